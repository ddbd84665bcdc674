package org.sayso.app.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.SaysoCommand;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;

/** {@code sayso send} and a skill that checks who asks. */
class SendIT {

    private static final String LAUNCH = """
            {"version":"1.0","session":{"new":true,"sessionId":"s",
              "application":{"applicationId":"amzn1.ask.skill.5a5e5a5e-0000-4000-8000-000000000003"},"user":{"userId":"u"}},
             "context":{"System":{"application":{"applicationId":"amzn1.ask.skill.5a5e5a5e-0000-4000-8000-000000000003"},
              "user":{"userId":"u"},"device":{"deviceId":"d","supportedInterfaces":{}}}},
             "request":{"type":"LaunchRequest","requestId":"r","timestamp":"2020-01-01T00:00:00Z","locale":"en-US"}}""";

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();

    private int send(Ports ports, String... more) {
        out.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of(
                "send",
                "--endpoint",
                "http://localhost:" + ports.wear() + "/wear/alexa",
                "--port",
                String.valueOf(ports.page()),
                "--request",
                data.resolve("launch.json").toString()));
        arguments.addAll(List.of(more));
        return SaysoCommand.run(
                new PrintWriter(out, true), new PrintWriter(out, true), arguments.toArray(String[]::new));
    }

    @Test
    void skillOfThePlayground_acceptsItsKeys_andRefusesOthersAndNone() throws Exception {
        Ports ports = Ports.free();
        Files.writeString(data.resolve("launch.json"), LAUNCH);
        String keys = data.resolve("home/stand-in").toString();
        try (Playground playground = Playground.start(
                PlaygroundSettings.of(ports, data.resolve("home")).withSamples(Sample.WHAT_TO_WEAR), line -> {})) {
            assertThat(playground.settings().ports()).isEqualTo(ports);

            assertThat(send(ports, "--keys", keys)).isZero();
            assertThat(out.toString()).contains("\"status\":200").contains("outputSpeech");

            assertThat(send(ports, "--keys", keys, "--skill-id", "amzn1.ask.skill.another"))
                    .isEqualTo(1);
            assertThat(out.toString()).contains("\"status\":400");

            assertThat(send(ports, "--keys", data.resolve("strange").toString()))
                    .isEqualTo(1);
            assertThat(out.toString()).contains("\"status\":400");

            assertThat(send(ports, "--unsigned")).isEqualTo(1);
            assertThat(out.toString()).contains("\"status\":400");
        }
    }
}
