package org.sayso.standin.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sayso.standin.amazon.AuthorizeRequest;

/**
 * The sign-in pages that are open: each may be answered once within ten minutes, by the browser that opened it. At most
 * 64 are kept; the oldest goes first. Thread-safe.
 */
final class SignIns {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 64;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Clock clock;

    SignIns(Clock clock) {
        this.clock = clock;
    }

    private record Open(AuthorizeRequest request, String browser, Instant until) {}

    /** A secret for a browser. */
    String browser() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The id of a new page. */
    synchronized String open(AuthorizeRequest request, String browser) {
        String id = browser();
        open.put(id, new Open(request, browser, clock.instant().plus(LIFE)));
        if (open.size() > MOST) {
            open.remove(open.keySet().iterator().next());
        }
        return id;
    }

    /** Takes a page away, if it was opened by this browser and is not too old. */
    synchronized Optional<AuthorizeRequest> take(String id, String browser) {
        Open page = open.get(id);
        if (page == null || !same(page.browser(), browser)) {
            return Optional.empty();
        }
        open.remove(id);
        return clock.instant().isBefore(page.until()) ? Optional.of(page.request()) : Optional.empty();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
