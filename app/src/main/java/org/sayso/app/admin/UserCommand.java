package org.sayso.app.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.app.admin.ClientCommand.OnServer;
import org.sayso.app.launch.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code sayso user}. */
@Command(
        name = "user",
        description = {
            "The accounts that a running server keeps itself (sayso.authorization.accounts.kept).",
            "Those that it only reads elsewhere are administrated there."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UserCommand.ListAll.class,
            UserCommand.Show.class,
            UserCommand.Disable.class,
            UserCommand.Enable.class,
            UserCommand.Delete.class,
            HelpCommand.class
        })
public final class UserCommand {

    private static final String USERS = "/admin/users/";
    private static final String ACCOUNT = "The account, as sub in its tokens, or its e-mail address.";

    /** By its address where that is what was given. */
    private static JsonNode find(AdminServer server, String account) {
        return account.contains("@")
                ? server.post(USERS + "list", Map.of("email", account)).path(0)
                : server.get(USERS + AdminServer.encoded(account));
    }

    private static String path(AdminServer server, String account) {
        String subject =
                account.contains("@") ? find(server, account).path("account").asString("") : account;
        return USERS + AdminServer.encoded(subject);
    }

    @Command(name = "list", description = "Lists the accounts, in the order of their addresses.")
    static final class ListAll extends OnServer {

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "100",
                description = "How many, 1000 at most. Default: ${DEFAULT-VALUE}")
        private int most;

        @Option(names = "--after", paramLabel = "EMAIL", description = "The last one of the page before.")
        private @Nullable String after;

        @Override
        void run(AdminServer server) {
            Map<String, Object> wanted = new LinkedHashMap<>();
            wanted.put("most", most);
            if (after != null) {
                wanted.put("after", after);
            }
            list(server.post(USERS + "list", wanted), "account", "email", "created", "disabled");
        }
    }

    @Command(name = "show", description = "Shows an account.")
    static final class Show extends OnServer {

        @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String account;

        @Override
        void run(AdminServer server) {
            one(find(server, account));
        }
    }

    @Command(
            name = "disable",
            description =
                    "Signs its owner out everywhere, and lets nobody sign in; its links rest until it is enabled.")
    static final class Disable extends OnServer {

        @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String account;

        @Override
        void run(AdminServer server) {
            one(server.post(path(server, account) + "/disable", Map.of()));
        }
    }

    @Command(name = "enable", description = "Opens a disabled account again.")
    static final class Enable extends OnServer {

        @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String account;

        @Override
        void run(AdminServer server) {
            one(server.post(path(server, account) + "/enable", Map.of()));
        }
    }

    @Command(
            name = "delete",
            description = "Deletes an account, with its links, consents and passkeys. That cannot be undone.")
    static final class Delete extends OnServer {

        @Parameters(paramLabel = "ACCOUNT", description = ACCOUNT)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String account;

        @Option(names = "--yes", description = "Really: it cannot be undone.")
        private boolean yes;

        @Override
        void run(AdminServer server) {
            if (!yes) {
                throw new CannotStart("Nothing was deleted: that cannot be undone. Say --yes if that is meant.");
            }
            one(server.delete(path(server, account)));
        }
    }
}
