package org.sayso.benchmarks.endpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser who signs in and allows once, and from then on gets a code for the asking. Not thread-safe. */
final class Person {

    static final String VERIFIER = "benchmark-only-verifier-of-forty-three-characters-";

    private static final int MOST_PAGES = 12;

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Contender server;
    private final Map<String, String> credentials;

    Person(Contender server, int number) {
        this.server = server;
        credentials = Map.of("username", Contender.userName(number), "password", Contender.password(number));
    }

    /** A code for a link. */
    String code() throws IOException, InterruptedException {
        HttpRequest.Builder next = HttpRequest.newBuilder(URI.create(server.authorizationEndpoint()
                + "?"
                + Web.form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        Contender.NAME,
                        "redirect_uri",
                        Contender.REDIRECT,
                        "scope",
                        Contender.SCOPES,
                        "state",
                        "s",
                        "code_challenge",
                        challenge(),
                        "code_challenge_method",
                        "S256"))));
        for (int page = 0; page < MOST_PAGES; page++) {
            HttpResponse<String> answer = send(next);
            String location = answer.headers().firstValue("Location").orElse("");
            if (location.startsWith(Contender.REDIRECT)) {
                return code(location);
            }
            next = location.isEmpty()
                    ? filled(answer)
                    : HttpRequest.newBuilder(answer.uri().resolve(location));
        }
        throw new IllegalStateException(server.name() + " gives no code after " + MOST_PAGES + " pages");
    }

    private static String code(String location) {
        String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        if (code.equals(location)) {
            throw new IllegalStateException("no code: " + location);
        }
        return code;
    }

    private HttpRequest.Builder filled(HttpResponse<String> page) {
        Document document = Jsoup.parse(page.body(), page.uri().toString());
        Element signIn = document.selectFirst(server.signInForm());
        if (signIn != null) {
            return submit(signIn, credentials);
        }
        Element consent = document.selectFirst(server.consentForm());
        if (consent != null) {
            return submit(consent, server.consent());
        }
        throw new IllegalStateException(
                "neither sign-in nor consent, status " + page.statusCode() + ": " + document.text());
    }

    private static HttpRequest.Builder submit(Element form, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> all.put(input.attr("name"), input.attr("value")));
        all.putAll(fields);
        return Web.post(URI.create(form.absUrl("action")), all);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = Web.send(request);
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
