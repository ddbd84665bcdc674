package org.sayso.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.tour.Step;
import org.sayso.app.tour.Tour;
import org.sayso.app.tour.TourListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code sayso tour}: the whole journey without a browser, as a check. */
@Command(
        name = "tour",
        description =
                "Walks the whole journey over real HTTP on free ports: links accounts, orders a pizza, confirms it, asks two more skills.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every step truly happened", "1:a step failed; it is the last one printed", "2:wrong usage"})
final class TourCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON line per step and nothing else.")
    private boolean json;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the database in this new or empty directory.")
    private @Nullable Path keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path data = keep == null ? Files.createTempDirectory("sayso-tour") : empty(keep);
        try {
            TourListener listener = json ? new JsonLines(out) : new Dialogue(out);
            boolean ok = new Tour(PlaygroundSettings.of(Ports.free(), data), listener).run();
            if (!json) {
                out.println();
                out.println(ok ? "The tour is complete." : "The tour ended at a step that failed.");
                if (keep != null) {
                    out.println("The database is in " + data.toAbsolutePath().normalize());
                }
                out.flush();
            }
            return ok ? 0 : 1;
        } finally {
            if (keep == null) {
                delete(data);
            }
        }
    }

    /** As it is, unless something is in it; the playground makes it where it is missing. */
    private static Path empty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return directory;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new WrongSetting("--keep " + directory + " is not empty. Name a new or empty directory.");
            }
        }
        return directory;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The dialogue as people would hear and see it. */
    private record Dialogue(PrintWriter out) implements TourListener {

        @Override
        public void said(String who, String text) {
            out.printf("  %12s: %s%n", who, text);
            out.flush();
        }

        @Override
        public void after(Step step) {
            out.printf(
                    "%s %s (%d ms)%s%n",
                    step.ok() ? "[ok]  " : "[FAIL]",
                    step.name(),
                    step.took().toMillis(),
                    step.ok() ? "" : ": " + step.detail());
            out.flush();
        }
    }

    /** One line of JSON for each step. */
    private record JsonLines(PrintWriter out) implements TourListener {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Override
        public void after(Step step) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("step", step.name());
            line.put("ok", step.ok());
            line.put("ms", step.took().toMillis());
            line.put("detail", step.detail());
            out.println(JSON.writeValueAsString(line));
            out.flush();
        }
    }
}
