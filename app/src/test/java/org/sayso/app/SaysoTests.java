package org.sayso.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SaysoTests {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "playground --port ten",
                "playground --port 0",
                "playground --port 65534",
                "playground --port 65536",
                "playground --port 70000",
                "playground --data FOLDER/file",
                "playground --data FOLDER/file/below",
                "tour --keep FOLDER/file",
                "tour --keep FOLDER/file/below",
                "tour --keep FOLDER"
            })
    void valueThatCannotWork_endsWithTwoAndTheUsage(String line) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "something");

        int code = run(line.replace("FOLDER", folder.toString()).split(" ", -1));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: java -jar ").doesNotContain("\tat ");
        assertThat(Files.readString(file)).isEqualTo("something");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token check --issuer i --audience a --client c TOKEN",
                "token check --issuer i --audience a --client c --jwks TOKEN",
                "token check --issuer i --audience a --client c --introspect https://u:TOKEN@i.example/x"
                        + " --introspect-client c --introspect-secret-file FOLDER/file",
                "token check --issuer i --audience a --client c --now TOKEN",
                "token check --profile TOKEN",
                "token chekc TOKEN",
                "tokn check TOKEN",
                "TOKEN"
            })
    void tokenTypedInAWrongPlace_isNotRepeated(String line) throws Exception {
        Files.writeString(folder.resolve("file"), "something");

        int code = run(line.replace("FOLDER", folder.toString())
                .replace("TOKEN", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl")
                .split(" ", -1));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("eyJ").doesNotContain("c2lnbmF0dXJl");
    }

    @Test
    void wrongUsage_isAFewLines_withTheWayToTheWholeHelp() {
        assertThat(run("talk", "--skill-package", "x", "--endpoint", "http://localhost:1/", "--endpont", "y"))
                .isEqualTo(2);
        assertThat(err.toString().lines().count()).isLessThan(16);
        assertThat(err.toString())
                .contains("is no option", "--endpoint", "Usage: java -jar app/target/sayso.jar talk", "talk --help")
                .doesNotContain("Exit codes", "Where the skill is.");

        err.getBuffer().setLength(0);
        assertThat(run("playground", "--port", "ten")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--port", "ten", "playground --help")
                .doesNotContain("Where orders");
    }

    @Test
    void sampleThatDoesNotExist_isRefusedWithThoseThatDo() {
        assertThat(run("sample", "pizza")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there are pizza-on-demand, favorite-color, what-to-wear, ride-hailer", "sample --help");
    }

    @Test
    void usage_namesTheJarAsItWasTyped() {
        assertThat(Sayso.typed("build/sayso.jar")).isEqualTo("java -jar build/sayso.jar");
        assertThat(Sayso.typed("my files/sayso.jar")).isEqualTo("java -jar \"my files/sayso.jar\"");
        assertThat(Sayso.typed("classes" + File.pathSeparator + "a.jar")).isEqualTo("java -jar app/target/sayso.jar");
    }

    private int run(String... arguments) {
        return Sayso.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @Test
    void unknownCommand_isAnsweredWithThoseThereAre_withoutTheWord() {
        StringWriter err = new StringWriter();

        int exit = SaysoCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "demo-only-nonsense");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains("no such command", "playground", "send")
                .doesNotContain("demo-only-nonsense", "oken belongs");
    }

    @Test
    void householdThatCannotBeRead_isExplainedBeforeAnythingStarts(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("household.yml");
        Files.writeString(file, """
                people:
                  - id: ann
                    nmae: Ann
                devices:
                  - id: kitchen
                    name: Kitchen
                """);
        StringWriter err = new StringWriter();

        int exit = SaysoCommand.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "playground",
                "--data",
                folder.resolve("data").toString(),
                "--household",
                file.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("--household", "nmae", "line 3");
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
