package org.sayso.authorization.throttle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What is counted. Immutable.
 *
 * @param pace how often
 * @param what is tried, in the one form in which it is counted
 */
public record Counter(Pace pace, String what) {

    private static final int NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    /**
     * Counts what comes from an address of the network; of IPv6 the first 64 bits, which are one customer.
     *
     * @param address as the servlet container gives it
     */
    public static Counter from(Pace pace, String address) {
        return new Counter(pace, network(address));
    }

    /** Counts what somebody tries from there with something that others try as well: one network does not use up what another may. */
    public static Counter from(Pace pace, String address, String what) {
        return new Counter(pace, network(address) + " " + what);
    }

    /** What an address of the network counts as: itself, and of IPv6 the first 64 bits, which are one customer. */
    public static String network(String address) {
        // Only what has a colon is parsed: no name is looked up then.
        if (!address.contains(":")) {
            return address.toLowerCase(Locale.ROOT);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64"
                    : (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        } catch (UnknownHostException notAnAddress) {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    /** Names the pace only. */
    @Override
    public String toString() {
        return "Counter[" + pace + "]";
    }
}
