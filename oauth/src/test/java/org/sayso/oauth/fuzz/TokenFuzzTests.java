package org.sayso.oauth.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/**
 * Mutated tokens by the million: a little over half are changed and signed anew with the issuer's key, the others are damaged after
 * signing.
 *
 * <p>{@code sayso.fuzz.cases} and {@code sayso.fuzz.seed} choose others; counts go to {@code target/token-fuzz.txt}.
 */
@Tag("slow")
class TokenFuzzTests {

    private static final int CASES = Integer.getInteger("sayso.fuzz.cases", 1_000_000);
    private static final long SEED = Long.getLong("sayso.fuzz.seed", 20_261_121L);
    private static final int CHUNK = 5_000;
    private static final int SIGNED_OF_HUNDRED = 52;
    private static final long MAX_GROWTH = 16L << 20;

    private static final String ISSUER = "https://accounts.example";
    private static final String AUDIENCE = "https://pizza-on-demand.example";
    private static final long NOW = Instant.parse("2026-06-18T10:00:00Z").getEpochSecond();

    /** For what was changed after signing: nobody has looked at the claims by then, except for the issuer. */
    private static final Set<CallerRefusal> BEFORE_THE_CLAIMS = EnumSet.of(
            CallerRefusal.TOKEN_TOO_LONG,
            CallerRefusal.TOKEN_MALFORMED,
            CallerRefusal.TOKEN_ENCRYPTED,
            CallerRefusal.ENCODING_INVALID,
            CallerRefusal.JSON_TOO_DEEP,
            CallerRefusal.DUPLICATE_MEMBER,
            CallerRefusal.ALGORITHM_NOT_ALLOWED,
            CallerRefusal.CRITICAL_HEADER,
            CallerRefusal.HEADER_NOT_ALLOWED,
            CallerRefusal.UNKNOWN_KEY,
            CallerRefusal.SIGNATURE_INVALID,
            CallerRefusal.CLAIM_MISSING,
            CallerRefusal.CLAIM_MALFORMED,
            CallerRefusal.WRONG_ISSUER);

    private static final List<String[]> HEADER =
            List.of(member("alg", "\"RS256\""), member("typ", "\"at+jwt\""), member("kid", "\"key-1\""));
    private static final List<String[]> CLAIMS = List.of(
            member("iss", '"' + ISSUER + '"'),
            member("sub", "\"user-ann\""),
            member("aud", '"' + AUDIENCE + '"'),
            member("client_id", "\"alexa\""),
            member("scope", "\"openid pod:order\""),
            member("iat", Long.toString(NOW - 10)),
            member("nbf", Long.toString(NOW - 10)),
            member("exp", Long.toString(NOW + 3600)),
            member("jti", "\"token-1\""));
    private static final List<String> TEXTS = List.of(
            ISSUER,
            ISSUER + "/",
            AUDIENCE,
            AUDIENCE + "2",
            "alexa",
            "alexa@clients",
            "ALEXA",
            "web",
            "user-ann",
            "key-1",
            "none",
            "RS256",
            "HS256",
            "ES256",
            "at+jwt",
            "AT+JWT",
            "application/at+jwt",
            "JWT",
            "openid",
            "client-credentials",
            "Bearer");

    private final Oracle oracle = new Oracle(ISSUER, AUDIENCE, "alexa", "key-1", NOW);
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger strayRequests = new AtomicInteger();

    private RSAKey key;
    private HttpServer server;
    private JwtAuthenticator authenticator;
    private TokenVerifier verifier;

    private static String[] member(String name, String json) {
        return new String[] {name, json};
    }

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("key-1").keyUse(KeyUse.SIGNATURE).generate();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().toString().equals("/jwks")) {
                    strayRequests.incrementAndGet();
                }
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
        authenticator = JwtAuthenticator.builder()
                .issuer(ISSUER)
                .jwksUri(URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks"))
                .httpTimeout(Duration.ofSeconds(5))
                .build();
        verifier = TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .allowedClients("alexa")
                .clock(() -> Instant.ofEpochSecond(NOW))
                .build();
    }

    @AfterEach
    void stop() {
        authenticator.close();
        server.stop(0);
    }

    @Test
    void mutatedTokens_areRefusedWhereTheOracleSaysSo_andNothingIsThrownFetchedOrKept() throws Exception {
        run(Math.min(CASES, 20 * CHUNK), SEED + 1);
        long before = heapInUse();
        counts.clear();

        long start = System.nanoTime();
        run(CASES, SEED);
        long took = Duration.ofNanos(System.nanoTime() - start).toSeconds();

        long growth = heapInUse() - before;
        String report = report(took, before, growth);
        Files.writeString(Path.of("target", "token-fuzz.txt"), report);
        System.out.println(report);
        assertThat(failures.stream().limit(10)).isEmpty();
        assertThat(strayRequests).hasValue(0);
        assertThat(growth).isLessThan(MAX_GROWTH);
        assertThat(sum("signed anew")).isGreaterThanOrEqualTo(CASES / 2);
        assertThat(counts.keySet()).contains("signed anew: accepted");
    }

    private void run(int cases, long seed) throws Exception {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> chunks = new ArrayList<>();
            for (int chunk = 0; chunk < cases / CHUNK; chunk++) {
                long seedOfChunk = seed + 1_000_003L * chunk;
                chunks.add(threads.submit(() -> {
                    chunk(seedOfChunk);
                    return null;
                }));
            }
            for (Future<?> chunk : chunks) {
                chunk.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void chunk(long seed) throws GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(seed);
        Mutator mutator = new Mutator(random, HEADER, CLAIMS, TEXTS, NOW);
        PrivateKey secret;
        try {
            secret = key.toPrivateKey();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new GeneralSecurityException(e);
        }
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(secret);
        String good = signed(mutator.unchanged(), signature);
        String other = signed(
                new Mutator.Parts(
                        mutator.unchanged().header(),
                        new String(mutator.unchanged().claims(), StandardCharsets.UTF_8)
                                .replace("user-ann", "user-sam")
                                .getBytes(StandardCharsets.UTF_8)),
                signature);
        for (int i = 0; i < CHUNK; i++) {
            String name = "seed " + seed + ", case " + i;
            if (random.nextInt(100) < SIGNED_OF_HUNDRED) {
                Mutator.Parts parts = mutator.mutated();
                String token = signed(parts, signature);
                Set<CallerRefusal> expected = token.length() > 8192
                        ? EnumSet.of(CallerRefusal.TOKEN_TOO_LONG)
                        : oracle.objections(parts.header(), parts.claims());
                judge("signed anew", name, token, expected, expected.isEmpty());
            } else {
                judge("damaged", name, mutator.damaged(good, other), BEFORE_THE_CLAIMS, false);
            }
        }
    }

    private void judge(String group, String name, String token, Set<CallerRefusal> reasons, boolean acceptable) {
        try {
            TokenVerdict verdict = verifier.verify(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(30)));
            boolean right;
            if (verdict instanceof TokenVerdict.Refused refused) {
                count(group + ": " + refused.reason());
                right = !acceptable && reasons.contains(refused.reason());
            } else {
                count(group + ": accepted");
                right = acceptable;
            }
            if (!right) {
                failures.add(name + ": " + verdict + " instead of " + (acceptable ? "accepted" : reasons) + ": "
                        + readable(token));
            }
        } catch (RuntimeException | StackOverflowError thrown) {
            failures.add(name + ": threw " + thrown + ": " + readable(token));
        }
    }

    private static String signed(Mutator.Parts parts, Signature signature) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String input = base64.encodeToString(parts.header()) + '.' + base64.encodeToString(parts.claims());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + '.' + base64.encodeToString(signature.sign());
    }

    private static String readable(String token) {
        try {
            String[] parts = token.split("\\.", -1);
            return new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8) + " . "
                    + new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        } catch (RuntimeException notBase64) {
            return token;
        }
    }

    private void count(String what) {
        counts.computeIfAbsent(what, any -> new LongAdder()).increment();
    }

    private long sum(String group) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(group))
                .mapToLong(count -> count.getValue().sum())
                .sum();
    }

    private String report(long seconds, long before, long growth) {
        String lines = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> String.format("%,10d  %s", count.getValue().sum(), count.getKey()))
                .collect(Collectors.joining("\n"));
        return String.format(
                "seed %d, %,d cases in %d s: %,d signed anew, %,d damaged; %d judged wrongly%n"
                        + "heap in use after warm-up %,d kB, growth until the end %,d kB%n%s%n",
                SEED,
                CASES,
                seconds,
                sum("signed anew"),
                sum("damaged"),
                failures.size(),
                before >> 10,
                growth >> 10,
                lines);
    }

    private static long heapInUse() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
