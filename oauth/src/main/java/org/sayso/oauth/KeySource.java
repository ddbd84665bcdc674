package org.sayso.oauth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches an issuer's key set (RFC 7517 section 5), each time anew. Thread-safe. */
final class KeySource implements JWKSetSource<KeySource.Asking> {

    private static final Logger log = LoggerFactory.getLogger(KeySource.class);

    private final Address address;
    private final Http http;
    private final Duration timeout;
    private volatile boolean reachable = true;

    KeySource(Address address, Http http, Duration timeout) {
        this.address = address;
        this.http = http;
        this.timeout = timeout;
    }

    /** Where the keys are: configured, or found in the issuer's metadata. Never what a token says. */
    @FunctionalInterface
    interface Address {
        URI find(Deadline deadline) throws Http.Unanswered;
    }

    /** The request on whose behalf keys are fetched. */
    record Asking(Deadline deadline) implements SecurityContext {}

    /** Whether the last fetch brought keys. */
    boolean reachable() {
        return reachable;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable Asking asking)
            throws KeySourceException {
        Deadline deadline = asking == null ? Deadline.in(timeout.multipliedBy(2)) : asking.deadline();
        try {
            URI uri = address.find(deadline);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Accept", "application/jwk-set+json, application/json")
                    .build();
            Http.Answer answer = http.send(request, deadline);
            if (answer.status() != 200) {
                throw new Http.Unanswered("HTTP status " + answer.status());
            }
            JWKSet keys = keys(answer.body());
            reachable = true;
            return keys;
        } catch (Http.Unanswered e) {
            reachable = false;
            log.warn("The issuer's keys could not be fetched: {}", e.why());
            throw new JWKSetRetrievalException("no keys: " + e.why(), e);
        }
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
            throw new Http.Unanswered("the key set " + e.fault().words());
        }
        throw new Http.Unanswered("the key set has no array called keys");
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

    @Override
    public void close() {
        // The client has nothing to close on this language level; its threads are daemons.
    }
}
