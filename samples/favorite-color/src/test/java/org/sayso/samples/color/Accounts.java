package org.sayso.samples.color;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.Placeholders;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.token.UserKey;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The real authorization server with this skill, another skill, and one more client of this skill's audience. */
final class Accounts implements AutoCloseable {

    private static final Map<String, String> SUBJECTS = Map.of("ann", "user-ann-5f0c2e71", "ben", "user-ben-93b47d08");
    static final String OTHER_SKILL = "alexa-other";
    static final String OTHER_CLIENT = "alexa-second";
    private static final String REDIRECT = "http://localhost:9/api/skill/link/";

    final String url;
    final LinkingSettings linking;
    private final String vendorId;
    private final Clock clock;
    private final ConfigurableApplicationContext context;

    private Accounts(Clock clock) throws IOException {
        this.clock = clock;
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        url = "http://localhost:" + port;
        Placeholders placeholders = Linking.placeholders(url);
        LinkingFile file = Linking.file(placeholders);
        linking = LinkingSettings.of(file, placeholders);
        vendorId = file.vendorId();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(port));
        settings.put("sayso.authorization.service-name", "Favorite Color");
        settings.put("sayso.authorization.demo-users", "true");
        settings.putAll(client("favorite-color", file.clientId(), String.valueOf(file.audience())));
        settings.put("sayso.authorization.skills.favorite-color.require-pkce", Boolean.toString(file.pkce()));
        settings.put("sayso.authorization.skills.favorite-color.token-claims.FirstNameClaim", "given_name");
        settings.put("sayso.authorization.skills.favorite-color.token-claims.FavoriteColorClaim", "favorite_color");
        settings.putAll(client("other", OTHER_SKILL, "https://other.example"));
        settings.putAll(client("second", OTHER_CLIENT, String.valueOf(file.audience())));
        String api = "sayso.authorization.resource-servers.favorite-color-api.";
        settings.put(api + "client-id", "favorite-color-api");
        settings.put(api + "client-secret", RunningSkill.API_SECRET);
        settings.put(api + "audience", String.valueOf(file.audience()));
        String backend = "sayso.authorization.backend-clients.favorite-color.";
        settings.put(backend + "client-id", "favorite-color-backend");
        settings.put(backend + "client-secret", RunningSkill.BACKEND_SECRET);
        settings.put(backend + "scopes", "accounts.contact,accounts.profile");
        context = AuthorizationServerApplication.builder()
                .initializers((GenericApplicationContext beans) -> beans.registerBean(Clock.class, () -> clock))
                .run(RunningSkill.arguments(settings));
    }

    static Accounts start(Clock clock) throws IOException {
        return new Accounts(clock);
    }

    private Map<String, String> client(String name, String clientId, String audience) {
        String skill = "sayso.authorization.skills." + name + ".";
        return Map.of(
                skill + "client-id",
                clientId,
                skill + "client-secret",
                secret(clientId),
                skill + "vendor-id",
                vendorId,
                skill + "additional-redirect-uris",
                REDIRECT + vendorId,
                skill + "scopes",
                String.join(",", linking.scopes()),
                skill + "audience",
                audience);
    }

    private String secret(String clientId) {
        return clientId.equals(linking.clientId()) ? Linking.SECRET : "test-only-secret-of-" + clientId;
    }

    String vendorId() {
        return vendorId;
    }

    /** An access token of a link of this skill's. */
    String token(String person) {
        return token(person, linking.clientId());
    }

    /** An access token of a link that this client made. */
    String token(String person, String clientId) {
        LinkingSettings settings = new LinkingSettings(
                linking.authorizationUri(),
                linking.tokenUri(),
                clientId,
                secret(clientId),
                linking.scheme(),
                linking.scopes(),
                linking.defaultTokenLife(),
                linking.pkce());
        AccountLink link = new AccountLink(settings, "Favorite Color", URI.create(REDIRECT + vendorId), clock);
        LinkResult result = link.finish(agreed(link.start(null), person), null);
        if (!(result instanceof LinkResult.Linked)) {
            throw new AssertionError(result);
        }
        return link.forRequest().token().orElseThrow();
    }

    /** Signs in and agrees: the query that the browser is sent back with. */
    static Map<String, String> agreed(URI start, String person) {
        Browser browser = new Browser();
        Browser.Page page = browser.signIn(browser.open(start), person);
        if (page.status() == 200) {
            page = browser.submit(page, "#allow", Map.of());
        }
        return Arrays.stream(page.address().getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** Chooses a color on the profile page; an empty one takes it back. */
    void choose(String person, String color) {
        Browser browser = new Browser();
        Browser.Page profile = browser.signIn(browser.open(URI.create(url + "/profile")), person);
        Browser.Page saved = browser.submit(profile, "#profile", Map.of("favorite_color", color));
        if (saved.document().selectFirst("#saved") == null) {
            throw new AssertionError(saved.body());
        }
    }

    /** Who this person is to the skill. */
    UserKey key(String person) {
        return new UserKey(url, Objects.requireNonNull(SUBJECTS.get(person)));
    }

    /** The color that the account has. */
    Optional<String> color(String person) {
        return context.getBean(AccountDirectory.class)
                .findBySubject(key(person).key())
                .flatMap(account -> account.attribute("favorite_color"));
    }

    /** Waits until the account has this color, ten seconds at most. */
    void awaitColor(String person, String color) throws InterruptedException {
        awaitAnswer(() -> color(person).orElse(""), color);
    }

    /** Asks until this is the answer, ten seconds at most. */
    static void awaitAnswer(Supplier<String> question, String answer) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        String last = question.get();
        while (!last.equals(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after ten seconds: " + last);
            }
            Thread.sleep(50);
            last = question.get();
        }
    }

    /** Ends a token, as its client may (RFC 7009). */
    void revoke(String token) {
        int status = new Browser()
                .post(
                        URI.create(url + "/oauth2/revoke"),
                        "client_id=" + linking.clientId() + "&client_secret=" + Linking.SECRET + "&token="
                                + Browser.encode(token))
                .status();
        if (status != 200) {
            throw new AssertionError("revocation answered " + status);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
