package org.sayso.samples.pizza;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Speaks to the skill as Alexa does: links accounts, and sends signed requests. */
final class Alexa {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RunningPizzeria pizzeria;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable String accessToken;
    private JsonNode attributes = JSON.createObjectNode();

    /** @param json the response envelope */
    record Answer(JsonNode json) {

        String speech() {
            JsonNode speech = json.at("/response/outputSpeech");
            return speech.path("text").asString(speech.path("ssml").asString("").replaceAll("</?speak>", ""));
        }

        boolean listening() {
            return !json.at("/response/shouldEndSession").asBoolean(true)
                    && !json.at("/response/reprompt").isMissingNode();
        }

        boolean asksToLink() {
            return json.at("/response/card/type").asString("").equals("LinkAccount");
        }
    }

    Alexa(RunningPizzeria pizzeria) {
        this.pizzeria = pizzeria;
    }

    /** Links this person's account with these scopes, by the authorization server's own pages. */
    Alexa link(String userName, String scopes) {
        Browser browser = new Browser();
        Browser.Page page = browser.open(pizzeria.accounts("/oauth2/authorize?"
                + Browser.form(List.of(
                        Map.entry("response_type", "code"),
                        Map.entry("client_id", RunningPizzeria.ALEXA_ID),
                        Map.entry("redirect_uri", RunningPizzeria.ALEXA_REDIRECT),
                        Map.entry("scope", scopes),
                        Map.entry("state", "state-1")))));
        page = browser.signIn(page, userName);
        if (page.status() == 200) {
            page = browser.submit(page, "#allow", Map.of());
        }
        String code = Arrays.stream(page.address().getQuery().split("&"))
                .filter(pair -> pair.startsWith("code="))
                .map(pair -> pair.substring("code=".length()))
                .findFirst()
                .orElseThrow();
        accessToken = exchange(code);
        return this;
    }

    Alexa link(String userName) {
        return link(userName, "openid profile pod:order offline_access");
    }

    private String exchange(String code) {
        String credentials = Base64.getEncoder()
                .encodeToString((RunningPizzeria.ALEXA_ID + ":" + RunningPizzeria.ALEXA_SECRET)
                        .getBytes(StandardCharsets.UTF_8));
        String form = Browser.form(List.of(
                Map.entry("grant_type", "authorization_code"),
                Map.entry("code", code),
                Map.entry("redirect_uri", RunningPizzeria.ALEXA_REDIRECT)));
        return send(HttpRequest.newBuilder(pizzeria.accounts("/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + credentials)
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .at("/access_token")
                .asString();
    }

    Answer open() {
        attributes = JSON.createObjectNode();
        return say(Map.of("type", "LaunchRequest"));
    }

    /** An order with the ids that the interaction model resolves; null where the slot was not spoken. */
    Answer order(@Nullable String size, String... toppings) {
        return intent("OrderPizzaIntent", Map.of("size", slot("size", size), "toppings", toppings(toppings)));
    }

    /** A part of a pizza, as the answer to a question; the words of "just cheese" fill no slot. */
    Answer describe(@Nullable String size, String... toppings) {
        return intent("DescribePizzaIntent", Map.of("size", slot("size", size), "toppings", toppings(toppings)));
    }

    Answer authorize(String heard) {
        return intent("AuthorizeOrderIntent", Map.of("code", Map.of("name", "code", "value", heard)));
    }

    Answer intent(String name) {
        return intent(name, Map.of());
    }

    Answer intent(String name, Map<String, Object> slots) {
        return say(Map.of("type", "IntentRequest", "intent", Map.of("name", name, "slots", slots)));
    }

    Answer say(Map<String, Object> request) {
        Answer answer = new Answer(post(envelope(request)));
        attributes =
                answer.listening() ? answer.json().path("sessionAttributes").deepCopy() : JSON.createObjectNode();
        return answer;
    }

    /** A slot whose words Alexa matched with the value of this id, or with none where the id begins with a question mark. */
    static Map<String, Object> slot(String name, @Nullable String id) {
        return id == null
                ? Map.of("name", name, "confirmationStatus", "NONE")
                : Map.of("name", name, "value", words(id), "resolutions", resolutions(id));
    }

    private static Map<String, Object> toppings(String... ids) {
        if (ids.length < 2) {
            return slot("toppings", ids.length == 0 ? null : ids[0]);
        }
        return Map.of(
                "name",
                "toppings",
                "slotValue",
                Map.of(
                        "type",
                        "List",
                        "values",
                        Arrays.stream(ids)
                                .map(id -> Map.of("type", "Simple", "value", words(id), "resolutions", resolutions(id)))
                                .toList()));
    }

    private static String words(String id) {
        return id.replace("?", "").replace('-', ' ');
    }

    private static Map<String, Object> resolutions(String id) {
        Map<String, Object> authority = id.startsWith("?")
                ? Map.of("authority", "test", "status", Map.of("code", "ER_SUCCESS_NO_MATCH"))
                : Map.of(
                        "authority",
                        "test",
                        "status",
                        Map.of("code", "ER_SUCCESS_MATCH"),
                        "values",
                        List.of(Map.of("value", Map.of("name", words(id), "id", id))));
        return Map.of("resolutionsPerAuthority", List.of(authority));
    }

    private byte[] envelope(Map<String, Object> request) {
        ObjectNode json = JSON.createObjectNode().put("version", "1.0");
        json.set(
                "session",
                JSON.valueToTree(Map.of(
                        "new",
                        false,
                        "sessionId",
                        "amzn1.echo-api.session.test",
                        "attributes",
                        attributes.isObject() ? attributes : Map.of(),
                        "application",
                        Map.of("applicationId", RunningPizzeria.SKILL_ID),
                        "user",
                        user())));
        json.set(
                "context",
                JSON.valueToTree(Map.of(
                        "System",
                        Map.of(
                                "application", Map.of("applicationId", RunningPizzeria.SKILL_ID),
                                "user", user()))));
        ObjectNode body = JSON.valueToTree(request);
        body.put("requestId", "amzn1.echo-api.request." + UUID.randomUUID())
                .put("timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("locale", "en-US");
        json.set("request", body);
        return JSON.writeValueAsBytes(json);
    }

    private Map<String, String> user() {
        return accessToken == null
                ? Map.of("userId", "amzn1.ask.account.test")
                : Map.of("userId", "amzn1.ask.account.test", "accessToken", accessToken);
    }

    private JsonNode post(byte[] body) {
        return send(HttpRequest.newBuilder(pizzeria.uri("/pod/alexa"))
                .header("Content-Type", "application/json")
                .header("SignatureCertChainUrl", "https://s3.amazonaws.com/echo.api/echo-api-cert-standin.pem")
                .header("Signature-256", pizzeria.authority.sign(body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
