package org.sayso.app.browse;

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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts: it keeps cookies, follows redirects and sends forms. Waits 15 s at most. Not thread-safe. */
public final class FormBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A page as the browser shows it, after all redirects. */
    public record Page(int status, URI address, Document content) {}

    /** The client, with the browser's cookies. */
    public HttpClient client() {
        return client;
    }

    public Page open(URI address) throws IOException, InterruptedException {
        return page(HttpRequest.newBuilder(address));
    }

    /** Sends a form of a page: its fields as they are, but those that are answered. */
    public Page submit(Element form, Map<String, String> answers) throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[name]")) {
            String name = input.attr("name");
            fields.add(encoded(name) + "=" + encoded(answers.getOrDefault(name, input.val())));
        }
        URI page = URI.create(form.baseUri());
        return page(HttpRequest.newBuilder(page.resolve(form.attr("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", page.getScheme() + "://" + page.getAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
    }

    private Page page(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request.header("Accept", "text/html").timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Page(
                response.statusCode(),
                response.uri(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
