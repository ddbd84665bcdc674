package org.sayso.app.talk;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;
import org.sayso.app.launch.WrongSetting;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.ScenePlayer;
import org.sayso.standin.recording.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sayso scene}: the scenes of the samples, played with the samples whose they are. */
@Command(
        name = "scene",
        description =
                "Plays scenes of linking by voice, the profile PIN and permissions: starts the sample and the stand-in on free ports, and prints what is said. Without a name, lists the scenes.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every scene went as expected", "1:one did not", "2:wrong usage"})
public final class SceneCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The scenes to play.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "Play all of them.")
    private boolean all;

    @Option(names = "--show-json", description = "Print each request and response as well.")
    private boolean showJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Scene> scenes = Stream.of(Sample.values())
                .flatMap(sample -> sample.scenes().stream())
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (names.isEmpty() && !all) {
            int width = scenes.stream()
                    .map(Scene::name)
                    .mapToInt(String::length)
                    .max()
                    .orElse(1);
            scenes.forEach(scene -> out.printf("%-" + width + "s  %s%n", scene.name(), scene.title()));
            out.flush();
            return 0;
        }
        List<Scene> chosen =
                all ? scenes : names.stream().map(name -> find(scenes, name)).toList();
        Path data = Files.createTempDirectory("sayso-scene");
        PlaygroundSettings settings = PlaygroundSettings.of(Ports.free(), data).withSamples(playing(chosen));
        try (Playground playground = Playground.start(settings, progress -> {})) {
            return play(playground.server("page").getBean(Stage.class), chosen);
        } finally {
            delete(data);
        }
    }

    /** The samples whose scenes these are. */
    private static Sample[] playing(List<Scene> chosen) {
        List<String> played = chosen.stream().map(Scene::name).toList();
        return Stream.of(Sample.values())
                .filter(sample -> sample.scenes().stream().map(Scene::name).anyMatch(played::contains))
                .toArray(Sample[]::new);
    }

    private static Scene find(List<Scene> scenes, String name) {
        return scenes.stream()
                .filter(scene -> scene.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongSetting("There is no such scene; there are "
                        + String.join(", ", scenes.stream().map(Scene::name).toList()) + "."));
    }

    private int play(Stage stage, List<Scene> scenes) {
        Transcript transcript = new Transcript(spec.commandLine().getOut(), showJson);
        ScenePlayer player = new ScenePlayer(stage);
        List<String> failed = new ArrayList<>();
        for (Scene scene : scenes) {
            transcript.begins(scene);
            if (!player.play(scene, transcript::step).passed()) {
                failed.add(scene.name());
            }
        }
        transcript.line("");
        transcript.line(
                failed.isEmpty()
                        ? scenes.size() + " of " + scenes.size() + " scenes went as expected."
                        : "Not as expected: " + String.join(", ", failed));
        return failed.isEmpty() ? 0 : 1;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
