package org.sayso.app.admin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sayso.app.launch.CannotStart;
import org.sayso.app.launch.WrongSetting;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code sayso client}. */
@Command(
        name = "client",
        description = {
            "The clients of a running server: skills, web sites, services and APIs.",
            "Those of its settings are shown; those that were added here can also be changed and removed."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ClientCommand.ListAll.class,
            ClientCommand.Show.class,
            ClientCommand.Add.class,
            ClientCommand.Change.class,
            ClientCommand.RotateSecret.class,
            ClientCommand.EndFormerSecret.class,
            ClientCommand.Remove.class,
            HelpCommand.class
        })
public final class ClientCommand {

    private static final String CLIENTS = "/admin/clients";

    /** What the commands of this group share. */
    abstract static class OnServer extends Task {

        @Mixin
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private ServerOptions options;

        @Option(names = "--json", description = "Prints the server's answer as one line of JSON.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        abstract void run(AdminServer server);

        final void one(JsonNode answer) {
            Print.one(spec, json, answer);
        }

        final void list(JsonNode answer, String... members) {
            Print.list(spec, json, answer, members);
        }

        /** What is shown once goes to standard output, and that it does to standard error. */
        final void withSecret(JsonNode answer) {
            if (json) {
                spec.commandLine().getOut().println(answer);
            } else {
                JsonNode client = answer.path("client");
                spec.commandLine().getOut().println("id: " + client.path("id").asString(""));
                spec.commandLine()
                        .getOut()
                        .println("client-id: " + client.path("client_id").asString(""));
                spec.commandLine()
                        .getOut()
                        .println(
                                "client-secret: " + answer.path("client_secret").asString(""));
            }
            spec.commandLine()
                    .getErr()
                    .println("The secret is shown this once: the server keeps nothing it could be read from.");
        }

        /** For people, also beside JSON. */
        final void note(String line) {
            spec.commandLine().getErr().println(line);
        }

        @Override
        public final Integer call() {
            run(options.open());
            return 0;
        }
    }

    private static Map<String, String> members(List<String> pairs) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new WrongSetting(
                        "A member of a client is written member=value, such as vendor-id=M1A2B3C4D5E6F7.");
            }
            members.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return members;
    }

    private static String path(String id) {
        return CLIENTS + "/" + AdminServer.encoded(id);
    }

    @Command(name = "list", description = "Lists the clients, with where they are kept.")
    static final class ListAll extends OnServer {

        @Override
        void run(AdminServer server) {
            list(server.get(CLIENTS), "id", "client_id", "kept", "former_secret_until", "unserved");
        }
    }

    @Command(name = "show", description = "Shows a client.")
    static final class Show extends OnServer {

        @Parameters(paramLabel = "ID", description = "Such as skill:pizza.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Override
        void run(AdminServer server) {
            one(server.get(path(id)));
        }
    }

    @Command(
            name = "add",
            description = "Adds a client, and prints its client id and secret. The members are those of the settings.")
    static final class Add extends OnServer {

        @Parameters(index = "0", paramLabel = "KIND", description = "One of skill, web, backend and resource-server.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String kind;

        @Parameters(index = "1", paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String name;

        @Parameters(
                index = "2..*",
                paramLabel = "MEMBER=VALUE",
                description = "Such as vendor-id=M1A2B3C4D5E6F7 audience=https://pizza.example.com")
        private List<String> members = List.of();

        @Override
        void run(AdminServer server) {
            withSecret(server.post(CLIENTS, Map.of("kind", kind, "name", name, "members", members(members))));
        }
    }

    @Command(
            name = "change",
            description = "Changes members of a client; one without a value goes back to its default.")
    static final class Change extends OnServer {

        @Parameters(index = "0", paramLabel = "ID", description = "Such as skill:pizza.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "MEMBER=VALUE",
                description = "Such as require-pkce=true")
        private List<String> members = List.of();

        @Override
        void run(AdminServer server) {
            Map<String, String> all = new LinkedHashMap<>();
            server.get(path(id))
                    .path("members")
                    .properties()
                    .forEach(
                            member -> all.put(member.getKey(), member.getValue().asString("")));
            members(members).forEach((member, value) -> {
                if (value.isEmpty()) {
                    all.remove(member);
                } else {
                    all.put(member, value);
                }
            });
            one(server.put(path(id), Map.of("members", all)));
        }
    }

    @Command(
            name = "rotate-secret",
            description =
                    "Makes a new secret, and prints it. The one before stays good for a while, to be exchanged at leisure.")
    static final class RotateSecret extends OnServer {

        @Parameters(paramLabel = "ID", description = "Such as skill:pizza.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Option(
                names = "--overlap",
                paramLabel = "TIME",
                defaultValue = "24h",
                description =
                        "How long the secret before stays good, such as 1h or 7d; 0s to end it now. Default: ${DEFAULT-VALUE}")
        private String overlap = "24h";

        @Override
        void run(AdminServer server) {
            Duration time;
            try {
                time = DurationStyle.detectAndParse(overlap);
            } catch (IllegalArgumentException none) {
                throw new WrongSetting("--overlap is no time; write it like 24h, 7d or 0s.", none);
            }
            JsonNode answer = server.post(path(id) + "/secret", Map.of("overlap_seconds", time.toSeconds()));
            withSecret(answer);
            String until = answer.path("client").path("former_secret_until").asString("");
            note(
                    until.isEmpty()
                            ? "The secret before is worth nothing from now on."
                            : "The secret before is good until " + FormerSecret.shown(until)
                                    + ". To end it at once: sayso client end-former-secret " + id);
        }
    }

    @Command(
            name = "end-former-secret",
            description =
                    "Ends the secret before the last new one at once, where its overlap is not over; the last one stays.")
    static final class EndFormerSecret extends OnServer {

        @Parameters(paramLabel = "ID", description = "Such as skill:pizza.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Override
        void run(AdminServer server) {
            one(server.delete(path(id) + "/former-secret"));
        }
    }

    @Command(
            name = "remove",
            description =
                    "Removes a client, and ends all its links. That cannot be undone: everybody has to link again.")
    static final class Remove extends OnServer {

        @Parameters(paramLabel = "ID", description = "Such as skill:pizza.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String id;

        @Option(names = "--yes", description = "Really: its links end.")
        private boolean yes;

        @Override
        void run(AdminServer server) {
            if (!yes) {
                throw new CannotStart(
                        "Nothing was removed: all links of " + id + " would end. Say --yes if that is meant.");
            }
            one(server.delete(path(id)));
        }
    }
}
