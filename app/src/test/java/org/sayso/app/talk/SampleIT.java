package org.sayso.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.SaysoCommand;
import org.sayso.app.launch.LoneSample;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;

/** The samples on their own, and conversations with them from another stand-in. */
class SampleIT {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();

    private int talk(Sample sample, LoneSample lone, Ports ports, InputStream lines, String... more) {
        String directory = "../samples/" + sample.directory();
        List<String> arguments = new ArrayList<>(List.of(
                "talk",
                "--skill-package",
                directory + "/skill-package",
                "--linking",
                directory + "/linking.yml",
                "--endpoint",
                lone.endpoint().toString(),
                "--keys",
                lone.keys().toString(),
                "--port",
                "" + ports.page()));
        lone.secrets().ifPresent(file -> arguments.addAll(List.of("--secrets", file.toString())));
        arguments.addAll(List.of(more));
        InputStream before = System.in;
        System.setIn(lines);
        try {
            return SaysoCommand.run(
                    new PrintWriter(out, true), new PrintWriter(out, true), arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void rideHailer_isLinkedByVoice_fromTheTerminal() {
        Ports ports = Ports.free();
        try (LoneSample lone = LoneSample.start(Sample.RIDE_HAILER, ports, data, line -> {})) {
            assertThat(lone.secrets()).isEmpty();
            int exit = talk(
                    Sample.RIDE_HAILER,
                    lone,
                    ports,
                    InputStream.nullInputStream(),
                    "--play",
                    "../samples/ride-hailer/scenes/01-consents.yml");

            assertThat(exit).as(out::toString).isZero();
            assertThat(out.toString()).contains("It went as expected.");
        }
    }

    private static String block(String language, String after) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "standin.md"));
        int from = guide.indexOf(after);
        assertThat(from).as(after).isPositive();
        Matcher block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(guide);
        assertThat(block.find(from)).isTrue();
        return block.group(1);
    }

    /** Types the lines one after the other, with the newest code in the place of the guide's. */
    private InputStream typing(List<String> lines) {
        Iterator<String> rest = lines.iterator();
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("lines are read as a whole");
            }

            @Override
            public int read(byte[] into, int offset, int most) {
                if (!rest.hasNext()) {
                    return -1;
                }
                String newest = CODE.matcher(out.toString())
                        .results()
                        .reduce((one, next) -> next)
                        .map(MatchResult::group)
                        .orElse("no code");
                byte[] line = (CODE.matcher(rest.next()).replaceAll(newest) + "\n").getBytes(StandardCharsets.UTF_8);
                System.arraycopy(line, 0, into, offset, line.length);
                return line.length;
            }
        };
    }

    @Test
    void conversationOfTheGuide_takesPlace() throws Exception {
        String shown = block("text", "The lines after `Ann>`");
        List<String> typed = shown.lines()
                .filter(line -> line.startsWith("Ann> "))
                .map(line -> line.substring("Ann> ".length()))
                .toList();
        Ports ports = Ports.free();
        try (LoneSample lone = LoneSample.start(Sample.RIDE_HAILER, ports, data, line -> {})) {
            assertThat(talk(Sample.RIDE_HAILER, lone, ports, typing(typed))).isZero();
        }
        assertThat(typed).hasSizeGreaterThan(4);
        assertThat(CODE.matcher(out.toString()).replaceAll("CODE"))
                .isEqualTo(CODE.matcher(shown).replaceAll("CODE"));
    }

    @Test
    void requestsOfTheGuide_areAnsweredAsItShows() throws Exception {
        Files.writeString(data.resolve("launch.json"), block("json", "`launch.json`"));
        Pattern sent = Pattern.compile("\\$ sayso send (.*)\n(.*)\n");
        List<MatchResult> shown =
                sent.matcher(block("console", "`launch.json`")).results().toList();
        Ports ports = Ports.free();
        try (LoneSample lone = LoneSample.start(Sample.RIDE_HAILER, ports, data.resolve("home"), line -> {})) {
            for (MatchResult each : shown) {
                out.getBuffer().setLength(0);
                String arguments = each.group(1)
                                .replace(
                                        "http://localhost:8085/ride/alexa",
                                        lone.endpoint().toString())
                                .replace(
                                        "launch.json",
                                        data.resolve("launch.json").toString())
                        + " --keys " + lone.keys() + " --port " + ports.page();
                SaysoCommand.run(
                        new PrintWriter(out, true), new PrintWriter(out, true), ("send " + arguments).split(" "));
                assertThat(withoutTime(out.toString())).isEqualTo(withoutTime(each.group(2)));
            }
        }
        assertThat(shown).hasSize(2);
    }

    private static String withoutTime(String line) {
        return line.replaceAll("\"time\":[0-9.]+|Java/[0-9.]+", "").strip();
    }

    @Test
    void pizzaOnDemand_asksForTheAccount_whoseSecretsOnlyItsOwnerCanRead() throws Exception {
        Ports ports = Ports.free();
        try (LoneSample lone = LoneSample.start(Sample.PIZZA_ON_DEMAND, ports, data, line -> {})) {
            Path secrets = lone.secrets().orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(secrets))
                    .contains("POD_ACCOUNTS_URL=", "POD_ALEXA_CLIENT_SECRET=", "PHONE_INBOX_TOKEN=");
            int exit = talk(
                    Sample.PIZZA_ON_DEMAND,
                    lone,
                    ports,
                    new ByteArrayInputStream("open pizza on demand\n:link\n".getBytes(StandardCharsets.UTF_8)));

            assertThat(exit).as(out::toString).isZero();
            assertThat(out.toString())
                    .contains("Pizza on Demand: ", "[card in the Alexa app] LinkAccount", "/alexa-app/link")
                    .doesNotContain("answered HTTP 400");
        }
    }
}
