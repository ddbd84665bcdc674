package org.sayso.alexa.profile;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.model.interfaces.system.SystemState;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.http.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Alexa for the name or the mail address of the customer to whom a device is registered, who need not be the one who
 * speaks. The customer must have permitted it.
 *
 * <p>Each question takes at most 4 of the 8 seconds that Alexa gives a skill, goes to Amazon's own hosts only and follows no
 * redirect; the token is neither logged nor kept. Thread-safe.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/customer-profile-api-reference.html">Amazon, customer profile
 *     API reference</a>
 */
public final class CustomerProfile {

    /** The permission that {@link #email} needs. */
    public static final String EMAIL_PERMISSION = "alexa::profile:email:read";

    /** The permission that {@link #name} needs. */
    public static final String NAME_PERMISSION = "alexa::profile:name:read";

    private static final Logger log = LoggerFactory.getLogger(CustomerProfile.class);
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final int LONGEST_VALUE = 254;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whatever else is no token, and could break a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=|-]{1,8192}");

    private final boolean thisMachineToo;
    private final Exchange api = new Exchange("the customer profile API", TIME);

    private CustomerProfile(boolean thisMachineToo) {
        this.thisMachineToo = thisMachineToo;
    }

    /** Asks Amazon. */
    public static CustomerProfile atAmazon() {
        return new CustomerProfile(false);
    }

    /** Asks a stand-in on this machine as well, where a request names it; for development only, which a warning says. */
    public static CustomerProfile insecureOnThisMachineToo() {
        log.warn("Customer profiles are asked for on this machine as well, as a stand-in for Alexa has them."
                + " This is for development only.");
        return new CustomerProfile(true);
    }

    /** The mail address; a contact, and no proof of who somebody is. */
    public ProfileAnswer email(HandlerInput input) {
        return ask("Profile.email", input);
    }

    /** The full name. It can hold any characters, those of markup among them. */
    public ProfileAnswer name(HandlerInput input) {
        return ask("Profile.name", input);
    }

    private ProfileAnswer ask(String setting, HandlerInput input) {
        SystemState system = input.getRequestEnvelope().getContext().getSystem();
        Optional<URI> endpoint = ApiEndpoint.trusted(system.getApiEndpoint(), thisMachineToo);
        Optional<String> token = Optional.ofNullable(system.getApiAccessToken())
                .filter(text -> TOKEN.matcher(text).matches());
        if (endpoint.isEmpty() || token.isEmpty()) {
            return unavailable(
                    setting,
                    endpoint.isEmpty()
                            ? "the request names no endpoint of Amazon's, so no token is sent there"
                            : "the request has no apiAccessToken");
        }
        try {
            return read(
                    setting,
                    api.send(HttpRequest.newBuilder(endpoint.get().resolve("/v2/accounts/~current/settings/" + setting))
                            .header("Authorization", "Bearer " + token.get())
                            .header("Accept", "application/json")
                            .build()));
        } catch (IOException noAnswer) {
            return unavailable(setting, String.valueOf(noAnswer.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unavailable(setting, "interrupted");
        }
    }

    private static ProfileAnswer read(String setting, Exchange.Answer answer) {
        return switch (answer.status()) {
            case 200 -> value(setting, answer);
            case 204 -> new ProfileAnswer.NotSet();
            case 403 -> new ProfileAnswer.NotGranted();
            default -> unavailable(setting, "status " + answer.status());
        };
    }

    private static ProfileAnswer value(String setting, Exchange.Answer answer) {
        JsonNode value = json(answer.body());
        if (value == null || !value.isTextual()) {
            return answer.body().length == 0
                    ? new ProfileAnswer.NotSet()
                    : unavailable(setting, "the answer is not a JSON text");
        }
        String text = value.textValue().strip();
        if (text.length() > LONGEST_VALUE || text.chars().anyMatch(Character::isISOControl)) {
            return unavailable(setting, "the value is too long, or has control characters");
        }
        return text.isEmpty() ? new ProfileAnswer.NotSet() : new ProfileAnswer.Known(text);
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    private static ProfileAnswer unavailable(String setting, String why) {
        log.warn("{} of the customer profile is not available: {}", setting, why);
        return new ProfileAnswer.Unavailable();
    }
}
