package org.sayso.factors;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Where;
import org.sayso.http.Addresses;
import org.sayso.http.Exchange;

/**
 * Okta's Factors API: codes by text message and e-mail, codes of an app, and approvals in Okta Verify.
 *
 * <p>A factor proves that a person has their phone or mailbox. It is not bound to a transaction: the message names none, and a
 * code that Okta sent for a login is as good. Users are named by id and never by login, which can be given to somebody else;
 * {@code me}, the owner of the API token, is refused with the rest. A code that is empty, or anything but digits, is never
 * passed on: Okta would send a new one.
 *
 * <p>Each call takes at most 2 seconds by default, less near a deadline. Nothing throws for what the provider does. Thread-safe.
 *
 * @see <a href="https://developer.okta.com/docs/api/openapi/okta-management/management/tag/UserFactor/">Okta, User Factors</a>
 */
public final class OktaFactors {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{10,64}");

    /** Okta would take a login, or its beginning, in the same place. */
    private static final Pattern USER_ID = Pattern.compile("00u[0-9A-Za-z]{8,61}");

    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{N}@.+_*() -]{3,254}");
    private static final String NO_SUCH_FACTOR = "no factor of this person's";
    private static final String WRONG_CODE = "E0000068";
    private static final String USER_LOCKED = "E0000069";
    private static final Set<String> ABOUT_US = Set.of("E0000005", "E0000006", "E0000011", "E0000015", "E0000022");

    /** What Okta's words for "too often" stand for, where no header says how long to wait. */
    private static final Map<String, Duration> WAITS =
            Map.of("E0000109", Duration.ofSeconds(30), "E0000118", Duration.ofSeconds(5));

    private static final Map<String, ProviderVerdict> WORDS_ON_CODES = Map.of(
            "SUCCESS", new ProviderVerdict.Right(),
            "FAILED", new ProviderVerdict.Wrong(),
            "PASSCODE_REPLAYED", new ProviderVerdict.Wrong(),
            "TIME_WINDOW_EXCEEDED", new ProviderVerdict.Wrong(),
            "EXPIRED", new ProviderVerdict.Expired(),
            "TIMEOUT", new ProviderVerdict.Expired(),
            "CANCELLED", new ProviderVerdict.Expired());

    private static final Map<String, ProviderVerdict> WORDS_ON_QUESTIONS = Map.of(
            "SUCCESS", new ProviderVerdict.Right(),
            "WAITING", new ProviderVerdict.Waiting(),
            "REJECTED", new ProviderVerdict.Denied(),
            "FAILED", new ProviderVerdict.Denied(),
            "CANCELLED", new ProviderVerdict.Expired(),
            "EXPIRED", new ProviderVerdict.Expired(),
            "TIMEOUT", new ProviderVerdict.Expired());

    private final URI org;
    private final OktaCredentials credentials;
    private final Duration emailCodeLife;
    private final Provider okta;

    private OktaFactors(URI org, OktaCredentials credentials, Duration emailCodeLife, Provider okta) {
        this.org = org;
        this.credentials = credentials;
        this.emailCodeLife = emailCodeLife;
        this.okta = okta;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a person has set up. */
    public sealed interface Listed {

        /** The active factors of the types that can be used, in Okta's order. */
        record Factors(List<OktaFactor> factors) implements Listed {}

        /** They could not be found out. */
        record Failed(Trouble trouble) implements Listed {}
    }

    /** The active factors of this user. */
    public Listed list(String userId, Deadline deadline) {
        try {
            URI factors = uri("/api/v1/users/" + userId(userId) + "/factors");
            Exchange.Answer answer = send(request(factors).GET(), deadline);
            if (answer.status() != 200) {
                return new Listed.Failed(refusal(answer));
            }
            List<OktaFactor> usable = new ArrayList<>();
            for (Object factor : okta.array(answer)) {
                if (factor instanceof Map<?, ?> members) {
                    usable(members).ifPresent(usable::add);
                }
            }
            return new Listed.Factors(List.copyOf(usable));
        } catch (Provider.NoAnswer e) {
            return new Listed.Failed(e.trouble());
        }
    }

    private static Optional<OktaFactor> usable(Map<?, ?> members) {
        if (!"ACTIVE".equals(members.get("status"))
                || !(members.get("id") instanceof String id)
                || !ID.matcher(id).matches()
                || !(members.get("factorType") instanceof String word)) {
            return Optional.empty();
        }
        return OktaFactor.Type.of(word)
                .flatMap(type -> where(type, members).map(where -> new OktaFactor(id, type, where)));
    }

    /** Where the factor is, for speech; empty where the profile does not say that in a way that can be understood. */
    private static Optional<Where> where(OktaFactor.Type type, Map<?, ?> members) {
        return switch (type) {
            case SMS -> masked(Channel.SMS, members.get("profile"), "phoneNumber");
            case EMAIL -> masked(Channel.EMAIL, members.get("profile"), "email");
            case TOTP -> Optional.of(new Where.App(app(members.get("provider"))));
            case PUSH -> Optional.of(new Where.App("Okta Verify"));
        };
    }

    private static Optional<Where> masked(Channel channel, @Nullable Object profile, String member) {
        // People can edit their profile, and this is going to be spoken.
        if (profile instanceof Map<?, ?> members
                && members.get(member) instanceof String address
                && SPEAKABLE.matcher(address).matches()) {
            try {
                return Optional.of(Where.ofMasked(channel, address));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String app(@Nullable Object provider) {
        return "OKTA".equals(provider)
                ? "Okta Verify"
                : "GOOGLE".equals(provider) ? "Google Authenticator" : "Authenticator";
    }

    /**
     * Lets Okta send a code, by text message or e-mail.
     *
     * @param type of the factor, {@code SMS} or {@code EMAIL}
     * @param locale the language of the text message, as far as Okta has a template for it
     */
    public ProviderStart challenge(
            String userId, String factorId, OktaFactor.Type type, Locale locale, Deadline deadline) {
        if (!type.sendsCode()) {
            throw new IllegalArgumentException("Okta sends no code for a factor of the type " + type);
        }
        String life = type == OktaFactor.Type.EMAIL ? "?tokenLifetimeSeconds=" + emailCodeLife.toSeconds() : "";
        try {
            HttpRequest.Builder request = post(verifyAddress(userId, factorId, life), Map.of());
            String language = locale.toLanguageTag();
            if (!language.equals("und")) {
                request.header("Accept-Language", language);
            }
            Exchange.Answer answer = send(request, deadline);
            if (answer.status() / 100 != 2) {
                return new ProviderStart.Failed(refusal(answer));
            }
            return "CHALLENGE".equals(okta.object(answer).get("factorResult"))
                    ? new ProviderStart.CodeSent()
                    : new ProviderStart.Failed(Trouble.unavailable("Okta did not say that it sent a code"));
        } catch (Provider.NoAnswer e) {
            return new ProviderStart.Failed(e.trouble());
        }
    }

    /**
     * Whether this code is right, for a factor that sends or shows codes. A code is good once: where the answer is lost, it is
     * spent all the same. What is no code at all is wrong without a call.
     */
    public ProviderVerdict verify(String userId, String factorId, String code, Deadline deadline) {
        if (!Codes.mayBeForwarded(code)) {
            return new ProviderVerdict.Wrong();
        }
        try {
            HttpRequest.Builder request = post(verifyAddress(userId, factorId, ""), Map.of("passCode", code));
            Exchange.Answer answer = send(request, deadline);
            return answer.status() / 100 == 2 ? said(answer, WORDS_ON_CODES) : refused(answer);
        } catch (Provider.NoAnswer e) {
            return new ProviderVerdict.None(e.trouble());
        }
    }

    /** What cannot be read otherwise counts as a wrong code: were it taken for a fault instead, a guess would be free. */
    private ProviderVerdict refused(Exchange.Answer answer) {
        String code = Provider.error(answer);
        boolean aboutUs = answer.status() == 401 || answer.status() == 404 || ABOUT_US.contains(code);
        return !code.equals(WRONG_CODE) && (aboutUs || code.equals(USER_LOCKED))
                ? new ProviderVerdict.None(refusal(answer))
                : new ProviderVerdict.Wrong();
    }

    /** Lets Okta Verify ask on the person's phone; {@link #poll} finds out what they answer. */
    public ProviderStart push(String userId, String factorId, Deadline deadline) {
        try {
            HttpRequest.Builder request = post(verifyAddress(userId, factorId, ""), Map.of());
            Exchange.Answer answer = send(request, deadline);
            if (answer.status() / 100 != 2) {
                return new ProviderStart.Failed(refusal(answer));
            }
            Map<String, Object> members = okta.object(answer);
            Optional<URI> poll = pollLink(members);
            if (!"WAITING".equals(members.get("factorResult")) || poll.isEmpty()) {
                return new ProviderStart.Failed(
                        Trouble.unavailable("Okta did not say where the result can be asked for"));
            }
            if (!isOurs(poll.get())) {
                return new ProviderStart.Failed(foreign());
            }
            return new ProviderStart.Asked(poll.get(), expiry(members));
        } catch (Provider.NoAnswer e) {
            return new ProviderStart.Failed(e.trouble());
        }
    }

    /**
     * What the person answered so far.
     *
     * @param link as {@link #push} gave it; one that leads elsewhere than to this org is never called
     */
    public ProviderVerdict poll(URI link, Deadline deadline) {
        if (!isOurs(link)) {
            return new ProviderVerdict.None(foreign());
        }
        try {
            Exchange.Answer answer = send(request(link).GET(), deadline);
            if (answer.status() == 404) {
                return new ProviderVerdict.Expired();
            }
            return answer.status() == 200
                    ? said(answer, WORDS_ON_QUESTIONS)
                    : new ProviderVerdict.None(refusal(answer));
        } catch (Provider.NoAnswer e) {
            return new ProviderVerdict.None(e.trouble());
        }
    }

    private ProviderVerdict said(Exchange.Answer answer, Map<String, ProviderVerdict> words) throws Provider.NoAnswer {
        Object result = okta.object(answer).get("factorResult");
        ProviderVerdict verdict = result instanceof String word ? words.get(word) : null;
        return verdict != null
                ? verdict
                : new ProviderVerdict.None(Trouble.unavailable("Okta's result is none that is known here"));
    }

    private static Optional<URI> pollLink(Map<String, Object> members) {
        if (members.get("_links") instanceof Map<?, ?> links
                && links.get("poll") instanceof Map<?, ?> poll
                && poll.get("href") instanceof String href) {
            try {
                return Optional.of(new URI(href));
            } catch (URISyntaxException none) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> expiry(Map<String, Object> members) {
        try {
            return members.get("expiresAt") instanceof String time
                    ? Optional.of(Instant.parse(time))
                    : Optional.empty();
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** Whether the credentials may go there. */
    private boolean isOurs(URI link) {
        return Addresses.isSafe(link)
                && org.getScheme().equalsIgnoreCase(link.getScheme())
                && org.getHost().equalsIgnoreCase(link.getHost())
                && port(org) == port(link)
                && link.getRawPath() != null
                && link.getRawPath().startsWith("/api/v1/");
    }

    private static int port(URI uri) {
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        return uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
    }

    private static Trouble foreign() {
        return Trouble.misconfigured("Okta's link leads elsewhere than to the org that is set: is its address the one"
                + " that Okta uses itself?");
    }

    private Exchange.Answer send(HttpRequest.Builder request, Deadline deadline) throws Provider.NoAnswer {
        request.header("Authorization", credentials.header());
        try {
            return okta.send(request.build(), deadline);
        } catch (Provider.NoAnswer e) {
            Trouble trouble = e.trouble();
            Optional<Duration> usual = WAITS.entrySet().stream()
                    .filter(wait -> trouble.detail().endsWith(wait.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            throw trouble.kind() == Trouble.Kind.THROTTLED && trouble.pause().isEmpty() && usual.isPresent()
                    ? new Provider.NoAnswer(Trouble.throttled(usual, trouble.detail()))
                    : e;
        }
    }

    private Trouble refusal(Exchange.Answer answer) {
        String code = Provider.error(answer);
        String said = okta.said(answer, code);
        if (answer.status() == 404) {
            return Trouble.notSetUp(said + ": " + NO_SUCH_FACTOR);
        }
        return code.equals(USER_LOCKED)
                ? Trouble.notSetUp(said + ": the person is locked out at Okta")
                : Trouble.misconfigured(said + ": check the credentials and what they may do");
    }

    private static HttpRequest.Builder request(URI uri) {
        // Okta shows the User-Agent to whom it asks, and wants one.
        return HttpRequest.newBuilder(uri).header("Accept", "application/json").header("User-Agent", "Sayso");
    }

    private static HttpRequest.Builder post(URI uri, Map<String, Object> body) {
        return request(uri).header("Content-Type", "application/json").POST(Provider.json(body));
    }

    private URI verifyAddress(String userId, String factorId, String query) throws Provider.NoAnswer {
        return uri("/api/v1/users/" + userId(userId) + "/factors/" + factorId(factorId) + "/verify" + query);
    }

    private URI uri(String path) {
        return org.resolve(path);
    }

    private static String userId(String id) throws Provider.NoAnswer {
        return id(USER_ID, "user", id);
    }

    private static String factorId(String id) throws Provider.NoAnswer {
        return id(ID, "factor", id);
    }

    /** Letters and digits stand in a path as they are; whatever would need an escape is no id of Okta's. */
    private static String id(Pattern form, String what, String id) throws Provider.NoAnswer {
        if (!form.matcher(id).matches()) {
            throw new Provider.NoAnswer(Trouble.misconfigured("that is no " + what + " id of Okta's"));
        }
        return id;
    }

    static void requireFactorId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("that is no factor id of Okta's");
        }
    }

    @Override
    public String toString() {
        return "OktaFactors[" + org.getHost() + "]";
    }

    /** Collects where the org is and who asks. Needs an org and credentials. */
    public static final class Builder {

        private static final Duration MAX_CODE_LIFE = Duration.ofDays(1);

        private @Nullable URI org;
        private @Nullable OktaCredentials credentials;
        private Duration emailCodeLife = Duration.ofMinutes(5);
        private Duration timeout = Provider.TIMEOUT;
        private InstantSource clock = Clock.systemUTC();

        private Builder() {}

        /** The org's address: https without a path, or http to this very machine. */
        public Builder org(URI org) {
            Addresses.safe("the Okta org", org);
            if (!Set.of("", "/").contains(org.getRawPath()) || org.getRawQuery() != null) {
                throw new IllegalArgumentException(
                        "the Okta org is an address without a path, such as https://pizza.okta.com");
            }
            this.org = org.resolve("/");
            return this;
        }

        public Builder credentials(OktaCredentials credentials) {
            this.credentials = Objects.requireNonNull(credentials, "credentials");
            return this;
        }

        /** How long a code sent by e-mail is good: 1 second to a day, 5 minutes by default. Text messages have Okta's own. */
        public Builder emailCodeLife(Duration life) {
            if (life.compareTo(Duration.ofSeconds(1)) < 0 || life.compareTo(MAX_CODE_LIFE) > 0) {
                throw new IllegalArgumentException(
                        "emailCodeLife is " + life + "; set it between PT1S and " + MAX_CODE_LIFE);
            }
            this.emailCodeLife = life;
            return this;
        }

        /** How long one call may take: up to 5 seconds, 2 by default, less near a deadline. */
        public Builder timeout(Duration timeout) {
            this.timeout = Provider.timeout(timeout);
            return this;
        }

        /** Tells how long to wait until a given moment; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Makes the client; nothing is asked yet.
         *
         * @throws IllegalStateException where a setting is missing; the message names the fix
         */
        public OktaFactors build() {
            if (org == null) {
                throw new IllegalStateException("no Okta org: call org(...) with its address");
            }
            if (credentials == null) {
                throw new IllegalStateException("no credentials for Okta: call credentials(...) with"
                        + " OktaCredentials.apiToken(...) or OktaCredentials.bearer(...)");
            }
            return new OktaFactors(org, credentials, emailCodeLife, new Provider("Okta", timeout, clock));
        }
    }
}
