package org.sayso.app.admin;

import java.util.Map;
import org.sayso.app.admin.ClientCommand.OnServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sayso link}. */
@Command(
        name = "link",
        description = "The links of accounts at a running server: which assistant may act for whom.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LinkCommand.ListAll.class, LinkCommand.End.class, HelpCommand.class})
public final class LinkCommand {

    @Command(name = "list", description = "Lists the links of an account, also those that ended, for 30 days.")
    static final class ListAll extends OnServer {

        @Option(
                names = "--account",
                paramLabel = "SUBJECT",
                required = true,
                description = "The account, as sub in its tokens.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String account;

        @Override
        void run(AdminServer server) {
            list(
                    server.get("/admin/links?account=" + AdminServer.encoded(account)),
                    "id",
                    "client",
                    "since",
                    "last_used",
                    "ended",
                    "end_reason");
        }
    }

    @Command(
            name = "end",
            description =
                    "Ends a link: its tokens are worth nothing from that moment, and its owner has to link again.")
    static final class End extends OnServer {

        @Parameters(paramLabel = "LINK", description = "The id of the link.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String link;

        @Option(names = "--reason", paramLabel = "WORDS", required = true, description = "Why, for the server's log.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String reason;

        @Override
        void run(AdminServer server) {
            one(server.post("/admin/links/" + AdminServer.encoded(link) + "/end", Map.of("reason", reason)));
        }
    }
}
