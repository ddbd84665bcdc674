package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw requests, because HTTP clients write {@code Host} themselves. */
class HostCheckTests {

    @TempDir
    static Path folder;

    private static RunningPlayground playground;

    @BeforeAll
    static void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "LocalHost:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void ownNameWithOwnPort_isAnswered(String host) throws IOException {
        assertThat(get("/", host)).startsWith("HTTP/1.1 200").contains("Sayso playground");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example:PORT",
                "rebound.example",
                "localhost",
                "localhost:1",
                "localhost.rebound.example:PORT",
                "localhost:PORT:PORT",
                "127.0.0.2:PORT",
                "0.0.0.0:PORT",
                "[::ffff:127.0.0.1]:PORT",
                "localhost.:PORT",
                ":PORT",
                ""
            })
    void otherHost_isRefusedBeforeAnyPage(String host) throws IOException {
        for (String path :
                new String[] {"/", "/panes/phone", "/trace/last.json", "/api/phones", "/playground/icon.svg"}) {
            assertThat(get(path, host))
                    .as(path)
                    .matches("(?s)HTTP/1\\.1 4(21|00).*")
                    .doesNotContain("<svg")
                    .doesNotContain("Echo");
        }
    }

    @Test
    void foreignHost_isToldWhereToGo() throws IOException {
        assertThat(get("/", "rebound.example:PORT"))
                .startsWith("HTTP/1.1 421")
                .contains("text/plain")
                .endsWith("This is the playground of this machine only. Open " + playground.address + "/ instead.\n");
    }

    @Test
    void missingHost_isRefused() throws IOException {
        assertThat(exchange("GET / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void foreignHostInTheRequestLine_isRefused() throws IOException {
        String port = Integer.toString(playground.address.getPort());
        assertThat(exchange("GET http://rebound.example/ HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1\\.1 4(21|00).*");
    }

    private static String get(String path, String host) throws IOException {
        String own = host.replace("PORT", Integer.toString(playground.address.getPort()));
        return exchange("GET " + path + " HTTP/1.1\r\nHost: " + own + "\r\nConnection: close\r\n\r\n");
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), playground.address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
