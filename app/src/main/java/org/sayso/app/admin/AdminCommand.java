package org.sayso.app.admin;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sayso.app.launch.CannotStart;
import org.sayso.app.serve.ServeConfig;
import org.sayso.app.token.Logging;
import org.sayso.authorization.admin.AdministratorDesk;
import org.sayso.authorization.admin.Administrators.Administrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sayso admin}: the administrators themselves, by whoever has the server's file of settings. */
@Command(
        name = "admin",
        description = {
            "Makes and removes administrators, in the server's database: the first one cannot be asked of the server.",
            "They need the file that sayso serve was started with."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AdminCommand.Create.class,
            AdminCommand.ListAll.class,
            AdminCommand.Remove.class,
            HelpCommand.class
        })
public final class AdminCommand {

    /** Where the database is. */
    static final class Desk {

        @Option(
                names = "--config",
                paramLabel = "FILE",
                required = true,
                description = "The file that sayso serve is started with.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Path config;

        private @Nullable ServeConfig settings;

        ServeConfig settings() {
            if (settings == null) {
                settings = ServeConfig.read(config);
            }
            return settings;
        }

        AdministratorDesk open() {
            Logging.warningsToStandardError();
            return AdministratorDesk.open(settings().store(), settings().issuer());
        }
    }

    @Command(
            name = "create",
            description =
                    "Makes an administrator, and writes their credentials to a new file that only its owner can read.")
    static final class Create extends Task {

        @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Desk desk;

        @Option(names = "--out", paramLabel = "FILE", description = "The new file. Default: NAME.credentials")
        private @Nullable Path out;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Override
        public Integer call() {
            Path file = out == null ? Path.of(name.replaceAll("[^a-z0-9-]", "_") + ".credentials") : out;
            Credentials.requireNone(file);
            try (AdministratorDesk open = desk.open()) {
                String secret = open.administrators().create(name).reveal();
                Credentials made = new Credentials(
                        URI.create(desk.settings().issuer()),
                        new Administrator(name, java.time.Instant.EPOCH).clientId(),
                        secret);
                try {
                    made.write(file);
                } catch (CannotStart unwritten) {
                    open.administrators().remove(name);
                    throw unwritten;
                }
            }
            spec.commandLine().getOut().println(file);
            spec.commandLine()
                    .getErr()
                    .println("Administrator " + name + ": who has this file can administrate "
                            + desk.settings().issuer() + ". There is no other copy of its secret.");
            return 0;
        }
    }

    @Command(name = "list", description = "Lists the administrators.")
    static final class ListAll extends Task {

        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Desk desk;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (AdministratorDesk open = desk.open()) {
                open.administrators()
                        .list()
                        .forEach(each -> spec.commandLine().getOut().println(each.name() + "  since " + each.since()));
            }
            return 0;
        }
    }

    @Command(
            name = "remove",
            description = "Removes an administrator; their credentials and tokens are worth nothing from that moment.")
    static final class Remove extends Task {

        @Parameters(paramLabel = "NAME", description = "Who is no administrator any more.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Desk desk;

        @Override
        public Integer call() {
            try (AdministratorDesk open = desk.open()) {
                if (!open.administrators().remove(name)) {
                    throw new CannotStart("There is no administrator of this name; see: sayso admin list");
                }
            }
            return 0;
        }
    }
}
