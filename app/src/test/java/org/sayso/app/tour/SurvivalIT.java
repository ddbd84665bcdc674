package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Ports;

/** The jar as people run it: it is killed, started again, and read by a second process. */
class SurvivalIT {

    private static final Path JAR = Path.of("target", "sayso.jar");

    @TempDir
    Path data;

    private final List<Process> processes = new ArrayList<>();
    private final List<Thread> listeners = new ArrayList<>();
    private final List<String> saidLater = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void pendingOrder_survivesAKill_andIsConfirmedByItsCodeAfterwards() throws Exception {
        int port = freeRow();
        Process first = playground(port);
        Household home = home(port);
        home.link("ann");
        String code = home.order("ask pizza on demand to get me a large pizza with pepperoni");

        first.destroyForcibly().waitFor();
        playground(port);
        assertThat(home.say("open pizza on demand")).contains("link your account");
        home.linkAgain("ann");

        assertThat(home.say("ask pizza on demand to authorize order " + Household.spaced(code)))
                .contains("your order is confirmed");
        assertThat(home.say("ask pizza on demand to authorize order " + Household.spaced(code)))
                .contains("already");
    }

    /** From the page through the skill event and the skill's back channel to the authorization server's database. */
    @Test
    void skillDisabled_endsItsLinkAtTheAuthorizationServer() throws Exception {
        int port = freeRow();
        Process playground = playground(port);
        Household home = home(port);
        HttpBrowser ann = home.link("ann");
        home.order("ask pizza on demand to get me a large pizza with pepperoni");
        URI account = URI.create("http://localhost:" + (port + 1) + "/account");
        assertThat(ann.open(account).text()).contains("last used today").doesNotContain("Ended in the last 30 days");

        home.disable();
        for (int i = 0; i < 300 && !ann.open(account).text().contains("Ended in the last 30 days"); i++) {
            Thread.sleep(100);
        }
        assertThat(ann.open(account).text()).contains("The skill was disabled in the Alexa app");
        playground.destroyForcibly().waitFor();

        assertThat(query(
                        data,
                        "accounts",
                        "SELECT client, end_reason, ended IS NOT NULL FROM links WHERE linked IS NOT NULL"))
                .containsPattern("skill:\\S+\\s*\\|\\s*SKILL_DISABLED\\s*\\|\\s*TRUE");
    }

    @Test
    void tourThatKeepsItsDatabase_leavesTheOrderConfirmedForASecondProcess() throws Exception {
        Path kept = data.resolve("kept");

        Process tour = sayso("tour", "--json", "--keep", kept.toString());
        String steps = output(tour);

        assertThat(tour.waitFor()).isZero();
        assertThat(steps.lines().filter(line -> line.startsWith("{")))
                .hasSize(25)
                .allMatch(line -> line.contains("\"ok\":true"));
        assertThat(query(kept, "SELECT status, size FROM orders"))
                .contains("CONFIRMED")
                .contains("large");
        assertThat(query(kept, "SELECT state FROM sayso_challenge")).contains("CONFIRMED");
    }

    @Test
    void versionOption_printsTheVersionThatTheBuildWrote() throws Exception {
        assertThat(output(sayso("--version"))).containsPattern("sayso \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void terminatedWhileABrowserListens_endsWithoutAWord() throws Exception {
        int port = freeRow();
        Process playground = playground(port);
        try (InputStream events =
                URI.create("http://localhost:" + port + "/api/events").toURL().openStream()) {
            assertThat(events.read()).isNotNegative();

            playground.destroy();

            assertThat(playground.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        for (Thread listener : listeners) {
            listener.join(5000);
        }
        assertThat(saidLater).noneMatch(line -> line.contains("WARN") || line.contains("Exception"));
    }

    @Test
    void portInUse_isExplainedWithTheFix() throws Exception {
        int port = freeRow();
        playground(port);

        Process second = sayso(
                "playground",
                "--port",
                Integer.toString(port),
                "--data",
                data.resolve("other").toString());
        String said = output(second);

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains("Port " + port + " is in use")
                .contains("--port")
                .doesNotContain("\tat ");
    }

    @Test
    void dataDirectoryInUse_isExplainedWithTheFix_andLeftAsItWas() throws Exception {
        playground(freeRow());
        List<String> before = files();

        Process second = sayso("playground", "--port", Integer.toString(freeRow()), "--data", data.toString());
        String said = output(second);

        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(said)
                .contains("in use by another playground", "--data DIR --port ")
                .doesNotContain("\tat ");
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> entries = Files.walk(data)) {
            return entries.map(Path::toString).sorted().toList();
        }
    }

    private Household home(int port) {
        return new Household(URI.create("http://localhost:" + port), URI.create("http://localhost:" + (port + 2)));
    }

    /** Starts the playground and waits until it says that it is ready. */
    private Process playground(int port) throws Exception {
        Process process = sayso("playground", "--port", Integer.toString(port), "--data", data.toString());
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("The playground is ready")) {
                Thread drain = new Thread(() -> lines.lines().forEach(saidLater::add));
                drain.setDaemon(true);
                drain.start();
                listeners.add(drain);
                return process;
            }
        }
        throw new AssertionError("the playground did not start: " + said);
    }

    private Process sayso(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    private static String query(Path directory, String sql) throws Exception {
        return query(directory, "pizza-on-demand", sql);
    }

    private static String query(Path directory, String database, String sql) throws Exception {
        String h2 = Path.of(org.h2.tools.Shell.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String url = "jdbc:h2:file:" + directory.resolve(database) + ";IFEXISTS=TRUE";
        Process shell = new ProcessBuilder(
                        java(),
                        "-cp",
                        h2,
                        "org.h2.tools.Shell",
                        "-url",
                        url,
                        "-user",
                        "sa",
                        "-password",
                        "",
                        "-sql",
                        sql)
                .redirectErrorStream(true)
                .start();
        String said = output(shell);
        assertThat(shell.waitFor()).as(said).isZero();
        return said;
    }

    private static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return text;
    }

    private static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    /** The first of three free ports in a row. */
    private static int freeRow() {
        for (int attempt = 0; attempt < 50; attempt++) {
            int first = Ports.free().page();
            try {
                Ports.from(first).requireFree();
                return first;
            } catch (RuntimeException taken) {
                // Another row.
            }
        }
        throw new AssertionError("no three free ports in a row");
    }
}
