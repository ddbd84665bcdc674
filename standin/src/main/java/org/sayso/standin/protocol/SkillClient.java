package org.sayso.standin.protocol;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.sayso.standin.http.BoundedHttp;
import org.sayso.standin.http.HttpOutcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends signed requests to a skill's endpoint: the body's bytes go out exactly as they were signed. Waits 8 seconds and
 * reads 120 kB, Alexa's limits. Thread-safe.
 */
public final class SkillClient {

    static final Duration LIMIT = Duration.ofSeconds(8);
    static final int MOST_BYTES = 120 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BoundedHttp http = new BoundedHttp();
    private final URI endpoint;
    private final StandInAuthority authority;

    public SkillClient(URI endpoint, StandInAuthority authority) {
        this.endpoint = endpoint;
        this.authority = authority;
    }

    /** Sends a request and reads the answer by Alexa's rules. */
    public SkillAnswer ask(ObjectNode request) {
        HttpOutcome outcome = http.send(signed(request), LIMIT, MOST_BYTES);
        if (outcome instanceof HttpOutcome.Answered answered) {
            if (answered.status() != 200) {
                return SkillAnswer.broken(
                        answered.status(), "The skill answered HTTP " + answered.status() + " instead of 200");
            }
            boolean speechAllowed = !"SessionEndedRequest"
                    .equals(request.path("request").path("type").asString(""));
            return new AnswerReader(answered.body()).read(speechAllowed);
        }
        if (outcome instanceof HttpOutcome.TooLong tooLong) {
            return SkillAnswer.broken(tooLong.status(), "The skill's answer is longer than 120 kB");
        }
        if (outcome instanceof HttpOutcome.TimedOut) {
            return SkillAnswer.timedOut("The skill did not answer within 8 seconds");
        }
        return SkillAnswer.broken(0, "The skill's endpoint could not be reached");
    }

    /** Sends a request whose answer does not matter, without waiting for it. */
    public void tell(ObjectNode request) {
        http.sendAndForget(signed(request), LIMIT);
    }

    private HttpRequest signed(ObjectNode request) {
        byte[] body = JSON.writeValueAsBytes(request);
        HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        authority.headers(body).forEach(builder::header);
        return builder.build();
    }
}
