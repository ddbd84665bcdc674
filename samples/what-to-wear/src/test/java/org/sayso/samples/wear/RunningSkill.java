package org.sayso.samples.wear;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.token.SigningKeys;
import org.sayso.linking.LinkingFile;
import org.sayso.linking.LinkingReader;
import org.sayso.linking.Placeholders;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.StandInAuthority;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The skill and the authorization server on free ports, by the linking file, and Alexas for it. The clock is the skill's
 * and Alexa's; the authorization server has the real time, and makes tokens for a day.
 */
final class RunningSkill implements AutoCloseable {

    static final String OTHER_AUDIENCE = "https://pizza-on-demand.example";
    static final String OTHER_CLIENT = "alexa-pizza-on-demand";
    private static final String SECRET = "test-only-secret-of-alexa-77c1";
    private static final URI ALEXA = URI.create("http://localhost:9");

    final MovableClock clock = new MovableClock();
    final UserInfoTap userInfo = new UserInfoTap();
    final LinkingFile file;
    final StandInAuthority authority;
    private final Placeholders placeholders;
    private final URI issuer;
    private final URI address;
    private final HttpServer chain;
    private final ConfigurableApplicationContext accounts;
    private final ConfigurableApplicationContext skill;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningSkill(Path directory) throws IOException {
        authority = StandInAuthority.loadOrCreate(directory);
        chain = chain(authority.certificateChain());
        int port = freePort();
        address = URI.create("http://localhost:" + freePort());
        issuer = URI.create("http://localhost:" + port);
        placeholders =
                Placeholders.of(Map.of("WEAR_ACCOUNTS_URL", issuer.toString(), "WEAR_ALEXA_CLIENT_SECRET", SECRET));
        file = linkingFile(placeholders);
        accounts = AuthorizationServerApplication.builder()
                .initializers((GenericApplicationContext context) ->
                        context.registerBean("userInfoTap", FilterRegistrationBean.class, this::tap))
                .run(arguments(accountsSettings(port)));
        skill = WhatToWearApplication.builder()
                .initializers((GenericApplicationContext context) -> context.registerBean(Clock.class, () -> clock))
                .run(arguments(skillSettings()));
    }

    static LinkingFile linkingFile(Placeholders placeholders) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RunningSkill.class.getResourceAsStream("/what-to-wear/linking.yml"))) {
            return new LinkingReader(placeholders).read(in);
        }
    }

    private FilterRegistrationBean<UserInfoTap> tap() {
        FilterRegistrationBean<UserInfoTap> registration = new FilterRegistrationBean<>(userInfo);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private Map<String, String> accountsSettings(int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(port));
        settings.put("sayso.authorization.service-name", "What to Wear");
        settings.put("sayso.authorization.demo-users", "true");
        settings.put("sayso.authorization.scope-descriptions.[read:whattowear]", "read what to wear");
        settings.put("sayso.authorization.scope-descriptions.[read:whattowear2]", "read what others wear");
        client(settings, "what-to-wear", file.clientId(), Objects.requireNonNull(file.audience()));
        client(settings, "pizza-on-demand", OTHER_CLIENT, OTHER_AUDIENCE);
        return settings;
    }

    private void client(Map<String, String> settings, String name, String clientId, String audience) {
        String prefix = "sayso.authorization.skills." + name + ".";
        settings.put(prefix + "client-id", clientId);
        // Each client needs a secret of its own.
        settings.put(prefix + "client-secret", secret(clientId));
        settings.put(prefix + "vendor-id", file.vendorId());
        settings.put(prefix + "additional-redirect-uris", redirect());
        settings.put(prefix + "scopes", String.join(",", file.scopes()) + ",read:whattowear2");
        settings.put(prefix + "audience", audience);
        settings.put(prefix + "access-token-life", "24h");
    }

    private String secret(String clientId) {
        return clientId.equals(OTHER_CLIENT) ? SECRET + "-pizza" : SECRET;
    }

    private String redirect() {
        return ALEXA + "/api/skill/link/" + file.vendorId();
    }

    private Map<String, String> skillSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(address.getPort()));
        settings.put("what-to-wear.accounts-url", issuer.toString());
        settings.put("sayso.skill-id", Objects.requireNonNull(file.skillId()));
        settings.put(
                "sayso.alexa.insecure-stand-in.chain-url",
                "http://localhost:" + chain.getAddress().getPort() + StandInAuthority.CHAIN_PATH);
        settings.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                authority.caFile().toString());
        settings.put("sayso.trace.enabled", "true");
        return settings;
    }

    /** An Alexa that speaks American English and asks for the linking file's scopes. */
    Alexa alexa() {
        return alexa("en-US", file.scopes());
    }

    Alexa alexa(String locale, List<String> scopes) {
        SkillSetup setup = SkillSetup.of(
                        SkillPackage.classPath("skill-package/what-to-wear"),
                        Objects.requireNonNull(file.skillId()),
                        LinkingSettings.of(file, placeholders).withScopes(scopes),
                        uri("/wear/alexa"))
                .withVendorId(file.vendorId());
        return new Alexa(
                this,
                StandIn.builder()
                        .skill(setup)
                        .household(new Household(
                                List.of(new Person("ann", "Ann Archer", null, null)),
                                List.of(new Device("kitchen", "Kitchen"))))
                        .authority(authority)
                        .baseUrl(ALEXA)
                        .locale(locale)
                        .clock(clock)
                        .build());
    }

    /** The tokens that a client of the authorization server gets for a person, by the authorization code grant. */
    JsonNode tokens(String clientId, String scopes) {
        Map<String, String> answer = new Browser()
                .consent(
                        URI.create(issuer + "/oauth2/authorize?"
                                + Browser.form(Map.of(
                                        "response_type",
                                        "code",
                                        "client_id",
                                        clientId,
                                        "redirect_uri",
                                        redirect(),
                                        "scope",
                                        scopes,
                                        "state",
                                        "state-1"))),
                        "ann");
        String credentials = Base64.getEncoder()
                .encodeToString((clientId + ":" + secret(clientId)).getBytes(StandardCharsets.UTF_8));
        return json(HttpRequest.newBuilder(issuer.resolve("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + credentials)
                .POST(HttpRequest.BodyPublishers.ofString(Browser.form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        answer.getOrDefault("code", ""),
                        "redirect_uri",
                        redirect())))));
    }

    /** What the authorization server signs with, which it gives to nobody. */
    RSAKey signingKey() {
        try {
            Method inside = SigningKeys.class.getDeclaredMethod("signing");
            inside.setAccessible(true);
            JWKSource<?> keys = (JWKSource<?>) inside.invoke(accounts.getBean(SigningKeys.class));
            return (RSAKey) keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                    .get(0);
        } catch (ReflectiveOperationException | KeySourceException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return issuer.toString();
    }

    URI uri(String path) {
        return address.resolve(path);
    }

    /** The skill's way through the last request. */
    Trace trace() {
        return new Trace(json(HttpRequest.newBuilder(uri("/sayso/trace/last"))));
    }

    /** The names of the skill's beans of a type on the class path. */
    List<String> beansOf(String type) {
        try {
            return List.of(skill.getBeanNamesForType(Class.forName(type)));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    void stopAccounts() {
        accounts.close();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    private static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static HttpServer chain(String pem) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(StandInAuthority.CHAIN_PATH, exchange -> {
            byte[] body = pem.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        skill.close();
        accounts.close();
        chain.stop(0);
    }
}
