package org.sayso.app.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.app.SaysoCommand;

/** What the commands say when they cannot do their work. */
@Timeout(60)
class AdminCommandTests {

    private static final String SECRET = "n0b0dy-kn0ws-this-one";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return SaysoCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private Path credentials(String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("ann.credentials"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private Path credentials() throws IOException {
        return credentials(
                "server=https://accounts.example.com\nclient-id=sayso-admin-ann\nclient-secret=" + SECRET + "\n",
                "rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void credentialsThatOthersCanRead_areRefused(String permissions) throws Exception {
        credentials();
        Path file = credentials(Files.readString(directory.resolve("ann.credentials")), permissions);
        assertThat(run("key", "list", "--credentials", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("Others can read or change", "chmod 600")
                .doesNotContain(SECRET);
    }

    @Test
    void credentialsThatAreNone_areRefusedWithTheWayToSome() throws Exception {
        assertThat(run("key", "list", "--credentials", directory.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("sayso admin create NAME --config FILE");
        Path file = credentials("client-id=sayso-admin-ann\n", "rw-------");
        assertThat(run("key", "list", "--credentials", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("has no server;");
        assertThat(run("key", "list")).isEqualTo(2);
        assertThat(err.toString()).contains("--credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example.com",
                "http://localhost.evil.example",
                "ftp://localhost",
                "localhost:8081"
            })
    void secret_goesOverNoNetworkInClear(String server) throws Exception {
        assertThat(run(
                        "key",
                        "list",
                        "--server",
                        server,
                        "--credentials",
                        credentials().toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--server must be https, or http on this machine")
                .doesNotContain(SECRET);
    }

    @Test
    void serverThatDoesNotAnswer_isNamedWithAnotherWay() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(run(
                        "client",
                        "list",
                        "--server",
                        "http://127.0.0.1:" + port,
                        "--credentials",
                        credentials().toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("The server does not answer at http://127.0.0.1:" + port, "--server http://127.0.0.1:8081")
                .doesNotContain(SECRET, "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {} | The server does not know these credentials",
                "404 | no | There is nothing to administrate at",
                "500 | {} | The server answered with status 500",
                "503 | {\"detail\":\"not \\u001b[31mnow\"} | not \\u001b[31mnow",
                "200 | <html> | is no authorization server of Sayso's"
            })
    void serverThatDoesNotLet_isQuotedInOneLine(int status, String body, String reason) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            assertThat(run(
                            "link",
                            "end",
                            "x",
                            "--reason",
                            "y",
                            "--server",
                            "http://localhost:" + server.getAddress().getPort(),
                            "--credentials",
                            credentials().toString()))
                    .isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(err.toString()).contains(reason).doesNotContain(SECRET, "\u001b");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void wrongUsage_isRefusedBeforeAnybodyIsAsked() throws Exception {
        String file = credentials().toString();
        assertThat(run("client", "add", "skill", "pizza", "vendor-id", "--credentials", file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("member=value");
        assertThat(run("client", "rotate-secret", "skill:pizza", "--overlap", "soon", "--credentials", file))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--overlap is no time");
        assertThat(run("link", "end", "x", "--credentials", file)).isEqualTo(2);
        assertThat(err.toString()).contains("--reason");
    }

    @Test
    void fileOfCredentialsThatIsThere_isNotOverwritten() throws Exception {
        Path file = credentials();
        assertThat(run("admin", "create", "ann", "--config", "none.yml", "--out", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is a file", "--out");
        assertThat(Files.readString(file)).contains(SECRET);
    }
}
