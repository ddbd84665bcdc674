package org.sayso.authorization;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person's browser: keeps cookies, follows redirects inside the server, stops where they lead elsewhere. */
final class Browser {

    /** Has the server believe what {@link #from} says. */
    static final Map<String, String> BEHIND_A_PROXY = Map.of("server.forward-headers-strategy", "native");

    private final RunningServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private String acceptedLanguages = "";
    private String address = "";
    private Page last = new Page(0, URI.create("about:blank"), "", Map.of());

    /**
     * What came back.
     *
     * @param address of the page, or the address elsewhere a redirect led to (status 302 or 303 then)
     */
    record Page(int status, URI address, String body, Map<String, List<String>> headers) {

        Document document() {
            return Jsoup.parse(body, address.toString());
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        String text() {
            return document().body().text();
        }

        Map<String, String> query() {
            return Queries.parse(address);
        }

        String code() {
            return Objects.requireNonNull(query().get("code"), () -> "no code: " + this);
        }
    }

    Browser(RunningServer server) {
        this.server = server;
    }

    Page open(String path) {
        return follow(HttpRequest.newBuilder(server.uri(path)).GET());
    }

    Page page() {
        return last;
    }

    /** Sends the form with this id, changed or completed by the given fields. */
    Page submit(String formId, Map<String, String> fields) {
        Element form =
                Objects.requireNonNull(last.document().getElementById(formId), () -> "no form in " + last.body());
        List<Map.Entry<String, String>> values = new ArrayList<>();
        for (Element input : form.select("input[name]")) {
            values.add(Map.entry(input.attr("name"), fields.getOrDefault(input.attr("name"), input.attr("value"))));
        }
        return post(URI.create(form.absUrl("action")), values);
    }

    Page post(URI address, List<Map.Entry<String, String>> values) {
        String body = values.stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As a script of the page that is open does; the page stays open. */
    Page postJson(String path, String json) {
        Element token = last.document().selectFirst("input[name=_csrf]");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (token != null) {
            request.header("X-CSRF-TOKEN", token.val());
        }
        HttpResponse<String> response = send(request);
        return new Page(
                response.statusCode(),
                response.uri(),
                response.body(),
                response.headers().map());
    }

    String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name));
    }

    Page signIn(String userName) {
        return signIn(userName, "demo-only-" + userName);
    }

    Page signIn(String userName, String password) {
        return submit("sign-in", Map.of("username", userName, "password", password));
    }

    /** Sends the header {@code Accept-Language} from now on. */
    void accept(String languages) {
        acceptedLanguages = languages;
    }

    /** Is on another network from now on, where the server trusts a proxy ({@link #BEHIND_A_PROXY}). */
    Browser from(String networkAddress) {
        address = networkAddress;
        return this;
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    void forgetCookies() {
        cookies.clear();
    }

    private Page follow(HttpRequest.Builder first) {
        HttpRequest.Builder next = first;
        for (int hop = 0; hop < 10; hop++) {
            HttpResponse<String> response = send(next);
            URI address = response.uri();
            if (response.statusCode() / 100 != 3) {
                return show(new Page(
                        response.statusCode(),
                        address,
                        response.body(),
                        response.headers().map()));
            }
            URI target =
                    address.resolve(response.headers().firstValue("Location").orElseThrow());
            if (!target.getAuthority().equals(server.base().getAuthority())) {
                return show(new Page(
                        response.statusCode(), target, "", response.headers().map()));
            }
            next = HttpRequest.newBuilder(target).GET();
        }
        throw new IllegalStateException("redirects without end");
    }

    private Page show(Page page) {
        last = page;
        return page;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        String cookie = cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        if (!cookie.isEmpty()) {
            request.setHeader("Cookie", cookie);
        }
        if (!acceptedLanguages.isEmpty()) {
            request.setHeader("Accept-Language", acceptedLanguages);
        }
        if (!address.isEmpty()) {
            request.setHeader("X-Forwarded-For", address);
        }
        try {
            HttpResponse<String> response = http.send(
                    request.header("Accept", "text/html")
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
