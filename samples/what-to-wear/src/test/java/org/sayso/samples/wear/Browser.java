package org.sayso.samples.wear;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A person's browser at the accounts: signs in, consents, and tells what it would take back to Alexa. */
final class Browser {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    private record Page(URI address, String body, String location) {}

    /** The query of the address at which Alexa gets the answer. */
    Map<String, String> consent(URI start, String userName) {
        Page page = open(HttpRequest.newBuilder(start).GET());
        page = submit(page, "#sign-in", Map.of("username", userName, "password", "demo-only-" + userName));
        if (page.body().contains("id=\"allow\"")) {
            page = submit(page, "#allow", Map.of());
        }
        return Arrays.stream(URI.create(page.location()).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private Page submit(Page page, String selector, Map<String, String> typed) {
        Element form = Objects.requireNonNull(
                Jsoup.parse(page.body(), page.address().toString()).selectFirst(selector), page.body());
        String fields = form.select("input[name]").stream()
                .map(input -> encoded(input.attr("name")) + "="
                        + encoded(typed.getOrDefault(input.attr("name"), input.attr("value"))))
                .collect(Collectors.joining("&"));
        return open(HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Follows redirections as far as the accounts' own addresses. */
    private Page open(HttpRequest.Builder first) {
        try {
            HttpRequest request = first.timeout(Duration.ofSeconds(30)).build();
            for (int hop = 0; hop < 12; hop++) {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                String location = response.headers().firstValue("Location").orElse("");
                URI next = response.uri().resolve(location);
                if (location.isEmpty() || next.getPort() != response.uri().getPort()) {
                    return new Page(response.uri(), response.body(), location);
                }
                request = HttpRequest.newBuilder(next)
                        .timeout(Duration.ofSeconds(30))
                        .build();
            }
            throw new IllegalStateException("too many redirections from " + request.uri());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
