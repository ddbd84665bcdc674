package org.sayso.standin.amazon;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * An app that is registered with Login with Amazon, what Amazon calls a security profile. Hides its secret from {@code
 * toString}. Immutable.
 *
 * @param clientId at most 100 bytes; Amazon's are {@code amzn1.application-oa2-client....}
 * @param name what people are told who wants to know
 * @param redirectUris where people may be sent back to, compared to the letter; https, or http on this machine
 * @param company whose app it is: a person has the same {@code user_id} for all apps of one company
 * @see <a href="https://developer.amazon.com/docs/login-with-amazon/register-web.html">Register for Login with Amazon</a>
 */
public record AmazonClient(String clientId, String clientSecret, String name, List<URI> redirectUris, String company) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public AmazonClient {
        if (!clientId.matches("[\\x21-\\x7E]{1,100}") || clientId.contains(":")) {
            throw new IllegalArgumentException(
                    "A client id of Login with Amazon has 1 to 100 printable characters, no blank and no colon");
        }
        if (clientSecret.length() < 16) {
            throw new IllegalArgumentException("The secret of " + clientId + " needs at least 16 characters");
        }
        if (name.isBlank() || company.isBlank()) {
            throw new IllegalArgumentException("Give " + clientId + " a name and a company");
        }
        redirectUris = List.copyOf(redirectUris);
        if (redirectUris.isEmpty()) {
            throw new IllegalArgumentException("Give " + clientId + " a redirect URI");
        }
        redirectUris.forEach(AmazonClient::requireSafe);
    }

    private static void requireSafe(URI uri) {
        boolean safe = uri.getHost() != null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null
                && ("https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost())));
        if (!safe) {
            throw new IllegalArgumentException(
                    "A redirect URI is an https address, or an http one of this machine, without fragment: " + uri);
        }
    }

    @Override
    public String toString() {
        return "AmazonClient[clientId=" + clientId + ", name=" + name + ", redirectUris=" + redirectUris + ", company="
                + company + "]";
    }
}
