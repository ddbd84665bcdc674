package org.sayso.benchmarks.endpoint;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Refreshes and redeems codes at Sayso's authorization server and at Keycloak in turns, and prints the table for docs/figures.md.
 *
 * <p>Both sign with RS256 and 2,048 bits, both keep everything in one PostgreSQL server that waits for the disk, both run as in
 * production with the same heap and speak plain HTTP. The load comes from this process, on the same machine.
 */
public final class TokenEndpointFigures {

    /** Of each server. */
    static final String HEAP = "-Xmx512m";

    private static final int PEOPLE = 200;
    private static final int[] CONNECTIONS = {1, 16};
    private static final int STARTS = 3;
    private static final int CODES_FOR_EACH = 2;
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    /** One server with what was measured at it. */
    private static final class Measured {

        final Contender contender;
        final TokenRequests requests;
        final List<Person> people = new ArrayList<>();
        final List<String> refreshTokens = new ArrayList<>();
        final List<Duration> startUps = new ArrayList<>();
        final List<List<Load.Taken>> refreshes = List.of(new ArrayList<>(), new ArrayList<>());
        final List<List<Load.Taken>> exchanges = List.of(new ArrayList<>(), new ArrayList<>());

        @Nullable
        Running running;

        long megabytesAtFirst;
        long megabytesAfterwards;

        Measured(Contender contender) {
            this.contender = contender;
            requests = new TokenRequests(contender.tokenEndpoint());
        }

        Running running() {
            return Objects.requireNonNull(running);
        }
    }

    private TokenEndpointFigures() {}

    /** Arguments: where Keycloak's distribution is, a directory for logs, and perhaps the number of rounds: 5 unless given. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("http.maxConnections", "64");
        int rounds = arguments.length < 3 ? 5 : Integer.parseInt(arguments[2]);
        Path logs = Files.createDirectories(Path.of(arguments[1]));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "300")
                .start()) {
            SaysoServer sayso = new SaysoServer(
                    freePort(), database(postgres, "links"), database(postgres, "shop"), logs.resolve("sayso.log"));
            sayso.makeShop(PEOPLE);
            KeycloakServer keycloak = new KeycloakServer(
                    freePort(), Path.of(arguments[0]), database(postgres, "keycloak"), logs.resolve("keycloak.log"));
            keycloak.build();
            measure(List.of(new Measured(sayso), new Measured(keycloak)), rounds);
        }
        System.exit(0);
    }

    private static void measure(List<Measured> both, int rounds) throws Exception {
        // The first start makes the tables, the clients and the people.
        for (Measured each : both) {
            try (Running first = Running.start(each.contender)) {
                say(each, "made its tables in " + first.startUp().toMillis() + " ms");
                each.contender.furnish(PEOPLE);
            }
        }
        for (int i = 1; i < STARTS; i++) {
            for (Measured each : both) {
                try (Running again = Running.start(each.contender)) {
                    each.startUps.add(again.startUp());
                }
            }
        }
        try (Running one = Running.start(both.get(0).contender);
                Running other = Running.start(both.get(1).contender)) {
            both.get(0).running = one;
            both.get(1).running = other;
            for (Measured each : both) {
                each.startUps.add(each.running().startUp());
                each.megabytesAtFirst = each.running().megabytes();
                link(each);
                warmUp(each);
            }
            for (int round = 0; round < rounds; round++) {
                // Who is first has the advantage in turns.
                for (int i = 0; i < both.size(); i++) {
                    measure(both.get((round + i) % both.size()));
                }
            }
            for (Measured each : both) {
                each.megabytesAfterwards = each.running().megabytes();
            }
        }
        print(both.get(0), both.get(1));
    }

    private static void link(Measured server) throws Exception {
        for (int i = 0; i < PEOPLE; i++) {
            Person person = new Person(server.contender, i);
            server.people.add(person);
            JsonNode answer = TokenRequests.read(server.requests.exchange(person.code()));
            for (String token : List.of("access_token", "id_token")) {
                String header = new String(
                        Base64.getUrlDecoder()
                                .decode(answer.path(token).asString().split("\\.", -1)[0]),
                        StandardCharsets.UTF_8);
                if (!header.contains("\"RS256\"")) {
                    throw new IllegalStateException(server.contender.name() + " signs with " + header);
                }
            }
            server.refreshTokens.add(answer.path("refresh_token").asString());
        }
        say(server, PEOPLE + " people have linked");
    }

    private static void warmUp(Measured server) throws Exception {
        int most = CONNECTIONS[CONNECTIONS.length - 1];
        refresh(server, most, Duration.ofSeconds(20));
        for (int i = 0; i < 3; i++) {
            exchange(server, most);
        }
        say(server, "is warm");
    }

    private static void measure(Measured server) throws Exception {
        for (int i = 0; i < CONNECTIONS.length; i++) {
            server.refreshes.get(i).add(refresh(server, CONNECTIONS[i], Duration.ofSeconds(6)));
            server.exchanges.get(i).add(exchange(server, CONNECTIONS[i]));
        }
    }

    /** Each connection has links of its own, and uses them in turn. */
    private static Load.Taken refresh(Measured server, int connections, Duration length) throws Exception {
        int links = PEOPLE / connections;
        int[] turns = new int[connections];
        return Load.run(server.running(), connections, length, connection -> {
            int turn = turns[connection]++ % links;
            server.requests.refresh(server.refreshTokens.get(connection * links + turn));
            return true;
        });
    }

    /** The codes are there beforehand. */
    private static Load.Taken exchange(Measured server, int connections) throws Exception {
        Queue<String> codes = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < CODES_FOR_EACH; i++) {
            for (Person person : server.people) {
                codes.add(person.code());
            }
        }
        return Load.run(server.running(), connections, ENOUGH, connection -> {
            String code = codes.poll();
            if (code != null) {
                server.requests.exchange(code);
            }
            return code != null;
        });
    }

    private static void print(Measured ours, Measured theirs) {
        System.out.println(
                "| | connections | server | in a second | p50 | p99 | its processor time for one | ratio of the rates |");
        System.out.println("|---|--:|---|--:|--:|--:|--:|--:|");
        for (int i = 0; i < CONNECTIONS.length; i++) {
            print("refresh", CONNECTIONS[i], ours, ours.refreshes.get(i), theirs, theirs.refreshes.get(i));
        }
        for (int i = 0; i < CONNECTIONS.length; i++) {
            print("code exchange", CONNECTIONS[i], ours, ours.exchanges.get(i), theirs, theirs.exchanges.get(i));
        }
        System.out.println();
        System.out.println("| | start to the first answer | resident when started | resident afterwards |");
        System.out.println("|---|--:|--:|--:|");
        for (Measured each : List.of(ours, theirs)) {
            System.out.printf(
                    "| %s | %.1f to %.1f s | %d MB | %d MB |%n",
                    each.contender.name(),
                    each.startUps.stream().mapToLong(Duration::toMillis).min().orElse(0) / 1e3,
                    each.startUps.stream().mapToLong(Duration::toMillis).max().orElse(0) / 1e3,
                    each.megabytesAtFirst,
                    each.megabytesAfterwards);
        }
    }

    private static void print(
            String what,
            int connections,
            Measured ours,
            List<Load.Taken> ourTimes,
            Measured theirs,
            List<Load.Taken> theirTimes) {
        Load.Taken one = Load.Taken.all(ourTimes);
        Load.Taken other = Load.Taken.all(theirTimes);
        String row = "| %s | %d | %s | %.0f | %.1f ms | %.1f ms | %.1f ms | %s |%n";
        System.out.printf(
                row,
                what,
                connections,
                ours.contender.name(),
                one.perSecond(),
                one.millis(0.5),
                one.millis(0.99),
                one.processorMillis(),
                "%.2f".formatted(one.perSecond() / other.perSecond()));
        System.out.printf(
                row,
                what,
                connections,
                theirs.contender.name(),
                other.perSecond(),
                other.millis(0.5),
                other.millis(0.99),
                other.processorMillis(),
                "1");
    }

    private static String database(EmbeddedPostgres postgres, String name) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void say(Measured server, String what) {
        System.err.println(server.contender.name() + " " + what);
    }
}
