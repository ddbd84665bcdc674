package org.sayso.authorization;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.sayso.authorization.account.AccountDirectory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;

/** A server on a free port, with the settings of the playground unless told otherwise. */
final class RunningServer implements AutoCloseable {

    static final String ISSUER = "http://localhost:8081";
    static final String VENDOR_ID = "M1STANDIN2TEST";
    static final String ALEXA_ID = "alexa-skill";
    static final String ALEXA_SECRET = "test-only-secret-of-alexa-4f1b";
    static final String AUDIENCE = "https://pizza-on-demand.example";
    static final String STAND_IN = "http://localhost:8080/api/skill/link/" + VENDOR_ID;
    static final String WEB_ID = "pod-web";
    static final String WEB_SECRET = "test-only-secret-of-web-77aa";
    static final String WEB_REDIRECT = "http://localhost:8082/pod/login/oauth2/code/accounts";
    static final String BACKEND_ID = "pod-backend";
    static final String BACKEND_SECRET = "test-only-secret-of-backend-c0de";

    private final ConfigurableApplicationContext context;

    private final URI base;

    private RunningServer(ConfigurableApplicationContext context) {
        this(context, URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    private RunningServer(ConfigurableApplicationContext context, URI base) {
        this.context = context;
        this.base = base;
    }

    /** One that runs in another process; closing it does nothing. */
    static RunningServer elsewhere(int port) {
        GenericApplicationContext nothing = new GenericApplicationContext();
        nothing.refresh();
        return new RunningServer(nothing, URI.create("http://localhost:" + port));
    }

    static RunningServer start() {
        return start(Map.of());
    }

    static RunningServer start(Map<String, String> differences) {
        Map<String, String> settings = settings();
        settings.putAll(differences);
        return new RunningServer(AuthorizationServerApplication.start(settings));
    }

    /** With the accounts of the settings and a clock of the test's own. */
    static RunningServer start(Map<String, String> differences, Clock clock) {
        Map<String, String> settings = settings();
        settings.putAll(differences);
        return new RunningServer(AuthorizationServerApplication.builder()
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                .run(arguments(settings)));
    }

    /** With accounts and a clock of the test's own. */
    static RunningServer start(Map<String, String> differences, AccountDirectory accounts, Clock clock) {
        return start(differences, accounts, clock, context -> {});
    }

    /** With other beans too. */
    static RunningServer start(
            Map<String, String> differences,
            AccountDirectory accounts,
            Clock clock,
            Consumer<GenericApplicationContext> others) {
        Map<String, String> settings = settings();
        settings.put("sayso.authorization.demo-users", "false");
        settings.putAll(differences);
        return new RunningServer(AuthorizationServerApplication.builder()
                .initializers(context -> {
                    ((GenericApplicationContext) context).registerBean(AccountDirectory.class, () -> accounts);
                    ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock);
                    others.accept((GenericApplicationContext) context);
                })
                .run(arguments(settings)));
    }

    private static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("sayso.authorization.issuer", ISSUER);
        settings.put("sayso.authorization.service-name", "Pizza on Demand");
        settings.put("sayso.authorization.demo-users", "true");
        settings.put("sayso.authorization.skills.pizza.client-id", ALEXA_ID);
        settings.put("sayso.authorization.skills.pizza.client-secret", ALEXA_SECRET);
        settings.put("sayso.authorization.skills.pizza.vendor-id", VENDOR_ID);
        settings.put("sayso.authorization.skills.pizza.additional-redirect-uris", STAND_IN);
        settings.put("sayso.authorization.skills.pizza.scopes", "openid,profile,pod:order,offline_access");
        settings.put("sayso.authorization.skills.pizza.audience", AUDIENCE);
        settings.put("sayso.authorization.scope-descriptions.[pod:order]", "order pizza in your name");
        settings.put("sayso.authorization.web-clients.pod.client-id", WEB_ID);
        settings.put("sayso.authorization.web-clients.pod.client-secret", WEB_SECRET);
        settings.put("sayso.authorization.web-clients.pod.redirect-uris", WEB_REDIRECT);
        settings.put("sayso.authorization.web-clients.pod.post-logout-redirect-uris", "http://localhost:8082/pod/app");
        settings.put("sayso.authorization.backend-clients.pod.client-id", BACKEND_ID);
        settings.put("sayso.authorization.backend-clients.pod.client-secret", BACKEND_SECRET);
        settings.put(
                "sayso.authorization.backend-clients.pod.scopes", "accounts.contact,accounts.profile,accounts.links");
        return settings;
    }

    URI base() {
        return base;
    }

    URI uri(String path) {
        return URI.create(base() + path);
    }

    /** Tells what the server publishes to the listeners of its application. */
    void listen(Consumer<Object> listener) {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> published) {
                listener.accept(published.getPayload());
            }
        });
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
