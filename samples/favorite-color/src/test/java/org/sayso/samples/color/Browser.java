package org.sayso.samples.color;

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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person's browser: keeps cookies and follows redirects, up to port 9, where nobody listens. */
final class Browser {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** What came back; the address is that of the page, or where a redirect led that nobody listens to. */
    record Page(int status, URI address, String body) {

        Document document() {
            return Jsoup.parse(body, address.toString());
        }
    }

    Page open(URI address) {
        return follow(HttpRequest.newBuilder(address));
    }

    /** Signs in where a page led to the authorization server's sign-in. */
    Page signIn(Page page, String userName) {
        return submit(page, "#sign-in", Map.of("username", userName, "password", "demo-only-" + userName));
    }

    /** Sends a form of the page with all its fields, changed by the given ones. */
    Page submit(Page page, String form, Map<String, String> fields) {
        Element found = Objects.requireNonNull(
                page.document().selectFirst(form), () -> "no " + form + " on " + page.address() + ": " + page.body());
        return post(
                URI.create(found.absUrl("action")),
                found.select("input[name]").stream()
                        .map(input -> encode(input.attr("name")) + "="
                                + encode(fields.getOrDefault(input.attr("name"), input.attr("value"))))
                        .collect(Collectors.joining("&")));
    }

    Page post(URI address, String form) {
        return follow(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Page follow(HttpRequest.Builder first) {
        HttpResponse<String> answer = send(first);
        for (int hop = 0; hop < 12 && answer.statusCode() / 100 == 3; hop++) {
            URI target =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            if (target.getPort() == 9) {
                return new Page(answer.statusCode(), target, "");
            }
            answer = send(HttpRequest.newBuilder(target));
        }
        return new Page(answer.statusCode(), answer.uri(), answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html,*/*;q=0.8")
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
