package org.sayso.standin.linking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The links that were started and not finished: each has a state of 256 random characters, as long as Alexa's, that is
 * good for one answer within ten minutes. At most 16 are kept; the oldest goes first. Thread-safe.
 */
final class PendingLinks {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 16;
    private static final int STATE_BYTES = 192;
    private static final int VERIFIER_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, PendingLink> links = new LinkedHashMap<>();
    private final Clock clock;

    PendingLinks(Clock clock) {
        this.clock = clock;
    }

    /**
     * A started link.
     *
     * @param verifier the PKCE code verifier; null without PKCE
     * @param browser what the browser that started it holds; null if it is not tied to one
     */
    record PendingLink(
            String state,
            @Nullable String verifier,
            @Nullable String browser,
            Instant until) {

        /** The S256 code challenge (RFC 7636 section 4.2). */
        static String challenge(String verifier) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }

        boolean startedBy(@Nullable String other) {
            return browser == null
                    || (other != null
                            && MessageDigest.isEqual(
                                    browser.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
        }

        boolean expiredAt(Instant now) {
            return !now.isBefore(until);
        }

        @Override
        public String toString() {
            return "PendingLink[hidden, until=" + until + "]";
        }
    }

    synchronized PendingLink start(boolean pkce, @Nullable String browser) {
        PendingLink link = new PendingLink(
                randomText(STATE_BYTES),
                pkce ? randomText(VERIFIER_BYTES) : null,
                browser,
                clock.instant().plus(LIFE));
        links.put(link.state(), link);
        if (links.size() > MOST) {
            links.remove(links.keySet().iterator().next());
        }
        return link;
    }

    /** Takes the link with a state away, so that the state works once; null if there is none. */
    synchronized @Nullable PendingLink take(String state) {
        return links.remove(state);
    }

    /** Whether a link was started with this state and not answered yet. */
    synchronized boolean has(String state) {
        return links.containsKey(state);
    }

    private String randomText(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
