package org.sayso.app.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The loopback ports of the playground's servers.
 *
 * @param page the page, the stand-in for Alexa and the phones
 * @param accounts the authorization server
 * @param shop Pizza on Demand
 */
public record Ports(int page, int accounts, int shop) {

    /** Three ports in a row, each of which must be free. */
    public static Ports from(int first) {
        if (first < 1 || first > 65_533) {
            throw new CannotStart(
                    "--port must be between 1 and 65533; the playground takes this port and the next two.");
        }
        List<Integer> taken = new ArrayList<>();
        for (int port = first; port < first + 3; port++) {
            if (!isFree(port)) {
                taken.add(port);
            }
        }
        if (!taken.isEmpty()) {
            throw new CannotStart(
                    "Port " + taken.get(0) + " is in use; the playground needs " + first + " to " + (first + 2)
                            + ". Stop the other program or choose others with --port, such as --port "
                            + (first == 8080 ? 9080 : 8080)
                            + ".");
        }
        return new Ports(first, first + 1, first + 2);
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
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        return socket;
    }
}
