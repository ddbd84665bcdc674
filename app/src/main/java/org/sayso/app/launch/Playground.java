package org.sayso.app.launch;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole of it on one machine: an authorization server, the skills, and the page with the Alexa stand-in and the
 * phones. Closing it stops them all.
 */
public final class Playground implements AutoCloseable {

    private final PlaygroundSettings settings;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();
    private final Map<String, ConfigurableApplicationContext> servers = new HashMap<>();
    private @Nullable DataDirectory data;

    private Playground(PlaygroundSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the servers one after the other.
     *
     * @param progress hears a line for each server
     * @throws CannotStart where something outside the program is in the way, such as another playground
     * @throws WrongSetting where the data directory cannot be used
     */
    public static Playground start(PlaygroundSettings settings, Consumer<String> progress) {
        Playground playground = new Playground(settings);
        try {
            playground.start(progress);
            return playground;
        } catch (RuntimeException failure) {
            playground.close();
            throw failure;
        }
    }

    private void start(Consumer<String> progress) {
        DataDirectory directory = DataDirectory.open(settings.data());
        data = directory;
        settings.ports().requireFree();
        Wiring wiring = new Wiring(directory.path(), settings);
        if (wiring.needsAccounts()) {
            start(progress, "accounts", wiring::startKeptAccounts);
        }
        wiring.skills().forEach(skill -> skill.server().ifPresent(starter -> start(progress, skill.name(), starter)));
        start(progress, "page", wiring::startPage);
    }

    private void start(Consumer<String> progress, String name, Supplier<ConfigurableApplicationContext> starter) {
        long before = System.nanoTime();
        ConfigurableApplicationContext server = starter.get();
        running.push(server);
        servers.put(name, server);
        progress.accept("started %-9s in %.1f s".formatted(name, (System.nanoTime() - before) / 1e9));
    }

    public PlaygroundSettings settings() {
        return settings;
    }

    /** The page with the Echo, the Alexa app, the phones and the trace. */
    public URI pageUrl() {
        return Home.url(settings.ports().page());
    }

    /** The authorization server, which is also its issuer identifier. */
    public URI accountsUrl() {
        return Home.url(settings.ports().accounts());
    }

    /** Pizza on Demand: the skill's endpoint and the web site. */
    public URI shopUrl() {
        return Home.url(settings.ports().shop());
    }

    /** The application context of {@code accounts}, {@code page} or a skill's server, such as {@code shop}. */
    public ConfigurableApplicationContext server(String name) {
        ConfigurableApplicationContext server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("no server " + name + " among " + servers.keySet());
        }
        return server;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        if (data != null) {
            data.close();
        }
    }
}
