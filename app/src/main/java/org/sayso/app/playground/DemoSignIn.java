package org.sayso.app.playground;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Signs a demo user in at the authorization server and allows what is asked for, as a browser of their own does. */
final class DemoSignIn {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** What went wrong; empty where the last redirect was followed. */
    Optional<String> allow(URI address, String userName, String password) {
        try {
            Document page = page(HttpRequest.newBuilder(address));
            Element signIn = page.selectFirst("form#sign-in");
            if (signIn != null) {
                page = submitted(signIn, Map.of("username", userName, "password", password));
            }
            Element allow = page.selectFirst("form#allow");
            // What was allowed once is not asked for again.
            if (allow != null) {
                submitted(allow, Map.of());
            }
            return Optional.empty();
        } catch (IOException unreachable) {
            return Optional.of("the accounts could not be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private Document submitted(Element form, Map<String, String> answers) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[name]")) {
            String name = input.attr("name");
            fields.add(encoded(name) + "=" + encoded(answers.getOrDefault(name, input.val())));
        }
        URI target = URI.create(form.baseUri()).resolve(form.attr("action"));
        return page(HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", target.getScheme() + "://" + target.getAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
    }

    private Document page(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(
                request.header("Accept", "text/html").timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return Jsoup.parse(response.body(), response.uri().toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
