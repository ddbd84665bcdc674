package org.sayso.standin.linking;

import java.net.URI;

/**
 * Where the customer's Amazon account is. Alexa has a host for each region to which authorization servers send people back;
 * the stand-in has one host, and a path for each.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/requirements-account-linking.html">Requirements for
 *     account linking</a>
 */
public enum Region {
    /** North America: {@code pitangui.amazon.com}. */
    NA(""),
    /** Europe and India: {@code layla.amazon.com}. */
    EU("/eu"),
    /** Far East: {@code alexa.amazon.co.jp}. */
    FE("/fe");

    private final String prefix;

    Region(String prefix) {
        this.prefix = prefix;
    }

    /** The path below which this region's redirect URIs lie, without a slash at its end. */
    public String path() {
        return prefix + "/api/skill/link";
    }

    /** The redirect URI of a vendor's skills at a stand-in. */
    public URI redirectUri(URI baseUrl, String vendorId) {
        return URI.create(baseUrl + path() + "/" + vendorId);
    }
}
