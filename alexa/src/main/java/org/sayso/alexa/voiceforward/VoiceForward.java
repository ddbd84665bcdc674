package org.sayso.alexa.voiceforward;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a skill offers to link accounts by voice: voice-forward account linking, which Amazon has for skills that sign their
 * users in with Login with Amazon and have no personalization.
 *
 * <p>Remembers in memory, of at most 100,000 accounts, who said no lately, by keyed hashes of the platform's ids under a key that is
 * nowhere else; a restart forgets it, and so does {@link #forget}. Thread-safe.
 *
 * @see <a href="https://developer.amazon.com/docs/account-linking/voice-forward-account-linking-flow.html">Amazon, voice-forward
 *     account linking flow</a>
 */
public final class VoiceForward {

    /** The intent that is taken for "link my account" where no other is named. */
    public static final String DEFAULT_INTENT = "LinkMyAccountIntent";

    private static final Duration LONGEST_COOL_DOWN = Duration.ofDays(365);
    private static final int MOST_ACCOUNTS = 100_000;
    private static final String HMAC = "HmacSHA256";

    private final String intent;
    private final Duration coolDown;
    private final Map<String, Words> words;
    private final InstantSource clock;
    private final SecretKeySpec key = randomKey();
    private final Cache<String, Instant> declined =
            Caffeine.newBuilder().maximumSize(MOST_ACCOUNTS).build();

    private VoiceForward(Builder builder) {
        intent = builder.intent;
        coolDown = builder.coolDown;
        words = Map.copyOf(builder.words);
        clock = builder.clock;
    }

    /**
     * The skill's own words in one language; Sayso's stand in for those that are missing.
     *
     * @param offer what the account is good for, and how to answer: "Would you like to link your account, so that I can book
     *     rides for you? You can say: link my account, or: no."
     * @param declined said after a no, with a question for what else to do
     * @param linked said once the account is linked where nothing was asked for before, with a question for what to do
     */
    public record Words(
            @Nullable String offer,
            @Nullable String declined,
            @Nullable String linked) {

        public Words {
            for (String text : new String[] {offer, declined, linked}) {
                if (text != null && text.isBlank()) {
                    throw new IllegalArgumentException("a text to be spoken is blank; leave it out for Sayso's own");
                }
            }
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The intent that says "link my account". */
    public String intent() {
        return intent;
    }

    /** The skill's own words in a language. */
    public Optional<Words> words(Locale locale) {
        return Optional.ofNullable(words.get(locale.getLanguage()));
    }

    /** Whether an account may be offered a link without having asked for it. */
    public boolean mayOffer(@Nullable String userId) {
        Instant since = userId == null ? null : declined.getIfPresent(hash(userId));
        return since == null || !clock.instant().isBefore(since.plus(coolDown));
    }

    /** Notes that linking by voice came to nothing for an account, which starts its cool-down. */
    public void declined(@Nullable String userId) {
        if (userId != null && !coolDown.isZero()) {
            declined.put(hash(userId), clock.instant());
        }
    }

    /** Forgets a user who wants nothing kept. */
    public void forget(String userId) {
        declined.invalidate(hash(userId));
    }

    private String hash(String userId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    private static SecretKeySpec randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, HMAC);
    }

    /** Collects how a skill offers it. */
    public static final class Builder {

        private String intent = DEFAULT_INTENT;
        private Duration coolDown = Duration.ofDays(1);
        private final Map<String, Words> words = new LinkedHashMap<>();
        private InstantSource clock = Clock.systemUTC();

        private Builder() {}

        /** The intent of the interaction model that says "link my account"; {@value #DEFAULT_INTENT} by default. */
        public Builder intent(String intent) {
            if (!intent.matches("[A-Za-z_.]+")) {
                throw new IllegalArgumentException(
                        "the intent that says \"link my account\" has no name of letters, full stops and underscores");
            }
            this.intent = intent;
            return this;
        }

        /**
         * For how long an account is not offered a link again after a no, or after linking came to nothing: 0 to 365 days, a
         * day by default. In the same session it is never offered again. Whoever asks for it gets it at any time.
         */
        public Builder coolDown(Duration coolDown) {
            if (coolDown.isNegative() || coolDown.compareTo(LONGEST_COOL_DOWN) > 0) {
                throw new IllegalArgumentException("the cool-down is not from 0 to 365 days: " + coolDown);
            }
            this.coolDown = coolDown;
            return this;
        }

        /**
         * The skill's own words.
         *
         * @param language two or three letters, such as {@code en}
         */
        public Builder words(String language, Words words) {
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException(
                        "words are for a language such as en, in two or three small letters, not for: " + language);
            }
            this.words.put(language, Objects.requireNonNull(words, "words"));
            return this;
        }

        /** Tells when a cool-down is over; the system's clock by default. */
        public Builder clock(InstantSource clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        public VoiceForward build() {
            return new VoiceForward(this);
        }
    }
}
