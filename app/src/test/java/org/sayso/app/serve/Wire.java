package org.sayso.app.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests byte by byte, from any address of this machine and with any header, as a proxy or an attacker sends them. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String from;
    private final List<String> headers;
    private final @Nullable SSLSocketFactory tls;

    /** What came back. */
    record Answer(int status, List<String> headers, String body) {

        String header(String name) {
            String start = name.toLowerCase(Locale.ROOT) + ": ";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst()
                    .orElse("");
        }

        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    Wire(int port, String from, String... headers) {
        this(port, from, null, List.of(headers));
    }

    private Wire(int port, String from, @Nullable SSLSocketFactory tls, List<String> headers) {
        this.port = port;
        this.from = from;
        this.tls = tls;
        this.headers = headers;
    }

    /** The same over TLS, to {@link Production#HOST} only. */
    Wire over(SSLSocketFactory tls) {
        return new Wire(port, from, tls, headers);
    }

    Wire with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Wire(port, from, tls, List.copyOf(all));
    }

    Wire basic(String id, String secret) {
        return with("Authorization: Basic "
                + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    Wire bearer(String token) {
        return with("Authorization: Bearer " + token);
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", "");
    }

    Answer form(String path, String body) throws IOException {
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    Answer json(String method, String path, String body) throws IOException {
        return send(method, path, "application/json", body);
    }

    Answer send(String method, String path, String type, String body) throws IOException {
        try (Socket socket = open()) {
            write(socket, head(method, path, type, body.length()) + body);
            return read(socket);
        }
    }

    Socket open() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        return tls == null ? socket : over(tls, socket);
    }

    /** With a certificate that somebody trusted gave to that name. */
    private static Socket over(SSLSocketFactory tls, Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, Production.HOST, 443, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** HTTP/1.0, so that the answer ends with the connection. */
    String head(String method, String path, String type, int length) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.0\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (!type.isEmpty()) {
            head.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(length)
                    .append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    static Answer read(Socket socket) throws IOException {
        String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] parts = all.split("\r\n\r\n", 2);
        List<String> lines = List.of(parts[0].split("\r\n", -1));
        return new Answer(
                Integer.parseInt(lines.get(0).split(" ", 3)[1]),
                lines.subList(1, lines.size()),
                parts.length > 1 ? parts[1] : "");
    }
}
