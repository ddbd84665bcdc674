package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.app.serve.Wire.Answer;
import tools.jackson.databind.JsonNode;

/** The jar in production on PostgreSQL, behind what plays a proxy. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
@Timeout(300)
class ServeIT {

    @TempDir
    static Path directory;

    private static Production production;

    @BeforeAll
    static void start() throws Exception {
        production = new Production(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        production.close();
    }

    @Test
    void start_saysInOneLineWhereAndWithWhat_andNoSecret() throws Exception {
        assertThat(production.server().line())
                .startsWith("Serving " + Production.ISSUER + " on 127.0.0.1:"
                        + production.server().port())
                .contains("clients: 0 of the settings", "database: jdbc:postgresql://localhost:", "health: 127.0.0.1:");
        assertThat(production.server().output()).doesNotContain("not-asked-for", Example.SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(production.credentials())))
                .isEqualTo("rw-------");
    }

    @Test
    void health_isOnItsOwnPortOnly() throws Exception {
        Wire health = new Wire(production.server().healthPort(), "127.0.0.1");
        assertThat(health.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(health.get("/health/ready").status()).isEqualTo(200);
        assertThat(production.proxy().get("/health/ready").status()).isEqualTo(404);
    }

    @Test
    void metrics_areOnThePortOfHealthOnly_andCountRefusalsStepsAndConnections() throws Exception {
        String id = production
                .administrate(
                        "client",
                        "add",
                        "skill",
                        "counted",
                        Production.SKILL,
                        "audience=https://counted.example.com",
                        "scopes=openid,offline_access")
                .json()
                .path("client")
                .path("client_id")
                .asString();
        assertThat(production
                        .token(id, "wrong-8e11", "grant_type=refresh_token&refresh_token=none-77d3")
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
        new Person(production.proxy())
                .open("/oauth2/authorize?response_type=code&state=x&client_id=" + id + "&redirect_uri="
                        + Production.encoded(Production.REDIRECT) + "&scope="
                        + Production.encoded("openid offline_access"));

        Answer told = new Wire(production.server().healthPort(), "127.0.0.1").get("/metrics");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body())
                .contains(
                        "sayso_authorization_token_seconds_count{grant=\"refresh_token\",outcome=\"unauthenticated\"}",
                        "sayso_authorization_linking_total{cause=\"none\",client=\"skill:counted\",step=\"started\"} 1.0",
                        "sayso_authorization_linking_total{cause=\"none\",client=\"skill:counted\",step=\"page_shown\"} 1.0",
                        "hikaricp_connections_max{pool=\"accounts\"} 10.0",
                        "jvm_memory_used_bytes{")
                .doesNotContain(id, "wrong-8e11", "none-77d3");
        assertThat(production.proxy().get("/metrics").status()).isEqualTo(404);
    }

    @Test
    void issuerAndRedirects_areTheIssuers_whateverTheRequestSays() throws Exception {
        for (Wire each : List.of(
                production.proxy(),
                production.proxy().with("X-Forwarded-Host: evil.example", "Forwarded: host=evil.example;proto=http"),
                new Wire(
                        production.server().port(),
                        "127.0.0.2",
                        "Host: " + Production.HOST,
                        "X-Forwarded-Host: evil.example"))) {
            JsonNode document = each.get("/.well-known/openid-configuration").json();
            assertThat(document.path("issuer").asString()).isEqualTo(Production.ISSUER);
            assertThat(document.path("token_endpoint").asString()).isEqualTo(Production.ISSUER + "/oauth2/token");
            Answer page = each.with("Accept: text/html").get("/account");
            assertThat(page.status()).isEqualTo(302);
            assertThat(URI.create(Production.ISSUER).resolve(page.header("Location")))
                    .isEqualTo(URI.create(Production.ISSUER + "/sign-in"));
            assertThat(each.get("/sign-in").header("Set-Cookie")).contains("; Secure", "; HttpOnly", "; SameSite=Lax");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "accounts.example.com.evil.example", "accounts.example.com:80@evil.example", ""})
    void hostThatIsNotTheIssuers_isRefused(String host) throws Exception {
        Answer answer = new Wire(production.server().port(), "127.0.0.1", "Host: " + host).get("/sign-in");
        assertThat(answer.status()).isIn(400, 421);
        assertThat(answer.body()).doesNotContain("evil");
    }

    @Test
    void forwardedFor_isBelievedFromTheProxyOnly() throws Exception {
        String token = production.adminToken();
        production.proxy().bearer(token).get("/admin/links?account=nobody-1");
        assertThat(production.server().logged("account nobody-1")).contains("Administrator ann from 198.51.100.7: ");

        new Wire(
                        production.server().port(),
                        "127.0.0.1",
                        "Host: " + Production.HOST,
                        "X-Forwarded-For: 203.0.113.9, 198.51.100.7, 10.1.2.3")
                .bearer(token)
                .get("/admin/links?account=nobody-2");
        assertThat(production.server().logged("account nobody-2")).contains("from 198.51.100.7: ");

        new Wire(
                        production.server().port(),
                        "127.0.0.2",
                        "Host: " + Production.HOST,
                        "X-Forwarded-For: 198.51.100.7",
                        "Forwarded: for=198.51.100.7")
                .bearer(token)
                .get("/admin/links?account=nobody-3");
        assertThat(production.server().logged("account nobody-3")).contains("from 127.0.0.2: ");
    }

    @Test
    void terminatedDuringARequest_isNotReady_answersIt_andEnds() throws Exception {
        Path other = production.config("graceful", production.postgres().fresh("graceful"));
        try (Served stopping = new Served(other)) {
            Wire wire = new Wire(stopping.port(), "127.0.0.1", "Host: " + Production.HOST);
            String body = "grant_type=client_credentials&scope=sayso.admin";
            String head = wire.basic("nobody", "nothing")
                    .head("POST", "/oauth2/token", "application/x-www-form-urlencoded", body.length());
            try (Socket first = wire.open()) {
                Wire.write(first, head + body);
                assertThat(Wire.read(first).status())
                        .as("so that the next one is under way in no time")
                        .isEqualTo(401);
            }
            try (Socket slow = wire.open()) {
                Wire.write(slow, head);
                Wire.write(slow, body.substring(0, 10));
                Thread.sleep(1000);

                stopping.terminate();

                awaitRefusal(wire);
                assertThat(new Wire(stopping.healthPort(), "127.0.0.1")
                                .get("/health/ready")
                                .status())
                        .isEqualTo(503);
                assertThat(new Wire(stopping.healthPort(), "127.0.0.1")
                                .get("/health/live")
                                .status())
                        .isEqualTo(200);
                Wire.write(slow, body.substring(10));
                Answer answer = Wire.read(slow);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.json().path("error").asString()).isEqualTo("invalid_client");
            }
            assertThat(stopping.exitCode()).isEqualTo(143);
            assertThat(stopping.output()).doesNotContain("\tat ");
        }
    }

    private static void awaitRefusal(Wire wire) throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                wire.open().close();
                Thread.sleep(100);
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("it still takes connections");
    }
}
