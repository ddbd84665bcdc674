package org.sayso.standin.protocol;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.http.BoundedHttp;
import org.sayso.standin.http.HttpOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Sends signed requests to a skill's endpoint: the body's bytes go out exactly as they were signed. Waits 8 seconds
 * unless told otherwise, and reads 120 kB, Alexa's limits. Thread-safe.
 */
public final class SkillClient {

    /** How long Alexa waits for an answer. */
    public static final Duration LIMIT = Duration.ofSeconds(8);

    /** The longest answer that Alexa accepts, in bytes. */
    public static final int MOST_BYTES = 120 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BoundedHttp http = new BoundedHttp();
    private final URI endpoint;
    private final StandInAuthority authority;
    private final Duration limit;

    /** @param limit how long to wait for an answer; {@link #LIMIT} as Alexa does, other values are for tests */
    public SkillClient(URI endpoint, StandInAuthority authority, Duration limit) {
        this.endpoint = endpoint;
        this.authority = authority;
        this.limit = limit;
    }

    /** Sends a request and reads the answer by Alexa's rules. */
    public SkillAnswer ask(ObjectNode request) {
        HttpOutcome outcome = http.send(signed(request), limit, MOST_BYTES);
        if (outcome instanceof HttpOutcome.Answered answered) {
            if (answered.status() != 200) {
                return SkillAnswer.broken(
                        answered.status(),
                        "The skill answered HTTP " + answered.status() + " instead of 200",
                        said(answered.body()));
            }
            return new AnswerReader(answered.body(), answered.contentType()).read(request);
        }
        if (outcome instanceof HttpOutcome.TooLong tooLong) {
            return SkillAnswer.broken(tooLong.status(), "The skill's answer is longer than 120 kB");
        }
        if (outcome instanceof HttpOutcome.TimedOut) {
            return SkillAnswer.timedOut("The skill did not answer within " + limitInWords());
        }
        if (outcome instanceof HttpOutcome.Distrusted) {
            return SkillAnswer.broken(
                    0, "The skill's endpoint has no certificate that this machine trusts, or speaks no TLS");
        }
        if (outcome instanceof HttpOutcome.Garbled) {
            return SkillAnswer.broken(0, "What the skill's endpoint sent is no whole HTTP answer");
        }
        return SkillAnswer.broken(0, "The skill's endpoint could not be reached");
    }

    /** Why a skill refuses a request is mostly JSON or a line of text; nothing is null. */
    private static @Nullable JsonNode said(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            return StringNode.valueOf(text);
        }
    }

    private String limitInWords() {
        return limit.toMillisPart() == 0 ? limit.toSeconds() + " seconds" : limit.toMillis() + " ms";
    }

    /** Sends a request whose answer does not matter, without waiting for it. */
    public void tell(ObjectNode request) {
        http.sendAndForget(signed(request), limit);
    }

    private HttpRequest signed(ObjectNode request) {
        return SkillPost.signed(endpoint, JSON.writeValueAsBytes(request), authority);
    }
}
