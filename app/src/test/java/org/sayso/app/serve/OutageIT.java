package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.serve.Wire.Answer;

/** A server in production whose database goes away. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
@Timeout(300)
class OutageIT {

    @TempDir
    static Path directory;

    private static Postgres postgres;
    private static String shop = "";

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres();
        shop = postgres.fresh("shop");
        postgres.run(
                shop,
                "CREATE TABLE customers (id VARCHAR(20), login VARCHAR(20), full_name VARCHAR(50), password_hash VARCHAR(99))");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private static String at(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?password=hidden-8841";
    }

    private static Answer refresh(Wire wire) throws Exception {
        return wire.basic("nobody", "nothing").form("/oauth2/token", "grant_type=refresh_token&refresh_token=none");
    }

    @Test
    void databaseThatIsAwayAtTheStart_isNamedInTwoLines_withTheFix() throws Exception {
        String url;
        try (Line line =
                new Line(URI.create(postgres.fresh("never").substring(5)).getPort())) {
            url = at(line.port(), "never");
        }
        Path file = Production.config(directory, "never", url, shop);
        assertThatThrownBy(() -> new Served(file).close())
                .hasMessageContaining(
                        "The database " + url.replaceFirst("[?].*", "") + " cannot be opened: Connection to ")
                .hasMessageContaining("Fix: Check sayso.authorization.database.url")
                .satisfies(failure ->
                        assertThat(failure.getMessage()).doesNotContain("\tat ", "hidden-8841", " ERROR ", " WARN "));
    }

    @Test
    void databaseThatGoesAway_isToldOnce_andRequestsAreAskedToComeAgain() throws Exception {
        int real = URI.create(postgres.fresh("accounts").substring(5)).getPort();
        try (Line line = new Line(real);
                Served server = new Served(Production.config(directory, "outage", at(line.port(), "accounts"), shop))) {
            Wire wire = new Wire(server.port(), "127.0.0.1", "Host: " + Production.HOST);
            Wire health = new Wire(server.healthPort(), "127.0.0.1");
            assertThat(refresh(wire).status()).isEqualTo(401);

            line.cut();

            for (int i = 0; i < 3; i++) {
                Answer token = refresh(wire);
                assertThat(token.status()).isEqualTo(503);
                assertThat(token.header("Retry-After")).isEqualTo("5");
                assertThat(token.body()).doesNotContain("invalid_");
            }
            Answer page = wire.with("Accept: text/html").get("/oauth2/authorize?response_type=code&client_id=x");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("5");
            assertThat(page.body()).contains("We cannot answer right now");
            assertThat(health.get("/health/ready").status()).isEqualTo(503);
            assertThat(health.get("/health/live").status()).isEqualTo(200);
            assertThat(server.logged("does not answer"))
                    .contains(
                            " WARN ", "The database jdbc:postgresql://localhost:" + line.port() + "/accounts does not");

            line.mend();

            for (int i = 0; i < 50 && refresh(wire).status() != 401; i++) {
                Thread.sleep(100);
            }
            assertThat(refresh(wire).status()).isEqualTo(401);
            assertThat(health.get("/health/ready").status()).isEqualTo(200);
            assertThat(server.logged("answers again")).contains(" INFO ", "/accounts answers again, after ");
            assertThat(server.output().lines().filter(said -> said.matches(".* (WARN|ERROR|INFO) .*")))
                    .as(server.output())
                    .hasSize(3)
                    .first()
                    .asString()
                    .contains("Started at https://accounts.example.com.");
            assertThat(server.output()).doesNotContain("\tat ", "hidden-8841");
        }
    }
}
