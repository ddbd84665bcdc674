package org.sayso.app.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.WrongSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sayso serve}. */
@Command(
        name = "serve",
        description = {
            "Runs the authorization server with its account pages in production: on PostgreSQL, behind a proxy that ends TLS,"
                    + " without demo data. It refuses what is good for demos only, naming the fix.",
            "The guide is docs/serve.md."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:with --check and --example, done",
            "1:the file cannot be served, or the server cannot start; standard error says why",
            "2:wrong usage: an option, or the file that one names is not there",
            "143:the server was told to stop (SIGTERM), and has answered what it had begun"
        })
public final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final String EXAMPLE = "example.yml";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings, as YAML: sayso.authorization.*, server.* and logging.*.")
    private @Nullable Path config;

    @Option(
            names = "--check",
            description = {
                "Does what a start does with the file, but opens neither the database nor the accounts elsewhere nor a port,",
                "and ends."
            })
    private boolean check;

    @Option(names = "--example", description = "Prints a file to begin with.")
    private boolean example;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (example) {
            out.print(example());
            out.flush();
            return 0;
        }
        if (config == null) {
            throw new WrongSetting("--config is missing: the file with the settings. A file to begin with is printed by"
                    + " --example.");
        }
        ServeConfig settings = ServeConfig.read(config);
        PrintWriter err = spec.commandLine().getErr();
        settings.warning().ifPresent(warning -> err.println("Warning: " + warning));
        err.flush();
        if (check) {
            settings.rehearse();
            out.println(settings.path() + " can be served at " + settings.issuer() + ".");
            return 0;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        ConfigurableApplicationContext server = settings.start();
        server.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> stopped.countDown());
        out.println(StartLine.of(server));
        out.flush();
        LOG.info("Started at {}.", settings.issuer());
        stopped.await();
        return 0;
    }

    static String example() {
        try (InputStream in =
                Objects.requireNonNull(ServeCommand.class.getResourceAsStream("/org/sayso/app/serve/" + EXAMPLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
