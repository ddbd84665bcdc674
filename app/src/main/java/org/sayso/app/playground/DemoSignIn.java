package org.sayso.app.playground;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.sayso.app.browse.FormBrowser;

/** Signs a demo user in at the authorization server and allows what is asked for, as a browser of their own does. */
final class DemoSignIn {

    private final FormBrowser browser = new FormBrowser();

    /** What went wrong; empty where the last redirect was followed. */
    Optional<String> allow(URI address, String userName, String password) {
        try {
            FormBrowser.Page page = browser.open(address);
            Element signIn = page.content().selectFirst("form#sign-in");
            if (signIn != null) {
                page = browser.submit(signIn, Map.of("username", userName, "password", password));
            }
            Element allow = page.content().selectFirst("form#allow");
            // What was allowed once is not asked for again.
            if (allow != null) {
                browser.submit(allow, Map.of());
            }
            return Optional.empty();
        } catch (IOException unreachable) {
            return Optional.of("the accounts could not be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
