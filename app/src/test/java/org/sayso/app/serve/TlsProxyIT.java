package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.serve.Wire.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server in production behind a proxy that ends TLS. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the build brings PostgreSQL's server for Linux only")
@Timeout(300)
class TlsProxyIT {

    @TempDir
    static Path directory;

    private static Production production;
    private static TlsProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        production = new Production(directory);
        proxy = new TlsProxy(directory, production.server().port());
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        production.close();
    }

    /** Somebody out there, who asks for the server by the issuer's name. */
    private static Wire world() {
        return new Wire(proxy.port(), "127.0.0.3", "Host: " + Production.HOST).over(proxy.trusting());
    }

    private static JsonNode token(String id, String secret, String form) throws Exception {
        return world().basic(id, secret).form("/oauth2/token", form).json();
    }

    private static JsonNode claims(JsonNode token) {
        String payload = token.asString("").split("[.]", -1)[1];
        return new JsonMapper().readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    @Test
    void certificate_isNeeded() {
        assertThatThrownBy(() -> new Wire(proxy.port(), "127.0.0.3", "Host: " + Production.HOST)
                        .over((SSLSocketFactory) SSLSocketFactory.getDefault())
                        .get("/sign-in"))
                .isInstanceOf(SSLException.class);
    }

    /** A person's browser follows https only and wants each cookie to be Secure: see {@link Person}. */
    @Test
    void wholeLinking_goesOverTlsOnly_withTheIssuerAsItIs() throws Exception {
        JsonNode document = world().get("/.well-known/openid-configuration").json();
        assertThat(document.path("issuer").asString()).isEqualTo(Production.ISSUER);
        document.properties().stream()
                .filter(member ->
                        member.getKey().endsWith("_endpoint") || member.getKey().equals("jwks_uri"))
                .forEach(member -> assertThat(member.getValue().asString())
                        .as(member.getKey())
                        .startsWith(Production.ISSUER + "/"));
        JsonNode added = production
                .administrate(
                        "client",
                        "add",
                        "skill",
                        "pizza",
                        Production.SKILL,
                        "audience=https://pizza.example.com",
                        "skill-name=Pizza on Demand",
                        "scopes=openid,pizza:order,offline_access",
                        "scope-descriptions.pizza:order=order pizza in your name")
                .json();
        String id = added.path("client").path("client_id").asString();
        String secret = added.path("client_secret").asString();

        Person ann = new Person(world());
        String code = ann.link(id, "order pizza in your name");
        JsonNode tokens = token(
                id,
                secret,
                "grant_type=authorization_code&redirect_uri=" + Production.encoded(Production.REDIRECT) + "&code="
                        + Production.encoded(code));
        assertThat(claims(tokens.path("access_token")).path("iss").asString()).isEqualTo(Production.ISSUER);
        assertThat(claims(tokens.path("id_token")).path("iss").asString()).isEqualTo(Production.ISSUER);
        JsonNode refreshed = token(
                id,
                secret,
                "grant_type=refresh_token&refresh_token="
                        + tokens.path("refresh_token").asString());
        assertThat(claims(refreshed.path("access_token")).path("iss").asString())
                .isEqualTo(Production.ISSUER);
        assertThat(ann.open("/account").body()).contains("Pizza on Demand");
    }

    @Test
    void redirect_isHttps_whateverTheRequestSays() throws Exception {
        for (Wire each : new Wire[] {
            world(), world().with("X-Forwarded-Proto: http", "X-Forwarded-Host: evil.example", "Forwarded: proto=http")
        }) {
            Answer page = each.with("Accept: text/html").get("/account");
            assertThat(page.status()).isEqualTo(302);
            assertThat(URI.create(Production.ISSUER).resolve(page.header("Location")))
                    .isEqualTo(URI.create(Production.ISSUER + "/sign-in"));
            assertThat(page.header("Strict-Transport-Security")).contains("max-age=");
        }
    }

    @Test
    void addressOfTheClient_isTheOneBeforeTheProxy() throws Exception {
        world().with("X-Forwarded-For: 203.0.113.9")
                .bearer(production.adminToken())
                .get("/admin/links?account=nobody-4");
        assertThat(production.server().logged("account nobody-4")).contains("Administrator ann from ");
    }
}
