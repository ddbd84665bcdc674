package org.sayso.app.tour;

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
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** A browser as far as the tour needs one: it keeps cookies, follows redirects and fills in forms. Not thread-safe. */
final class HttpBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** A page as the browser shows it, after all redirects. */
    record Page(int status, URI address, Document content) {

        String text() {
            return content.body().text();
        }

        /** What stands at the top. */
        String heading() {
            return read(content.select("h1"));
        }
    }

    Page open(URI address) throws IOException, InterruptedException {
        return page(HttpRequest.newBuilder(address).header("Accept", "text/html"));
    }

    /** Fills in a form of the page and sends it. */
    Page submit(Page page, String selector, Map<String, String> answers)
            throws IOException, InterruptedException, StepFailed {
        Element form = page.content().selectFirst("form" + selector);
        if (form == null) {
            throw new StepFailed("no form " + selector + " on " + address(page) + ": " + excerpt(page.text()));
        }
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[name]")) {
            String name = input.attr("name");
            fields.add(encode(name) + "=" + encode(answers.getOrDefault(name, input.val())));
        }
        URI target = page.address().resolve(form.attr("action"));
        return page(HttpRequest.newBuilder(target)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Origin",
                        page.address().getScheme() + "://" + page.address().getAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
    }

    /** Opens an event stream; the lines arrive on the client's own threads until it is closed. */
    EventStream events(URI address) {
        return EventStream.open(client, address);
    }

    private Page page(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Page(
                response.statusCode(),
                response.uri(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    /** The address without its query, which may carry codes. */
    static String address(Page page) {
        return page.address().getScheme() + "://" + page.address().getAuthority()
                + page.address().getPath();
    }

    static String excerpt(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    /** What a screen reader would say of these parts, one after the other; without times, which differ at each run. */
    static String read(Elements parts) {
        Elements visible = parts.clone();
        visible.select("[aria-hidden=true], [hidden], time").remove();
        return visible.select("*").stream()
                .map(Element::ownText)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
