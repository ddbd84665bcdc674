package org.sayso.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;
import org.sayso.http.Addresses;
import org.sayso.http.StrictJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an issuer publishes about itself: where its keys and its endpoints are.
 *
 * <p>Looked for when first needed, at the addresses of OpenID Connect Discovery (section 4) and of RFC 8414 (section 3),
 * and once more after an hour; a document serves on while no newer one can be had. Its {@code issuer} must be the
 * configured one exactly, and the addresses in it must be https, or http to this machine where the issuer itself is.
 * Thread-safe.
 */
final class IssuerMetadata {

    private static final Logger log = LoggerFactory.getLogger(IssuerMetadata.class);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int NOT_FOUND_FROM = 400;

    private final String issuer;
    private final Http http;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;
    private @Nullable Failed failed;

    private IssuerMetadata(String issuer, Http http, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.clock = clock;
    }

    /**
     * Nothing is fetched yet.
     *
     * @param otherwise the method to call where the issuer's name is no address to look at
     * @throws IllegalStateException where it is not
     */
    static IssuerMetadata of(String issuer, Http http, InstantSource clock, String otherwise) {
        try {
            URI address = new URI(issuer);
            if (Addresses.isSafe(address) && address.getRawQuery() == null) {
                return new IssuerMetadata(issuer, http, clock);
            }
        } catch (URISyntaxException noAddress) {
            // Answered below.
        }
        throw new IllegalStateException("the issuer " + issuer + " is no https address at which its metadata could be"
                + " looked up: call " + otherwise);
    }

    private record Known(Map<String, Object> members, Instant since) {}

    private record Failed(Http.Unanswered why, Instant since) {}

    /** The address that the document gives under this name, such as {@code jwks_uri}. */
    URI endpoint(String name, Deadline deadline) throws Http.Unanswered {
        if (!(document(deadline).get(name) instanceof String text)) {
            throw Http.Unanswered.misconfigured("the issuer's metadata have no " + name);
        }
        try {
            URI uri = new URI(text);
            boolean issuerIsHttps = issuer.startsWith("https:");
            if (Addresses.isSafe(uri) && (!issuerIsHttps || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // Answered below.
        }
        throw Http.Unanswered.misconfigured("the " + name + " in the issuer's metadata is no https address");
    }

    private Map<String, Object> document(Deadline deadline) throws Http.Unanswered {
        Known current = known;
        if (current != null && clock.instant().isBefore(current.since().plus(LIFE))) {
            return current.members();
        }
        // While somebody else fetches, an old document serves; without one there is nothing to do but wait.
        if (!(current == null ? locked(deadline) : lock.tryLock())) {
            if (current != null) {
                return current.members();
            }
            throw Http.Unanswered.noTime("no metadata in time");
        }
        try {
            Known again = known;
            if (again != null && clock.instant().isBefore(again.since().plus(LIFE))) {
                return again.members();
            }
            return fetched(again, deadline);
        } finally {
            lock.unlock();
        }
    }

    private boolean locked(Deadline deadline) {
        try {
            return lock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Object> fetched(@Nullable Known old, Deadline deadline) throws Http.Unanswered {
        Failed last = failed;
        if (last == null || !clock.instant().isBefore(last.since().plus(PAUSE_AFTER_FAILURE))) {
            try {
                Map<String, Object> members = search(deadline);
                known = new Known(members, clock.instant());
                failed = null;
                return members;
            } catch (Http.Unanswered e) {
                if (e.hadNoTime()) {
                    return orOld(old, e);
                }
                last = new Failed(e, clock.instant());
                failed = last;
                log.warn("The metadata of {} could not be fetched: {}", issuer, e.why());
            }
        }
        return orOld(old, last.why());
    }

    private static Map<String, Object> orOld(@Nullable Known old, Http.Unanswered otherwise) throws Http.Unanswered {
        if (old != null) {
            return old.members();
        }
        throw otherwise;
    }

    private Map<String, Object> search(Deadline deadline) throws Http.Unanswered {
        for (URI address : addresses(issuer)) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Accept", "application/json")
                    .build();
            Http.Answer answer = http.send(request, deadline);
            if (answer.status() == 200) {
                return read(answer.body());
            }
            if (answer.status() < NOT_FOUND_FROM) {
                throw Http.Unanswered.misconfigured("metadata answered with HTTP status " + answer.status());
            }
        }
        throw Http.Unanswered.misconfigured("the issuer publishes no metadata; set the address of its keys instead");
    }

    private Map<String, Object> read(byte[] json) throws Http.Unanswered {
        try {
            Map<String, Object> members = StrictJson.present(StrictJson.object(json));
            if (!issuer.equals(members.get("issuer"))) {
                // RFC 8414 section 3.3: such a document MUST NOT be used.
                throw Http.Unanswered.misconfigured("the metadata are of another issuer: issuer is not " + issuer);
            }
            return members;
        } catch (StrictJson.Unreadable e) {
            throw Http.Unanswered.misconfigured(
                    "the metadata document " + e.fault().words());
        }
    }

    /** Where to look, in this order. Some servers append what RFC 8414 inserts between host and path. */
    static Set<URI> addresses(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI uri = URI.create(base);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String host = base.substring(0, base.length() - path.length());
        Set<URI> addresses = new LinkedHashSet<>();
        addresses.add(URI.create(base + "/.well-known/openid-configuration"));
        addresses.add(URI.create(host + "/.well-known/oauth-authorization-server" + path));
        addresses.add(URI.create(base + "/.well-known/oauth-authorization-server"));
        return addresses;
    }
}
