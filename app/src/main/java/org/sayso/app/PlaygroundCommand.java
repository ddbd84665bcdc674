package org.sayso.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.HouseholdOption;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sayso playground}: everything on one machine, until it is stopped. */
@Command(
        name = "playground",
        description = "Starts an Alexa stand-in, an authorization server and four skills on this machine.",
        mixinStandardHelpOptions = true)
final class PlaygroundCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = {"The page's port; the next ones are taken as well.", "Default: ${DEFAULT-VALUE}"})
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".sayso",
            description = {"Where orders, keys and generated secrets are kept.", "Default: ${DEFAULT-VALUE}"})
    private Path data = Path.of(".sayso");

    @Option(
            names = "--household",
            paramLabel = "FILE",
            description = {
                "Who lives here, and which devices stand here, in YAML: see docs/standin.md.",
                "Default: Ann and Ben, with an Echo in the kitchen and one with a screen."
            })
    private @Nullable Path household;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private PlaygroundSettings settings() throws IOException {
        PlaygroundSettings usual = PlaygroundSettings.of(Ports.from(port), data);
        if (household == null) {
            return usual;
        }
        return usual.withHousehold(HouseholdOption.read(household, usual.clock()));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Playground playground = Playground.start(settings(), line -> {
            out.println(line);
            out.flush();
        });
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            playground.close();
            stopped.countDown();
        }));
        out.println(Welcome.text(playground));
        out.flush();
        stopped.await();
        return 0;
    }
}
