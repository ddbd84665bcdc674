package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.confirmation.CanonicalJson;

/** The outside world of a {@link Victim}, which survives it: phones that get messages, and a kitchen that gets orders. */
final class KillReceiver implements AutoCloseable {

    static final String TOKEN = "inbox-token-for-tests";

    private static final Pattern ORDER = Pattern.compile("order ([0-9a-f-]{36})");
    private static final Pattern CODE = Pattern.compile("code is (\\d+)");

    /** The code of each order whose message arrived. */
    private final Map<String, CompletableFuture<String>> codes = new ConcurrentHashMap<>();

    /** How often each message arrived. */
    final Map<String, Integer> messages = new ConcurrentHashMap<>();

    /** The order of each call of the kitchen, by idempotency key. */
    final Map<String, List<String>> effects = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    KillReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/inbox", this::message);
        server.createContext("/code/", this::code);
        server.createContext("/kitchen/", this::effect);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The codes of orders whose message has arrived. */
    Map<String, String> arrived() {
        Map<String, String> arrived = new ConcurrentHashMap<>();
        codes.forEach((order, code) -> {
            if (code.isDone()) {
                arrived.put(order, code.join());
            }
        });
        return arrived;
    }

    private void message(HttpExchange exchange) throws IOException {
        Map<String, Object> body =
                CanonicalJson.readObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String text = String.valueOf(body.get("text"));
        Matcher order = ORDER.matcher(text);
        Matcher code = CODE.matcher(text);
        if (!order.find() || !code.find()) {
            throw new IOException("a message without order or code");
        }
        messages.merge(String.valueOf(body.get("id")), 1, Integer::sum);
        codeOf(order.group(1)).complete(code.group(1));
        answer(exchange, 202, "");
    }

    private void code(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, 200, codeOf(lastSegment(exchange)).get(20, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            answer(exchange, 404, "");
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void effect(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        effects.computeIfAbsent(key, unused -> new CopyOnWriteArrayList<>()).add(lastSegment(exchange));
        answer(exchange, 200, "");
    }

    private CompletableFuture<String> codeOf(String order) {
        return codes.computeIfAbsent(order, unused -> new CompletableFuture<>());
    }

    private static String lastSegment(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** What a victim asks and tells the outside world, besides messages. */
    record Client(URI address) {

        URI inbox() {
            return address.resolve("/inbox");
        }

        /** Waits for the message about an order and reads its code. */
        String codeOf(String order) throws IOException {
            HttpURLConnection connection = open("/code/" + order);
            if (connection.getResponseCode() != 200) {
                throw new IOException("no message for " + order + " within 20 s");
            }
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }

        void perform(String order, String key) throws IOException {
            HttpURLConnection connection = open("/kitchen/" + order);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Idempotency-Key", key);
            if (connection.getResponseCode() != 200) {
                throw new IOException("the kitchen answered " + connection.getResponseCode());
            }
        }

        private HttpURLConnection open(String path) throws IOException {
            return (HttpURLConnection) address.resolve(path).toURL().openConnection();
        }
    }
}
