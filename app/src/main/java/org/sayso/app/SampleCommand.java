package org.sayso.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sayso.app.launch.LoneSample;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;
import org.sayso.app.launch.WrongSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sayso sample}: one of the samples without the playground, until it is stopped. */
@Command(
        name = "sample",
        description =
                "Starts one of the samples alone, as its developer would, with the authorization server that it needs; and says how to talk to it.",
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    /** The names that the command takes. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Sample.values()).map(Sample::directory).iterator();
        }
    }

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = {
                "Where the stand-in will listen; the sample takes one of the next five ports.",
                "Default: ${DEFAULT-VALUE}"
            })
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".sayso",
            description = {"Where keys, generated secrets and databases are kept.", "Default: ${DEFAULT-VALUE}"})
    private Path data = Path.of(".sayso");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Sample sample = Arrays.stream(Sample.values())
                .filter(each -> each.directory().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new WrongSetting("There is no such sample; there are " + String.join(", ", new Names()) + "."));
        PrintWriter out = spec.commandLine().getOut();
        LoneSample lone = LoneSample.start(sample, Ports.from(port), data, line -> {
            out.println(line);
            out.flush();
        });
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            lone.close();
            stopped.countDown();
        }));
        out.println();
        out.println("It waits for requests. Talk to it from another terminal, in the same directory:");
        out.println();
        out.println("  " + talk(sample, lone));
        out.println();
        out.println("Ctrl+C stops it.");
        out.flush();
        stopped.await();
        return 0;
    }

    /** The command that talks to it, to be copied; nothing that is the default is in it. */
    private String talk(Sample sample, LoneSample lone) {
        String directory = "samples/" + sample.directory();
        StringBuilder line = new StringBuilder(spec.root().name())
                .append(" talk --skill-package ")
                .append(directory)
                .append("/skill-package --endpoint ")
                .append(lone.endpoint())
                .append(" --linking ")
                .append(directory)
                .append("/linking.yml");
        lone.secrets().ifPresent(file -> line.append(" --secrets ").append(quoted(file)));
        if (!data.equals(Path.of(".sayso"))) {
            line.append(" --keys ").append(quoted(lone.keys()));
        }
        if (port != 8080) {
            line.append(" --port ").append(port);
        }
        return line.toString();
    }

    private static String quoted(Path path) {
        String text = path.toString();
        return text.contains(" ") ? '"' + text + '"' : text;
    }
}
