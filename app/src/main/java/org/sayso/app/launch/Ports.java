package org.sayso.app.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The loopback ports of the playground's servers.
 *
 * @param page the page, the stand-in for Alexa and the phones
 * @param accounts the authorization server
 * @param skills the servers that skills run on, in the order of {@link Sample}
 */
public record Ports(int page, int accounts, List<Integer> skills) {

    /** How many samples there are. */
    private static final int SKILLS = 4;

    private static final int SERVERS = 2 + SKILLS;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int USUAL = 8080;
    private static final int LAST_ROW = 65_536 - SERVERS;

    public Ports {
        skills = List.copyOf(skills);
        if (skills.size() != SKILLS) {
            throw new IllegalArgumentException("there are " + SKILLS + " servers for skills, not " + skills.size());
        }
    }

    /** Pizza on Demand. */
    public int shop() {
        return skills.get(0);
    }

    /** Favorite Color. */
    public int color() {
        return skills.get(1);
    }

    /** What to Wear. */
    public int wear() {
        return skills.get(2);
    }

    /** Ride Hailer. */
    public int ride() {
        return skills.get(3);
    }

    private static Ports of(List<Integer> ports) {
        return new Ports(ports.get(0), ports.get(1), ports.subList(2, SERVERS));
    }

    private List<Integer> all() {
        return Stream.concat(Stream.of(page, accounts), skills.stream()).toList();
    }

    /**
     * Ports in a row, one for each server.
     *
     * @throws WrongSetting if there are no such ports
     */
    public static Ports from(int first) {
        if (first < 1 || first > LAST_ROW) {
            throw new WrongSetting("--port must be between 1 and " + LAST_ROW + ", not " + first
                    + ": the playground takes this port and the next " + (SERVERS - 1) + ".");
        }
        return of(row(first).boxed().toList());
    }

    /**
     * Makes sure that nobody listens on these ports.
     *
     * @throws CannotStart if somebody does; the message names ports that are free
     */
    public void requireFree() {
        requireFree("the playground", all());
    }

    /** The same for some of them, which {@code who} needs. */
    void requireFree(String who, List<Integer> needed) {
        for (int port : needed) {
            try {
                open(port).close();
            } catch (IOException taken) {
                throw taken(port, who, needed, taken);
            }
        }
    }

    private static CannotStart taken(int port, String who, List<Integer> needed, IOException reason) {
        boolean inUse = String.valueOf(reason.getMessage()).contains("in use");
        OptionalInt free = freeRow();
        return new CannotStart(
                "Port " + port + (inUse ? " is in use" : " cannot be used (" + reason.getMessage() + ")")
                        + "; " + who + " needs " + inWords(needed) + ". "
                        + (inUse ? "Stop the other program or choose" : "Choose") + " others with --port"
                        + (free.isPresent() ? ", such as --port " + free.getAsInt() : "") + ".",
                reason);
    }

    private static String inWords(List<Integer> ports) {
        int last = ports.size() - 1;
        if (last == 0) {
            return String.valueOf(ports.get(0));
        }
        return ports.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", ")) + " and "
                + ports.get(last);
    }

    private static IntStream row(int first) {
        return IntStream.range(first, first + SERVERS);
    }

    /** The first of the ports in a row that are all free right now; empty where there are none. */
    static OptionalInt freeRow() {
        return IntStream.concat(
                        IntStream.iterate(USUAL, first -> first <= LAST_ROW, first -> first + 1000),
                        IntStream.iterate(USUAL, first -> first <= LAST_ROW, first -> first + SERVERS))
                .filter(first -> row(first).allMatch(Ports::isFree))
                .findFirst();
    }

    /** Ports that are free right now. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < SERVERS; i++) {
                held.add(open(0));
            }
            return of(held.stream().map(ServerSocket::getLocalPort).toList());
        } catch (IOException none) {
            throw new CannotStart("No free loopback port: " + none.getMessage(), none);
        } finally {
            held.forEach(Ports::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Then it is free as well.
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = open(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket open(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK));
    }
}
