package org.sayso.app.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.SkillSetup;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One sample as its developer runs it, with the authorization server that it needs, for a stand-in that runs elsewhere: {@code
 * sayso talk}. Closing it stops both.
 */
public final class LoneSample implements AutoCloseable {

    private final Sample sample;
    private final PlaygroundSettings settings;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();
    private final DataDirectory data;
    private final Wiring wiring;
    private @Nullable Path secrets;

    private LoneSample(Sample sample, PlaygroundSettings settings, DataDirectory data) {
        this.sample = sample;
        this.settings = settings;
        this.data = data;
        this.wiring = new Wiring(data.path(), settings);
    }

    /**
     * Starts it on its port of a playground.
     *
     * @param ports where the stand-in will listen ({@code page}), and this does
     * @param directory for keys, secrets and databases; made where it is missing
     * @param progress hears a line for each server
     * @throws CannotStart where something outside the program is in the way, such as a playground
     * @throws WrongSetting where the directory cannot be used
     */
    public static LoneSample start(Sample sample, Ports ports, Path directory, Consumer<String> progress) {
        DataDirectory data = DataDirectory.open(directory);
        LoneSample lone;
        try {
            lone = new LoneSample(
                    sample, PlaygroundSettings.of(ports, directory).withSamples(sample), data);
        } catch (RuntimeException failure) {
            data.close();
            throw failure;
        }
        try {
            lone.start(progress);
            return lone;
        } catch (RuntimeException failure) {
            lone.close();
            throw failure;
        }
    }

    private void start(Consumer<String> progress) {
        settings.ports().requireFree("the sample", needed());
        if (wiring.needsAccounts()) {
            start(progress, "accounts", wiring::startAccounts);
            secrets = writeSecrets();
        }
        PlaygroundSkill skill = wiring.skills().get(0);
        skill.server().ifPresent(starter -> start(progress, skill.name(), starter));
    }

    private List<Integer> needed() {
        int own = settings.ports().skills().get(sample.ordinal());
        return wiring.needsAccounts() ? List.of(settings.ports().accounts(), own) : List.of(own);
    }

    private void start(Consumer<String> progress, String name, Supplier<ConfigurableApplicationContext> starter) {
        long before = System.nanoTime();
        running.push(starter.get());
        progress.accept("started %-9s in %.1f s".formatted(name, (System.nanoTime() - before) / 1e9));
    }

    private SkillSetup setup() {
        return wiring.skills().get(0).setup();
    }

    public URI endpoint() {
        return setup().endpoint();
    }

    /** Where the stand-in's keys are, which the sample trusts. */
    public Path keys() {
        return settings.data().resolve("stand-in");
    }

    /** What {@code sayso talk --secrets} has to know; empty where that is nothing. */
    public Optional<Path> secrets() {
        return Optional.ofNullable(secrets);
    }

    /** Only its owner can read the file. */
    private Path writeSecrets() {
        Path file = settings.data().resolve(sample.directory() + ".secrets");
        Map<String, String> lines = new TreeMap<>();
        String prefix = sample.prefix();
        lines.put(
                prefix + "_ACCOUNTS_URL", Home.url(settings.ports().accounts()).toString());
        lines.put(prefix + "_ALEXA_CLIENT_SECRET", setup().linking().clientSecret());
        String inboxToken = setup().inboxToken();
        if (inboxToken != null) {
            lines.put("PHONE_INBOX_TOKEN", inboxToken);
        }
        try {
            OwnerOnly.write(
                    file,
                    lines.entrySet().stream()
                            .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                            .collect(Collectors.joining()));
            return file;
        } catch (IOException unwritable) {
            throw new CannotStart("Cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            running.pop().close();
        }
        data.close();
    }
}
