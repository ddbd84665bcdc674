package org.sayso.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
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
import org.jsoup.nodes.Element;
import org.sayso.token.PresentedToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens as Alexa does, by code and PKCE, for tests that look at the tokens themselves; fills Keycloak's forms in. */
final class SignIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Realm realm;

    private SignIn(Realm realm) {
        this.realm = realm;
    }

    /** The three tokens of one link. Hidden from {@code toString}. */
    record Tokens(String access, String refresh, String id) {

        PresentedToken presented() {
            return PresentedToken.of(access);
        }

        @Override
        public String toString() {
            return "Tokens[hidden]";
        }
    }

    /** An HTTP status and the JSON that came with it. */
    record Answer(int status, JsonNode json) {

        Tokens tokens() {
            if (status != 200) {
                throw new IllegalStateException("no tokens: " + status + " " + json.path("error"));
            }
            return new Tokens(
                    json.path("access_token").asString(""),
                    json.path("refresh_token").asString(""),
                    json.path("id_token").asString(""));
        }
    }

    /** The tokens that Alexa has after linking with this scope. */
    static Tokens alexa(Realm realm, Realm.Person person, String scope) {
        return new SignIn(realm).tokens(Realm.ALEXA, realm.alexaSecret, person, "openid offline_access " + scope);
    }

    /** The same where the skill forgot to ask for {@code offline_access}. */
    static Tokens alexaOnline(Realm realm, Realm.Person person, String scope) {
        return new SignIn(realm).tokens(Realm.ALEXA, realm.alexaSecret, person, "openid " + scope);
    }

    static Tokens otherClient(Realm realm, Realm.Person person, String scope) {
        return new SignIn(realm)
                .tokens(Realm.OTHER_CLIENT, realm.otherClientSecret, person, "openid offline_access " + scope);
    }

    static Answer refresh(Realm realm, String refreshToken) {
        return new SignIn(realm)
                .token(
                        Realm.ALEXA,
                        realm.alexaSecret,
                        Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** RFC 7009; gives the status back. */
    static int revoke(Realm realm, String token) {
        Map<String, String> form = Map.of("token", token, "client_id", Realm.ALEXA, "client_secret", realm.alexaSecret);
        return new SignIn(realm)
                .send(Forms.post(realm.endpoint("revoke"), form))
                .statusCode();
    }

    private Tokens tokens(String client, String secret, Realm.Person person, String scopes) {
        String verifier = Secrets.make() + Secrets.make();
        String query = Forms.encoded(Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                Realm.AMAZON_REDIRECT,
                "scope",
                scopes.strip(),
                "state",
                "s",
                "code_challenge",
                challenge(verifier),
                "code_challenge_method",
                "S256"));
        HttpResponse<String> page = open(URI.create(realm.endpoint("auth") + "?" + query));
        page = submit(page, Map.of("username", person.username(), "password", person.password()));
        page = submit(page, Map.of("accept", "Yes"));
        String code = page.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("Keycloak does not send the browser back"))
                .replaceFirst(".*[?&]code=([^&]*).*", "$1");
        return token(
                        client,
                        secret,
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                Realm.AMAZON_REDIRECT,
                                "code_verifier",
                                verifier))
                .tokens();
    }

    private Answer token(String client, String secret, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("client_id", client);
        form.put("client_secret", secret);
        HttpResponse<String> answer = send(Forms.post(realm.endpoint("token"), form));
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    /** Follows redirects within Keycloak, and none to Amazon. */
    private HttpResponse<String> open(URI address) {
        return followed(send(HttpRequest.newBuilder(address).build()));
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
        Element form = Jsoup.parse(page.body(), page.uri().toString()).selectFirst("form[method=post]");
        if (form == null) {
            throw new IllegalStateException("no form on " + page.uri().getPath() + ", status " + page.statusCode());
        }
        Map<String, String> all = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> all.put(input.attr("name"), input.attr("value")));
        all.putAll(fields);
        return followed(send(Forms.post(URI.create(form.absUrl("action")), all)));
    }

    private HttpResponse<String> followed(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        return location.startsWith(realm.issuer()) ? open(URI.create(location)) : answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
        if (!cookies.isEmpty()) {
            builder.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
