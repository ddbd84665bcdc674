package org.sayso.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Playground playground = Playground.start(PlaygroundSettings.of(Ports.from(port), data), line -> {
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
