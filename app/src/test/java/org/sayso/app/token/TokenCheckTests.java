package org.sayso.app.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenCheckTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-06-18T10:00:00Z");
    private static final byte[] SECRET = "demo-only-demo-only-demo-only-demo".getBytes(StandardCharsets.US_ASCII);
    private static final RSAKey KEY = key();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key-1").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("keys.json"), new JWKSet(KEY.toPublicJWK()).toString());
        Files.write(folder.resolve("secret"), SECRET);
        Files.writeString(folder.resolve("client-secret"), "demo-only-client\n");
    }

    private static String token(Consumer<JWTClaimsSet.Builder> change) {
        return token(change, JWSAlgorithm.RS256);
    }

    private static String token(Consumer<JWTClaimsSet.Builder> change, JWSAlgorithm algorithm) {
        try {
            JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                    .issuer("https://accounts.example")
                    .subject("user-ann")
                    .audience("https://pod.example")
                    .claim("client_id", "alexa")
                    .claim("scope", "openid pod:order")
                    .jwtID("1")
                    .issueTime(Date.from(NOW.minusSeconds(10)))
                    .expirationTime(Date.from(NOW.plusSeconds(600)));
            change.accept(claims);
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .keyID("key-1")
                            .type(new JOSEObjectType("at+jwt"))
                            .build(),
                    claims.build());
            JWSSigner signer = algorithm.equals(JWSAlgorithm.HS256) ? new MACSigner(SECRET) : new RSASSASigner(KEY);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String good() {
        return token(claims -> {});
    }

    private int check(String input, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--issuer",
                "https://accounts.example",
                "--audience",
                "https://pod.example",
                "--client",
                "alexa",
                "--now",
                NOW.toString()));
        Stream.of(more).map(each -> each.replace("FOLDER", folder.toString())).forEach(arguments::add);
        return run(input, arguments);
    }

    private int withKeys(String input, String... more) {
        return check(
                input,
                Stream.concat(Stream.of("--jwks", "FOLDER/keys.json"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private int run(String input, List<String> arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return new CommandLine(new TokenCommand())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .setExecutionExceptionHandler((failure, command, parsed) -> {
                        err.write(String.valueOf(failure.getMessage()));
                        return 2;
                    })
                    .execute(arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    private List<JsonNode> lines() {
        return out.toString().lines().map(JSON::readTree).toList();
    }

    @Test
    void goodToken_isAcceptedWithSubjectAndScopes() {
        assertThat(withKeys(good() + "\n", "--scope", "pod:order")).isZero();

        JsonNode line = lines().get(0);
        assertThat(line.get("verdict").asString()).isEqualTo("accepted");
        assertThat(line.get("subject").asString()).isEqualTo("user-ann");
        assertThat(line.get("client").asString()).isEqualTo("alexa");
        assertThat(line.get("scopes").toString()).isEqualTo("[\"openid\",\"pod:order\"]");
        assertThat(line.get("expires").asString()).isEqualTo("2026-06-18T10:10:00Z");
    }

    @Test
    void severalTokens_giveALineEachInTheirOrder_andNeverTheToken() {
        String expired = token(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(61))));
        String foreign = token(claims -> claims.audience("https://bank.example"));
        String input =
                String.join("\r\n", good(), expired, foreign, "", "nonsense", "a".repeat(1 << 20), "\u00e9", good());

        assertThat(withKeys(input)).isEqualTo(1);

        assertThat(lines())
                .extracting(line -> line.get("verdict").asString().equals("accepted")
                        ? "accepted"
                        : line.get("reason").asString())
                .containsExactly(
                        "accepted",
                        "EXPIRED",
                        "WRONG_AUDIENCE",
                        "TOKEN_MALFORMED",
                        "TOKEN_MALFORMED",
                        "TOKEN_TOO_LONG",
                        "TOKEN_MALFORMED",
                        "accepted");
        assertThat(lines().get(2).get("detail").asString()).isEqualTo("aud does not contain https://pod.example");
        assertThat(lines().get(2).get("hint").asString()).isNotBlank();
        for (String secret : List.of(good(), expired, foreign)) {
            assertThat(out.toString() + err).doesNotContain(secret).doesNotContain(secret.split("\\.")[2]);
        }
    }

    @Test
    void guide_showsWhatIsPrinted() throws Exception {
        withKeys(good() + "\n" + token(claims -> claims.audience("https://bank.example")));

        assertThat(Files.readString(Path.of("../docs/tokens.md"))).contains(out.toString());
    }

    @Test
    void scopeThatIsOnlySimilar_isMissing() {
        assertThat(withKeys(token(claims -> claims.claim("scope", "pod:order2 pod:orders")), "--scope", "pod:order"))
                .isEqualTo(1);
        assertThat(lines().get(0).get("reason").asString()).isEqualTo("SCOPE_MISSING");
    }

    @Test
    void secretFile_acceptsHs256AndNoOtherAlgorithm() {
        String hs256 = token(claims -> {}, JWSAlgorithm.HS256);

        assertThat(check(hs256 + "\n" + good(), "--hs256-secret-file", "FOLDER/secret"))
                .isEqualTo(1);
        assertThat(lines().get(0).get("verdict").asString()).isEqualTo("accepted");
        assertThat(lines().get(1).get("reason").asString()).isEqualTo("ALGORITHM_NOT_ALLOWED");
    }

    @Test
    void lineEndAfterASecretOfText_isNotPartOfIt() throws Exception {
        Files.write(folder.resolve("secret"), "\n".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);

        assertThat(check(token(claims -> {}, JWSAlgorithm.HS256), "--hs256-secret-file", "FOLDER/secret"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"keycloak, azp, https://accounts.example/realms/pod", "okta, cid, https://accounts.example/oauth2/pod"})
    void profile_decidesWhichClaimsCount(String profile, String clientClaim, String issuer) {
        String token = token(claims -> claims.issuer(issuer)
                .claim("client_id", null)
                .claim(clientClaim, "alexa")
                .claim("typ", "Bearer")
                .claim("uid", "00u1"));
        List<String> arguments = List.of(
                "check",
                "--issuer",
                issuer,
                "--audience",
                "https://pod.example",
                "--client",
                "alexa",
                "--now",
                NOW.toString(),
                "--profile",
                profile,
                "--jwks",
                folder.resolve("keys.json").toString());

        int code = run(token, arguments);

        // Okta's tokens have no typ, so one that has is another's.
        assertThat(code).isEqualTo(profile.equals("okta") ? 1 : 0);
        if (code == 1) {
            assertThat(lines().get(0).get("reason").asString()).isEqualTo("WRONG_TYPE");
        }
    }

    @Test
    void issuerThatIsAsked_decidesAsWellAsTheSignature() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/introspect", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.incrementAndGet();
            byte[] body = "{\"active\":false}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/introspect";
            String[] asking = {
                "--introspect", url, "--introspect-client", "api", "--introspect-secret-file", "FOLDER/client-secret"
            };
            assertThat(withKeys(good(), asking)).isEqualTo(1);
            assertThat(check("opaque", asking)).isEqualTo(1);
            assertThat(withKeys("forged", asking)).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(lines())
                .extracting(line -> line.get("reason").asString())
                .containsExactly("INACTIVE", "INACTIVE", "TOKEN_MALFORMED");
        assertThat(asked).hasValue(2);
    }

    @Test
    void manyLines_areJudgedOneByOne() {
        String input =
                String.join("\n", IntStream.range(0, 500).mapToObj(i -> good()).toList());

        assertThat(withKeys(input)).isZero();
        assertThat(lines()).hasSize(500);
    }

    @Test
    void noTokenAtAll_isWrongUsage() {
        assertThat(withKeys("")).isEqualTo(2);
        assertThat(err.toString()).contains("no token on standard input");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--jwks|FOLDER/missing.json",
                "--jwks|FOLDER/secret",
                "--jwks|http://accounts.example/keys",
                "--hs256-secret-file|FOLDER/client-secret",
                "--hs256-secret-file|FOLDER/secret|--jwks|FOLDER/keys.json",
                "--introspect|https://accounts.example/introspect",
                "--jwks|FOLDER/keys.json|--introspect-client|api",
                "--jwks|FOLDER/keys.json|--introspect-secret-file|FOLDER/client-secret",
                "--profile|github",
                "--profile|auth0",
                "--now|tomorrow",
                "--algorithm|none",
                "--clock-skew|301",
                "--clock-skew|-1",
                "--nonsense"
            })
    void optionThatCannotWork_isWrongUsage(String options) {
        assertThat(check(good(), options.split("\\|", -1))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void help_namesTheProfilesAsTheyAreTyped() {
        assertThat(run("", List.of("check", "--help"))).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("rfc-9068, embedded, auth0, auth0-rfc-9068, okta, keycloak");
        assertThat(out.toString().toLowerCase(Locale.ROOT)).contains("exit codes");
    }
}
