package org.sayso.alexa.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.sayso.ProofRefusal;

/**
 * Step 14: the request ids that are being answered or were answered, each kept as long as its timestamp would be accepted.
 *
 * <p>Bounded in entries and in bytes; beyond that, ids are forgotten early. Thread-safe.
 */
final class Repetitions {

    static final int MAX_ENTRIES = 100_000;
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final String CHECK = "repetition";
    private static final int ENTRY_BYTES = 512;
    /** For a wall clock that is set back while the cache's own clock runs on. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Cache<String, Entry> entries;

    Repetitions() {
        this(MAX_ENTRIES, MAX_BYTES);
    }

    Repetitions(int maxEntries, long maxBytes) {
        // One weight keeps both bounds: no entry weighs less than its share of the bytes.
        int least = (int) Math.min(Integer.MAX_VALUE, Math.max(1, maxBytes / maxEntries));
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((String id, Entry entry) -> Math.max(least, entry.bytes()))
                .expireAfter(Expiry.creating((String id, Entry entry) -> entry.kept()))
                .build();
    }

    Finding<Repetition> claim(String requestId, byte[] bodyDigest, Instant acceptableUntil, Instant now) {
        Duration kept = Duration.between(now, acceptableUntil).plus(MARGIN);
        Entry mine = new Entry(requestId, bodyDigest, kept, new CompletableFuture<>());
        Entry earlier = entries.asMap().putIfAbsent(requestId, mine);
        if (earlier == null) {
            return Finding.passed(CHECK, new Repetition(this, mine, true), "first delivery");
        }
        return Arrays.equals(earlier.bodyDigest(), bodyDigest)
                ? Finding.passed(CHECK, new Repetition(this, earlier, false), "delivered before, answered once")
                : Finding.failed(CHECK, ProofRefusal.REPEATED_WITH_OTHER_BODY, "same request id, another body");
    }

    /** How many ids are remembered, after what is due has been forgotten. */
    long count() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    byte[] keep(Entry entry, Supplier<byte[]> handler) {
        try {
            byte[] answer = handler.get();
            entry.answer().complete(answer);
            // Weighed anew, now with the answer; its expiry stays.
            entries.asMap().replace(entry.requestId(), entry, entry.answered());
            return answer;
        } finally {
            if (!entry.answer().isDone()) {
                entries.asMap().remove(entry.requestId(), entry);
                entry.answer().completeExceptionally(new IllegalStateException("the first delivery was not answered"));
            }
        }
    }

    /** One request id. Compared by identity, as a future is. */
    record Entry(String requestId, byte[] bodyDigest, Duration kept, CompletableFuture<byte[]> answer) {

        Entry answered() {
            return new Entry(requestId, bodyDigest, kept, answer);
        }

        int bytes() {
            byte[] done = answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : new byte[0];
            return ENTRY_BYTES + done.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && entry.answer == answer;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(answer);
        }
    }
}
