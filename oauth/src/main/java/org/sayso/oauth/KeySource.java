package org.sayso.oauth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.sayso.http.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches an issuer's key set (RFC 7517 section 5), each time anew. Thread-safe. */
final class KeySource {

    private static final Logger log = LoggerFactory.getLogger(KeySource.class);

    private final Endpoint address;
    private final Http http;

    KeySource(Endpoint address, Http http) {
        this.address = address;
        this.http = http;
    }

    JWKSet fetch(Deadline deadline) throws Http.Unanswered {
        HttpRequest request = HttpRequest.newBuilder(address.find(deadline))
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        Http.Answer answer = http.send(request, deadline);
        if (answer.status() != 200) {
            throw Http.Unanswered.misconfigured("the keys' address answers with HTTP status " + answer.status());
        }
        return keys(answer.body());
    }

    /** A key that cannot be read is passed over, so that one broken entry does not shut out all users. */
    static JWKSet keys(byte[] json) throws Http.Unanswered {
        try {
            if (StrictJson.object(json).get("keys") instanceof List<?> entries) {
                List<JWK> keys = new ArrayList<>();
                for (Object entry : entries) {
                    key(entry, keys);
                }
                return new JWKSet(keys);
            }
        } catch (StrictJson.Unreadable e) {
            throw Http.Unanswered.misconfigured(
                    "what is at the keys' address " + e.fault().words());
        }
        throw Http.Unanswered.misconfigured("what is at the keys' address has no array called keys");
    }

    @SuppressWarnings("unchecked") // The names of JSON members are strings.
    private static void key(@Nullable Object entry, List<JWK> keys) {
        try {
            if (entry instanceof Map<?, ?> members) {
                keys.add(JWK.parse((Map<String, Object>) members));
                return;
            }
        } catch (ParseException | RuntimeException unknownOrBroken) {
            // Answered below.
        }
        log.debug("An entry of the issuer's key set is no key that can be read");
    }
}
