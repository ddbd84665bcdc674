package org.sayso.samples.pizza;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person's browser: keeps cookies and follows redirects over all ports of this machine. */
final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back; the address is that of the page, or where a redirect led that nobody listens to. */
    record Page(int status, URI address, String body, java.net.http.HttpHeaders headers) {

        Document document() {
            return Jsoup.parse(body, address.toString());
        }

        String text() {
            return document().text();
        }
    }

    Page open(URI address) {
        return follow(HttpRequest.newBuilder(address).GET());
    }

    /** Requests an address as a page's script would. */
    Page fetch(URI address) {
        return send(HttpRequest.newBuilder(address).header("HX-Request", "true"));
    }

    /** Signs in where a page led to the authorization server's sign-in. */
    Page signIn(Page page, String userName) {
        return submit(page, "#sign-in", Map.of("username", userName, "password", "demo-only-" + userName));
    }

    /** Sends a form of the page, changed or completed by the given fields. */
    Page submit(Page page, String form, Map<String, String> fields) {
        Element found = Objects.requireNonNull(
                page.document().selectFirst(form), () -> "no " + form + " on " + page.address() + ": " + page.body());
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (Element input : found.select("input[name]")) {
            values.add(Map.entry(input.attr("name"), fields.getOrDefault(input.attr("name"), input.attr("value"))));
        }
        return post(URI.create(found.absUrl("action")), values);
    }

    Page post(URI address, List<Map.Entry<String, String>> values) {
        return follow(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(values))));
    }

    static String form(List<Map.Entry<String, String>> values) {
        return values.stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Opens a stream of server-sent events. */
    HttpResponse<InputStream> stream(URI address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    Map<String, String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (one, other) -> other));
    }

    private Page follow(HttpRequest.Builder first) {
        Page page = send(first);
        for (int hop = 0; hop < 12 && page.status() / 100 == 3; hop++) {
            URI target =
                    page.address().resolve(page.headers().firstValue("Location").orElseThrow());
            if (target.getPort() == 9) {
                return new Page(page.status(), target, "", page.headers());
            }
            page = send(HttpRequest.newBuilder(target).GET());
        }
        return page;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(
                    request.header("Accept", "text/html,*/*;q=0.8")
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.uri(), response.body(), response.headers());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
