package org.sayso.app.token;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.lines.BoundedLines;
import org.sayso.oauth.ClientAuthentication;
import org.sayso.oauth.Introspection;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sayso token check}: judges tokens as a skill would, and says why. */
@Command(
        name = "check",
        description = "Judges access tokens from standard input, one on each line, and prints one JSON line for each.",
        footer = {
            "",
            "Every line is a token, an empty one as well. A token is never printed. The reason and the detail of a refusal say what to look at; \"hint\" says where.",
            "Without --jwks, --hs256-secret-file and --introspect the issuer's metadata say where its keys are.",
            "With --introspect alone the issuer is asked and no signature is checked; with keys as well, both must pass."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all tokens are accepted", "1:at least one is refused", "2:wrong usage, or no token at all"})
final class TokenCheckCommand implements Callable<Integer> {

    private static final int MIN_SECRET_BYTES = 32;

    /** Twice what any verifier reads, so that a line that was cut is still too long for it. */
    private static final int MAX_CHARACTERS = 16_384;

    @Option(names = "--issuer", required = true, paramLabel = "ISS", description = "What iss must be, exactly.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String issuer;

    @Option(names = "--audience", required = true, paramLabel = "AUD", description = "What aud must contain.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String audience;

    @Option(
            names = "--client",
            required = true,
            paramLabel = "ID",
            description = "A client whose tokens are accepted; may be given several times.")
    private List<String> clients = new ArrayList<>();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "A scope that a token must carry; may be given several times.")
    private List<String> scopes = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "rfc-9068",
            description = "How the issuer writes its tokens: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private ProfileName profile = ProfileName.RFC_9068;

    @Option(
            names = "--algorithm",
            paramLabel = "ALG",
            description = "A signature algorithm that is accepted: RS256 (the default), RS384, RS512, PS256, ES256.")
    private List<String> algorithms = new ArrayList<>();

    @Option(names = "--jwks", paramLabel = "FILE|URL", description = "The issuer's keys, or where they are published.")
    private @Nullable String jwks;

    @Option(
            names = "--hs256-secret-file",
            paramLabel = "FILE",
            description =
                    "Accept HS256 with the secret that this file holds: at least 32 bytes, a line end after text not counted. Discouraged: whoever can check"
                            + " such a token can make one.")
    private @Nullable Path secretFile;

    @Option(names = "--introspect", paramLabel = "URL", description = "Ask the issuer about each token (RFC 7662).")
    private @Nullable URI introspect;

    @Option(names = "--introspect-client", paramLabel = "ID", description = "The client that may ask.")
    private @Nullable String introspectClient;

    @Option(
            names = "--introspect-secret-file",
            paramLabel = "FILE",
            description = "The secret of that client: this file's first line.")
    private @Nullable Path introspectSecretFile;

    @Option(
            names = "--introspect-post",
            description = "Send that client's id and secret in the form and not as HTTP Basic.")
    private boolean introspectPost;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "Judge as of this moment, such as 2026-11-21T09:30:00Z.")
    private @Nullable Instant now;

    @Option(
            names = "--clock-skew",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How far the issuer's clock may be off: 0 to 300. Default: ${DEFAULT-VALUE}.")
    private int clockSkew = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Logging.warningsToStandardError();
        if (introspect == null && (introspectClient != null || introspectSecretFile != null || introspectPost)) {
            throw new WrongSetting(
                    "--introspect is missing: without it the issuer is not asked, whatever client is named.");
        }
        TokenJudge judge = new TokenJudge(
                verifier(),
                new Requirement(Set.copyOf(scopes)),
                introspect == null ? TokenCheck.USUAL : TokenCheck.ASK_ISSUER_NOW);
        PrintWriter out = spec.commandLine().getOut();
        BoundedLines lines = new BoundedLines(System.in, MAX_CHARACTERS);
        int read = 0;
        int refused = 0;
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            read++;
            TokenJudge.Judgement judgement = judge.judge(line.get());
            refused += judgement.accepted() ? 0 : 1;
            out.println(judgement.json());
            out.flush();
        }
        if (read == 0) {
            throw new WrongSetting(
                    "There is no token on standard input. Give one on each line, such as: sayso token check"
                            + " ... < tokens.txt");
        }
        return refused == 0 ? 0 : 1;
    }

    /** Whether signatures are checked. */
    private boolean local() {
        return introspect == null || jwks != null || secretFile != null;
    }

    private TokenVerifier verifier() throws IOException {
        InstantSource clock = now == null ? InstantSource.system() : InstantSource.fixed(now);
        try {
            Optional<TokenAuthenticator> asking = introspect == null ? Optional.empty() : Optional.of(introspection());
            TokenVerifier.Builder verifier = TokenVerifier.builder()
                    .profile(profile.profile())
                    .issuer(issuer)
                    .audience(audience)
                    .allowedClients(clients)
                    .clock(clock)
                    .clockSkew(Duration.ofSeconds(clockSkew))
                    .authenticator(local() ? signature(clock) : asking.orElseThrow());
            asking.ifPresent(verifier::issuerCheck);
            return verifier.build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new WrongSetting("These options cannot be used: " + e.getMessage());
        }
    }

    private JwtAuthenticator signature(InstantSource clock) throws IOException {
        JwtAuthenticator.Builder builder =
                JwtAuthenticator.builder().issuer(issuer).clock(clock);
        if (!algorithms.isEmpty()) {
            builder.algorithms(algorithms.toArray(String[]::new));
        }
        if (secretFile != null) {
            byte[] secret = withoutLineEnd(Files.readAllBytes(readable("--hs256-secret-file", secretFile)));
            if (secret.length < MIN_SECRET_BYTES) {
                throw new WrongSetting("The file of --hs256-secret-file has fewer than " + MIN_SECRET_BYTES
                        + " bytes, which is no secret (RFC 7518 section 3.2).");
            }
            builder.insecureHs256SharedSecret(secret);
        }
        if (jwks != null && jwks.matches("https?://.*")) {
            builder.jwksUri(URI.create(jwks));
        } else if (jwks != null) {
            builder.jwks(Files.readString(readable("--jwks", Path.of(jwks))));
        }
        return builder.build();
    }

    /** Editors end a text with a line end; random bytes may end with the same byte, and then it counts. */
    private static byte[] withoutLineEnd(byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1);
        return text.matches("[!-~]+\\r?\\n") ? text.strip().getBytes(StandardCharsets.ISO_8859_1) : secret;
    }

    private Introspection introspection() throws IOException {
        if (introspect == null || introspectClient == null || introspectSecretFile == null) {
            throw new WrongSetting("--introspect needs --introspect-client and --introspect-secret-file: issuers answer"
                    + " nobody else (RFC 7662 section 2.1).");
        }
        List<String> lines = Files.readAllLines(readable("--introspect-secret-file", introspectSecretFile));
        return Introspection.builder()
                .endpoint(introspect)
                .client(introspectClient, lines.isEmpty() ? "" : lines.get(0))
                .clientAuthentication(
                        introspectPost
                                ? ClientAuthentication.CLIENT_SECRET_POST
                                : ClientAuthentication.CLIENT_SECRET_BASIC)
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    private static Path readable(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            // Not its name: somebody may have typed a token in its place.
            throw new WrongSetting("What " + option + " names is no file that can be read.");
        }
        return file;
    }
}
