package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on the loopback interface that replies as it is told, with STARTTLS where it has a certificate. */
final class ScriptedSmtp implements AutoCloseable {

    /** Lines as they came, each behind {@code tls } where it was encrypted. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final Map<String, String> replies;
    private final @Nullable SSLContext tls;
    private final boolean fromTheStart;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Replies are by verb, such as {@code RCPT}; {@code .} is the end of the data. An empty one means silence. */
    ScriptedSmtp(Map<String, String> replies, @Nullable SSLContext tls, boolean fromTheStart) {
        this.replies = replies;
        this.tls = tls;
        this.fromTheStart = fromTheStart;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedSmtp replying(String verb, String reply) {
        return new ScriptedSmtp(Map.of(verb, reply), null, false);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                sockets.add(socket);
                if (fromTheStart) {
                    talk(encrypt(socket), "tls ", true);
                } else {
                    talk(socket, "", true);
                }
            } catch (IOException e) {
                // The client hung up, or the test is over.
            }
        }
    }

    private void talk(Socket socket, String mark, boolean greeting) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        if (greeting) {
            reply(socket, "GREETING", "220 mail.example");
        }
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(mark + line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (data) {
                if (line.equals(".")) {
                    data = false;
                    reply(socket, ".", "250 accepted");
                }
            } else if (verb.equals("STARTTLS") && tls != null) {
                reply(socket, verb, "220 go on");
                talk(encrypt(socket), "tls ", false);
                return;
            } else {
                data = verb.equals("DATA") && replies.getOrDefault(verb, "354").startsWith("354");
                reply(socket, verb, usual(verb, mark));
            }
        }
    }

    private String usual(String verb, String mark) {
        return switch (verb) {
            case "EHLO" ->
                "250-mail.example\r\n" + (tls != null && mark.isEmpty() ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private void reply(Socket socket, String verb, String usual) throws IOException {
        String reply = replies.getOrDefault(verb, usual);
        if (!reply.isEmpty()) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }

    private Socket encrypt(Socket socket) throws IOException {
        if (tls == null) {
            throw new IllegalStateException("no certificate");
        }
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
