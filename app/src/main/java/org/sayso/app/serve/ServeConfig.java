package org.sayso.app.serve;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.CannotStart;
import org.sayso.authorization.AuthorizationServerApplication;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Production;
import org.sayso.authorization.settings.Rehearsal;
import org.sayso.authorization.settings.ServeSettings;
import org.sayso.authorization.settings.StoreSettings;
import org.sayso.authorization.settings.UnreadableValue;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The settings of a server in production, as they are in force: the file's, with what variables of the environment and system
 * properties set in their place. Immutable.
 */
public final class ServeConfig {

    /** In force where nothing else is set. */
    static final Map<String, Object> DEFAULTS = Map.of(
            "sayso.authorization.admin.enabled",
            "true",
            "sayso.authorization.health.port",
            "8082",
            "spring.lifecycle.timeout-per-shutdown-phase",
            "20s",
            "spring.jmx.enabled",
            "false",
            "logging.config",
            "classpath:org/sayso/app/serve/logback.xml");

    private static final int HIGHEST_PORT = 65_535;

    private final Path path;
    private final StandardEnvironment environment;

    private ServeConfig(Path path, StandardEnvironment environment) {
        this.path = path;
        this.environment = environment;
    }

    /**
     * Reads a file, and refuses it where no server could or should be started with it. Asks neither database nor network.
     *
     * @throws CannotStart saying what to mend; so do exceptions of the server's settings
     */
    public static ServeConfig read(Path path) {
        ServeFile file = ServeFile.read(path);
        file.requireKnownNames();
        file.requireNoBlanks();
        file.requirePrivacy();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("serve", new TreeMap<>(fixed(path))));
        environment.getPropertySources().addLast(new DefaultPropertiesPropertySource(DEFAULTS));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        ConfigurationPropertySources.attach(environment);
        file.requireVariables(environment);
        Production.check(environment);
        Binder binder = Binder.get(environment);
        KnownNames.records().forEach((type, prefix) -> bind(binder, prefix, type));
        checkPort(bind(binder, "server", ServerProperties.class).getPort());
        ServeConfig config = new ServeConfig(path, environment);
        config.textMessages();
        return config;
    }

    private static <T> T bind(Binder binder, String prefix, Class<T> type) {
        try {
            return binder.bindOrCreate(prefix, Bindable.of(type));
        } catch (BindException refused) {
            throw UnreadableValue.of(refused);
        }
    }

    private static void checkPort(@Nullable Integer port) {
        if (port == null || port < 0 || port > HIGHEST_PORT) {
            throw new InvalidSettingException(
                    "server.port is no port: " + (port == null ? "(none)" : port),
                    "Set it to one that is free, such as 8081; 0 takes any.");
        }
    }

    /** What no file and no variable can change. */
    private static Map<String, String> fixed(Path path) {
        Map<String, String> fixed = new LinkedHashMap<>();
        String name = path.toAbsolutePath().normalize().toString();
        String hint = name.endsWith(".yml") || name.endsWith(".yaml") ? "" : "[.yml]";
        fixed.put("spring.config.location", "classpath:/authorization-server.yml,file:" + name + hint);
        fixed.put("sayso.authorization.production", "true");
        // By itself Spring Boot believes every private address where it finds itself on Kubernetes and the like.
        fixed.put("server.forward-headers-strategy", "none");
        fixed.put("server.tomcat.remoteip.remote-ip-header", "");
        fixed.put("server.tomcat.remoteip.protocol-header", "");
        return fixed;
    }

    /** The file. */
    public Path path() {
        return path;
    }

    /** The server's address for the world. */
    public String issuer() {
        return environment.getProperty("sayso.authorization.issuer", "");
    }

    /** Its database and secrets. */
    public StoreSettings store() {
        return bind(Binder.get(environment), "sayso.authorization", StoreSettings.class);
    }

    /** What works, but not well, in one line; empty where nothing is to be said. */
    Optional<String> warning() {
        Binder binder = Binder.get(environment);
        if (!bind(binder, "sayso.authorization", ServeSettings.class).proxies().isEmpty() || endsTls(binder)) {
            return Optional.empty();
        }
        return Optional.of("sayso.authorization.proxies is empty: behind a proxy all people have its address, and one"
                + " stranger's guesses slow everybody down. Fix: list the addresses of the proxies.");
    }

    /** Whether the server has a certificate of its own. */
    private static boolean endsTls(Binder binder) {
        return binder.bind("server.ssl.enabled", Boolean.class).orElse(true)
                && Stream.of("bundle", "certificate", "key-store")
                        .anyMatch(name ->
                                binder.bind("server.ssl." + name, String.class).isBound());
    }

    private Optional<AccountMessages> textMessages() {
        return TextMessages.of(
                bind(Binder.get(environment), "sayso.authorization.text-messages", TextMessageSettings.class),
                Clock.systemUTC());
    }

    /** Starts the server; it stops when the process is told to. */
    ConfigurableApplicationContext start() {
        try {
            return run(Map.of(), context -> {});
        } catch (RuntimeException failure) {
            for (Throwable each = failure; each != null; each = each.getCause()) {
                if (each instanceof PortInUseException taken) {
                    throw new CannotStart(
                            "Port " + taken.getPort() + " is taken by another process." + System.lineSeparator()
                                    + "Fix: Stop that, or set server.port to one that is free.",
                            failure);
                }
            }
            throw failure;
        }
    }

    /**
     * Starts the server without its database, the places where accounts are, and its ports, and stops it at once: what a start
     * would refuse is refused here.
     */
    void rehearse() {
        run(
                        Map.of("server.port", "-1", "logging.level.org.sayso", "WARN"),
                        context -> context.getBeanFactory().registerSingleton("rehearsal", new Rehearsal()))
                .close();
    }

    private ConfigurableApplicationContext run(
            Map<String, String> more, ApplicationContextInitializer<ConfigurableApplicationContext> also) {
        Map<String, String> settings = new LinkedHashMap<>(fixed(path));
        settings.putAll(more);
        List<String> arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
        Optional<AccountMessages> textMessages = textMessages();
        return AuthorizationServerApplication.builder()
                .initializers(
                        also,
                        ServerMetrics::register,
                        context -> textMessages.ifPresent(
                                carrier -> context.getBeanFactory().registerSingleton("textMessages", carrier)))
                .properties(DEFAULTS)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }
}
