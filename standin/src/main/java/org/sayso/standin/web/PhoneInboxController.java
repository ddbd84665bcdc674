package org.sayso.standin.web;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Phones;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes text messages and mail for the household's phones, from the skills that know a token for it. */
@RestController
class PhoneInboxController {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_TEXT = 2000;

    private final StandIn alexa;

    PhoneInboxController(StandIn alexa) {
        this.alexa = alexa;
    }

    /** A message on its way. */
    record Incoming(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String text) {}

    @PostMapping(path = "/phone/inbox", consumes = "application/json")
    ResponseEntity<Void> deliver(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody byte[] body) {
        Optional<String> sender = authorization.startsWith(BEARER)
                ? alexa.senderWith(authorization.substring(BEARER.length()))
                : Optional.empty();
        if (sender.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .build();
        }
        Incoming message = parse(body);
        String channel = bounded("channel", message.channel(), LONGEST_ID);
        if (!Set.of("SMS", "EMAIL").contains(channel)) {
            throw bad("channel must be SMS or EMAIL");
        }
        Phones.Delivery delivery = alexa.deliver(
                sender.get(),
                bounded("id", message.id(), LONGEST_ID),
                channel,
                bounded("to", message.to(), LONGEST_ADDRESS),
                message.subject() == null
                        ? ""
                        : bounded("subject", message.subject() + " ", LONGEST_ADDRESS)
                                .strip(),
                bounded("text", message.text(), LONGEST_TEXT));
        return ResponseEntity.status(
                        delivery == Phones.Delivery.UNKNOWN_ADDRESS ? HttpStatus.NOT_FOUND : HttpStatus.ACCEPTED)
                .build();
    }

    private static Incoming parse(byte[] body) {
        try {
            Incoming message = JSON.readValue(body, Incoming.class);
            if (message != null) {
                return message;
            }
        } catch (JacksonException notAMessage) {
            // Answered below, like the JSON null.
        }
        throw bad("the body is not a message in JSON");
    }

    private static String bounded(String member, @Nullable String value, int most) {
        if (value == null || value.isEmpty() || value.length() > most) {
            throw bad(member + " must have 1 to " + most + " characters");
        }
        return value;
    }

    private static ResponseStatusException bad(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }
}
