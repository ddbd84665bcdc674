package org.sayso.app.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The loopback ports of the playground's servers.
 *
 * @param page the page, the stand-in for Alexa and the phones
 * @param accounts the authorization server
 * @param shop Pizza on Demand
 */
public record Ports(int page, int accounts, int shop) {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int USUAL = 8080;
    private static final int LAST_ROW = 65_533;

    /**
     * Three ports in a row.
     *
     * @throws WrongSetting if there are no such ports
     */
    public static Ports from(int first) {
        if (first < 1 || first > LAST_ROW) {
            throw new WrongSetting("--port must be between 1 and " + LAST_ROW + ", not " + first
                    + ": the playground takes this port and the next two.");
        }
        return new Ports(first, first + 1, first + 2);
    }

    /**
     * Makes sure that nobody listens on these ports.
     *
     * @throws CannotStart if somebody does; the message names ports that are free
     */
    public void requireFree() {
        for (int port : new int[] {page, accounts, shop}) {
            try {
                open(port).close();
            } catch (IOException taken) {
                throw taken(port, taken);
            }
        }
    }

    private CannotStart taken(int port, IOException reason) {
        boolean inUse = String.valueOf(reason.getMessage()).contains("in use");
        OptionalInt free = freeRow();
        return new CannotStart(
                "Port " + port + (inUse ? " is in use" : " cannot be used (" + reason.getMessage() + ")")
                        + "; the playground needs " + page + ", " + accounts + " and " + shop
                        + ". " + (inUse ? "Stop the other program or choose" : "Choose") + " others with --port"
                        + (free.isPresent() ? ", such as --port " + free.getAsInt() : "") + ".",
                reason);
    }

    /** The first of three ports in a row that are all free right now; empty where there are none. */
    static OptionalInt freeRow() {
        return IntStream.concat(
                        IntStream.iterate(USUAL, first -> first <= LAST_ROW, first -> first + 1000),
                        IntStream.iterate(USUAL, first -> first <= LAST_ROW, first -> first + 3))
                .filter(first -> isFree(first) && isFree(first + 1) && isFree(first + 2))
                .findFirst();
    }

    /** Three ports that are free right now. */
    public static Ports free() {
        try (ServerSocket a = open(0);
                ServerSocket b = open(0);
                ServerSocket c = open(0)) {
            return new Ports(a.getLocalPort(), b.getLocalPort(), c.getLocalPort());
        } catch (IOException none) {
            throw new CannotStart("No free loopback port: " + none.getMessage(), none);
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
