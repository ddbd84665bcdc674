package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.ChallengeStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was acknowledged before a SIGKILL is there afterwards. */
class KillTests {

    private static final int KILLS = 10;

    @Test
    void killedInTheMiddle_keepsWhatWasAcknowledged_andConfirmedMeansOneEffect(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("victim");
        Random random = new Random(20261121);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = runAndKillAfter(20 + random.nextInt(200), file, directory);
            acknowledged.addAll(lines);
            check(acknowledged, file, kill);
        }
        assertThat(acknowledged)
                .filteredOn(line -> line.startsWith("confirmed"))
                .hasSizeGreaterThan(KILLS);
    }

    private static List<String> runAndKillAfter(int acknowledgements, Path file, Path directory)
            throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        Victim.class.getName(),
                        file.toString())
                .redirectError(errors.toFile())
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(victim.getInputStream(), UTF_8))) {
            String line;
            boolean killed = false;
            while ((line = output.readLine()) != null) {
                lines.add(line);
                if (!killed && lines.size() >= acknowledgements) {
                    // Not Process.destroyForcibly(): that would close the stream as well.
                    killed = victim.toHandle().destroyForcibly();
                }
            }
            assertThat(killed)
                    .as("the victim ended by itself: %s", Files.readString(errors))
                    .isTrue();
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertThat(errors).hasContent("");
        // A line may have been cut off by the kill.
        lines.removeIf(line -> !line.matches("(opened|tried|confirmed) [0-9a-f]{32}"));
        return lines;
    }

    private static void check(List<String> acknowledged, Path file, int kill) {
        // One connection: a pool that still opens its second when it is closed keeps the file from the next victim.
        try (HikariDataSource dataSource = Databases.file(file, 1)) {
            TableOfEffects effects = new TableOfEffects(dataSource);
            ChallengeStore challenges = Databases.storage(dataSource).challenges();
            for (String line : acknowledged) {
                String[] words = line.split(" ", 2);
                Challenge challenge = challenges
                        .find(words[1])
                        .orElseThrow(() -> new AssertionError("lost after kill " + kill + ": " + line));
                if (words[0].equals("confirmed")) {
                    assertThat(challenge).as(line).isInstanceOf(Challenge.Confirmed.class);
                }
                if (words[0].equals("tried") && challenge instanceof Challenge.Pending pending) {
                    // One try less than 2 where the kill fell between count and confirmation.
                    assertThat(pending.triesLeft()).as(line).isLessThanOrEqualTo(2);
                }
            }
            for (String id : JdbcClient.create(dataSource)
                    .sql("SELECT id FROM sayso_challenge")
                    .query(String.class)
                    .list()) {
                Challenge challenge = challenges.find(id).orElseThrow();
                assertThat(effects.effectsOf(challenge.terms().transaction().reference()))
                        .as("effects of %s after kill %s", challenge, kill)
                        .isEqualTo(challenge instanceof Challenge.Confirmed ? 1 : 0);
            }
        }
    }
}
