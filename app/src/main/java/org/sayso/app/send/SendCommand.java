package org.sayso.app.send;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.lines.Controls;
import org.sayso.standin.http.BoundedHttp;
import org.sayso.standin.http.HttpOutcome;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillPost;
import org.sayso.standin.protocol.StandInAuthority;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** {@code sayso send}: sends one request to a skill, as Alexa would. */
@Command(
        name = "send",
        description =
                "Sends one signed request from a JSON file to a skill, and prints what it answers as one JSON line.",
        footer = {
            "",
            "The timestamp and the request id are made fresh, and the session id where the session is new.",
            "The line has \"status\" (0 without an answer), \"time\" in milliseconds, \"body\" (null where no whole answer came), and then \"error\" as well.",
            "A skill accepts the signature if it trusts the authority: its certificate is ca.pem among the keys, and the chain is served at",
            "http://localhost:PORT/echo.api/echo-api-cert-standin.pem, by the playground or, where none runs, by this command."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the skill answered 200", "1:it answered anything else, or not at all", "2:wrong usage"})
public final class SendCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 1 << 20;

    @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Where the skill is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private URI endpoint;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = "The request as Alexa sends it; - reads it from standard input.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path request;

    @Option(names = "--skill-id", paramLabel = "ID", description = "Send it to this skill instead of the one it names.")
    private @Nullable String skillId;

    @Option(
            names = "--token",
            paramLabel = "T",
            description =
                    "The access token of the linked account. Other users of this machine can see it here; --token-file hides it.")
    private @Nullable String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "The same, from this file's first line.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--token-in-clear",
            description = "Send the token to another machine without TLS, where anybody on the way can read it.")
    private boolean tokenInClear;

    @Option(names = "--unsigned", description = "Leave the signature out: a skill must refuse this.")
    private boolean unsigned;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = ".sayso/stand-in",
            description = "Where the stand-in's keys are; made there if missing. Default: ${DEFAULT-VALUE}.")
    private Path keys = Path.of(".sayso/stand-in");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the skill fetches the certificate chain. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireHttp();
        Optional<String> accessToken = accessToken();
        if (accessToken.isPresent() && !tokenInClear) {
            requireSecret();
        }
        byte[] body = FreshRequest.read(requestBytes())
                .to(Optional.ofNullable(skillId))
                .with(accessToken)
                .sentAt(Instant.now())
                .bytes();
        if (unsigned) {
            return print(exchange(SkillPost.unsigned(endpoint, body)));
        }
        StandInAuthority authority = authority();
        try (PublishedChain chain = publish(authority)) {
            Exchange exchange = exchange(SkillPost.signed(endpoint, body, authority));
            if (status(exchange.outcome()) == 400) {
                warn(DisbeliefAdvice.of(authority.caFile(), port));
            }
            return print(exchange);
        }
    }

    private void requireHttp() {
        String scheme = endpoint.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || endpoint.getHost() == null) {
            throw new WrongSetting("--endpoint must be an http or https address, such as http://localhost:8082/alexa.");
        }
    }

    /** A token that is good somewhere must not be readable on its way. */
    private void requireSecret() {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        boolean thisMachine = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
        if ("http".equalsIgnoreCase(endpoint.getScheme()) && !thisMachine) {
            throw new WrongSetting("The access token would go to " + host
                    + " without TLS, where anybody on the way can read it. Use an https address; or, for a token that"
                    + " opens nothing, --token-in-clear.");
        }
    }

    private byte[] requestBytes() throws IOException {
        if (request.toString().equals("-")) {
            return System.in.readNBytes(MOST_BYTES);
        }
        return Files.readAllBytes(readable("--request", request));
    }

    private Optional<String> accessToken() throws IOException {
        if (token != null && tokenFile != null) {
            throw new WrongSetting("Give --token or --token-file, not both.");
        }
        if (tokenFile != null) {
            return Optional.of(Files.readString(readable("--token-file", tokenFile))
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .orElse(""));
        }
        return Optional.ofNullable(token);
    }

    private static Path readable(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongSetting("What " + option + " names is no file that can be read.");
        }
        return file;
    }

    private StandInAuthority authority() {
        boolean fresh = !Files.exists(keys.resolve("ca.pem"));
        StandInAuthority authority = StandInAuthority.loadOrCreate(keys);
        if (fresh) {
            warn("Made new keys. A skill accepts them once it trusts " + authority.caFile() + ".");
        }
        return authority;
    }

    /** Where the port is taken, a playground or another stand-in serves the chain already. */
    @SuppressWarnings("resource") // the caller closes it
    private @Nullable PublishedChain publish(StandInAuthority authority) {
        try {
            return PublishedChain.on(port, authority);
        } catch (IOException taken) {
            if (!PublishedChain.servedOn(port).equals(Optional.of(authority.certificateChain()))) {
                warn("What port " + port + " serves is not the certificate chain of the keys in " + keys
                        + ", so a skill that fetches it there will answer 400. Name the keys of what runs there with"
                        + " --keys, or with --port another port, from which the skill then has to fetch.");
            }
            return null;
        }
    }

    private void warn(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    private record Exchange(HttpOutcome outcome, double milliseconds) {}

    private static Exchange exchange(HttpRequest post) {
        long before = System.nanoTime();
        HttpOutcome outcome = new BoundedHttp().send(post, SkillClient.LIMIT, SkillClient.MOST_BYTES);
        return new Exchange(outcome, (System.nanoTime() - before) / 1e6);
    }

    private int print(Exchange exchange) {
        HttpOutcome outcome = exchange.outcome();
        ObjectNode line = JSON.createObjectNode()
                .put("status", status(outcome))
                .put("time", BigDecimal.valueOf(exchange.milliseconds()).setScale(1, RoundingMode.HALF_UP))
                .putNull("body");
        if (outcome instanceof HttpOutcome.Answered answered) {
            body(line, new String(answered.body(), StandardCharsets.UTF_8));
        } else {
            line.put("error", error(outcome));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Controls.escaped(JSON.writeValueAsString(line)));
        out.flush();
        return outcome instanceof HttpOutcome.Answered answered && answered.status() == 200 ? 0 : 1;
    }

    private static int status(HttpOutcome outcome) {
        if (outcome instanceof HttpOutcome.Answered answered) {
            return answered.status();
        }
        return outcome instanceof HttpOutcome.TooLong tooLong ? tooLong.status() : 0;
    }

    /** Why there is no whole answer. */
    private static String error(HttpOutcome outcome) {
        if (outcome instanceof HttpOutcome.TooLong) {
            return "The answer is longer than 120 kB, Alexa's limit.";
        }
        if (outcome instanceof HttpOutcome.TimedOut) {
            return "There was no answer within 8 seconds, Alexa's limit.";
        }
        if (outcome instanceof HttpOutcome.Distrusted) {
            return "The endpoint has no certificate that this machine trusts for its name, or speaks no TLS.";
        }
        return outcome instanceof HttpOutcome.Garbled
                ? "What came back is no whole HTTP answer. Does the endpoint speak something else, such as https, or did it hang up?"
                : "The endpoint cannot be reached. Is the skill running, and is the address right?";
    }

    /** JSON as it is, anything else as text; nothing is an empty text. */
    private static void body(ObjectNode line, String text) {
        try {
            JsonNode json = JSON.readTree(text);
            line.set("body", json.isMissingNode() ? StringNode.valueOf(text) : json);
        } catch (JacksonException noJson) {
            line.put("body", text);
        }
    }
}
