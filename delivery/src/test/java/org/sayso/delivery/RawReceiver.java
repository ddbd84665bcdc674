package org.sayso.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server on the loopback interface that answers each connection with bytes of its own, HTTP or not, and hangs up. */
final class RawReceiver implements AutoCloseable {

    /** Writes an answer; may never come to an end. */
    interface Bytes {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Bytes answer;
    private final Thread thread = new Thread(this::serve, "raw-receiver");

    RawReceiver(Bytes answer) throws IOException {
        this.answer = answer;
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/hook");
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[65536]);
                answer.write(socket.getOutputStream());
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The client hung up, or the test is over.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thread.interrupt();
    }
}
