package org.sayso.alexa.profile;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.http.Addresses;

/**
 * Where Alexa answers questions, as requests name it ({@code context.System.apiEndpoint}). A token goes to Amazon's own hosts
 * only, whatever a request names.
 */
final class ApiEndpoint {

    private static final Set<String> AMAZONS =
            Set.of("api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com", "api.fe.amazon.com");
    private static final int HTTPS = 443;

    private ApiEndpoint() {}

    /**
     * The address, where it may be called.
     *
     * @param thisMachineToo whether a stand-in on this machine may, too
     */
    static Optional<URI> trusted(@Nullable String named, boolean thisMachineToo) {
        if (named == null) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(named);
            return isAmazons(address) || (thisMachineToo && isOfThisMachine(address))
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean isAmazons(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && AMAZONS.contains(address.getHost())
                && (address.getPort() == -1 || address.getPort() == HTTPS)
                && isBare(address);
    }

    private static boolean isOfThisMachine(URI address) {
        return Addresses.isSafe(address) && Addresses.isLoopback(address.getHost()) && isBare(address);
    }

    private static boolean isBare(URI address) {
        return address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"));
    }
}
