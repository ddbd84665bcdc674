package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.sayso.confirmation.CanonicalJson;

/** A real HTTP inbox on the loopback interface that answers as it is told. */
final class Inbox implements AutoCloseable {

    record Post(Map<String, Object> body, String authorization, String contentType) {
        String id() {
            return String.valueOf(body.get("id"));
        }
    }

    /** What to do with one request after its body was read. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    static final String TOKEN = "inbox-token-for-tests";

    final List<Post> posts = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Post> arrivals = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private volatile Behaviour behaviour = status(202);

    Inbox() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(executor);
        server.createContext("/phone/inbox", this::handle);
        server.start();
    }

    static Behaviour status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/phone/inbox");
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** The next post to arrive. */
    Post next() throws InterruptedException {
        Post post = arrivals.poll(20, TimeUnit.SECONDS);
        if (post == null) {
            throw new AssertionError("no message arrived within 20 s");
        }
        return post;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Post post = new Post(
                CanonicalJson.readObject(body),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")));
        // Answered as things stand on arrival, whatever a test changes once it has seen the post.
        Behaviour now = behaviour;
        posts.add(post);
        arrivals.add(post);
        now.answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
