package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kills one {@link Victim} after the other, all over the same database, and keeps what they said. */
final class KillRun implements AutoCloseable {

    /** Where to kill: three quarters of the kills at these steps in turn, the others at any moment. */
    static final List<Step> EVERYWHERE = List.of(
            Step.COMPARE,
            Step.CLAIM,
            Step.EFFECT,
            Step.CONFIRM,
            Step.COMMIT,
            Step.TELL,
            Step.PROMISE,
            Step.MESSAGE,
            Step.MESSAGE_SENT,
            Step.REMOTE,
            Step.REMOTE_SENT);

    private static final Pattern LINE = Pattern.compile("~(\\S+) (\\S+) (\\S+)");
    private static final long PATIENCE_SECONDS = 30;

    final String url;
    final Fault fault;
    final KillReceiver receiver = new KillReceiver();

    /** What was told about each challenge, or order, in the words of {@link Victim}. */
    final Map<String, List<String>> told = new HashMap<>();

    /** In how many kills some thread was about to take each step. */
    final Map<Step, Integer> kills = new EnumMap<>(Step.class);

    int all;
    int insideAConfirmation;

    private final Path errors;
    private final Random random = new Random(20261121);

    KillRun(String url, Fault fault, Path directory) throws IOException {
        this.url = url;
        this.fault = fault;
        errors = directory.resolve("errors-" + fault + ".txt");
    }

    /** Kills so many times, with every fourth kill at any moment and the others at the steps of the plan in turn. */
    void kill(int times, List<Step> plan) throws IOException, InterruptedException {
        int steered = 0;
        for (int i = 0; i < times; i++) {
            boolean anyMoment = i % 4 == 3;
            kill(anyMoment ? Step.DONE : plan.get(steered++ % plan.size()));
        }
    }

    private void kill(Step target) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        Victim.class.getName(),
                        url,
                        receiver.address().toString(),
                        fault.name(),
                        target.name(),
                        String.valueOf(1 + random.nextInt(30)))
                .redirectError(errors.toFile())
                .start();
        AtomicBoolean killed = new AtomicBoolean();
        Thread impatient = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
                victim.toHandle().destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        impatient.start();
        Map<String, Step> last = new HashMap<>();
        int untilAnyMoment = 5 + random.nextInt(1_000);
        try (BufferedReader output = new BufferedReader(new InputStreamReader(victim.getInputStream(), UTF_8))) {
            String line;
            while ((line = output.readLine()) != null) {
                Matcher said = LINE.matcher(line);
                if (!said.matches()) {
                    continue;
                }
                note(said.group(1), said.group(2), said.group(3), last);
                boolean now = target == Step.DONE
                        ? --untilAnyMoment == 0
                        : said.group(2).equals("stopped");
                if (now) {
                    TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
                    // Not Process.destroyForcibly(): that would close the stream as well.
                    killed.set(victim.toHandle().destroyForcibly());
                }
            }
        } finally {
            impatient.interrupt();
            victim.destroyForcibly().waitFor();
        }
        if (fault == Fault.NONE) {
            assertThat(killed)
                    .as("the victim, told to stop before %s, %s", target, complaints())
                    .isTrue();
            assertThat(errors).hasContent("");
        }
        count(last);
    }

    private String complaints() throws IOException {
        return Files.readString(errors);
    }

    private void note(String thread, String word, String about, Map<String, Step> last) {
        if (about.equals("-")) {
            last.put(thread, Step.valueOf(word));
        } else if (!word.equals("stopped")) {
            last.put(thread, Step.DONE);
            told.computeIfAbsent(about, unused -> new ArrayList<>()).add(word);
        }
    }

    private void count(Map<String, Step> last) {
        all++;
        last.values().stream().distinct().forEach(step -> kills.merge(step, 1, Integer::sum));
        if (last.values().stream().anyMatch(Step::insideAConfirmation)) {
            insideAConfirmation++;
        }
    }

    @Override
    public void close() {
        receiver.close();
    }
}
