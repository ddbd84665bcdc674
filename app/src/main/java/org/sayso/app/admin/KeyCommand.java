package org.sayso.app.admin;

import java.util.Map;
import org.sayso.app.admin.ClientCommand.OnServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sayso key}. */
@Command(
        name = "key",
        description = "The keys with which a running server signs tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeyCommand.ListAll.class, KeyCommand.Rotate.class, HelpCommand.class})
public final class KeyCommand {

    @Command(name = "list", description = "Lists the published keys: the next, the one that signs, and those before.")
    static final class ListAll extends OnServer {

        @Override
        void run(AdminServer server) {
            list(server.get("/admin/keys"), "id", "state", "signs_from");
        }
    }

    @Command(
            name = "rotate",
            description = {
                "Makes the next key now. It is published at once, and signs when everybody has had the time to fetch it",
                "(sayso.authorization.keys.publish-ahead)."
            })
    static final class Rotate extends OnServer {

        @Override
        void run(AdminServer server) {
            one(server.post("/admin/keys/rotate", Map.of()));
        }
    }
}
