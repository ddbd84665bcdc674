package org.sayso.authorization.message;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;

/**
 * Puts messages in words and sends them on threads of its own, so that how long a page takes tells nothing about what was sent or
 * whether anything was. Thread-safe.
 *
 * <p>At most 1,000 wait at a time. Where a carrier is away ({@link CarrierAwayException}), the message is tried again after 10
 * seconds, one minute and three more, as long as a code is good; at most 200 wait for that. What cannot be sent is logged, without
 * address and text, told the listeners and given up: the person asks for another code. At the end it sends what waits, for at most
 * 10 seconds, but tries nothing again.
 */
public final class Post implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_WAITING_FOR_ANOTHER_TRY = 200;
    private static final int LAST_SECONDS = 10;

    /** Before each further try. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(3));

    private final AccountMessages carrier;
    private final MessageSource words;
    private final String service;
    private final List<SentListener> listeners;
    private final ThreadPoolExecutor threads;
    private final List<Duration> pauses;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Attempt> waiting = ConcurrentHashMap.newKeySet();

    /** A message on its way. Equal to none but itself: two codes to one address are two messages. */
    private static final class Attempt {

        private final String key;
        private final AccountMessage message;
        private final Runnable accepted;
        private int tries;

        Attempt(String key, AccountMessage message, Runnable accepted) {
            this.key = key;
            this.message = message;
            this.accepted = accepted;
        }
    }

    /**
     * Sends by this carrier.
     *
     * @param words has the texts
     * @param service its name
     * @param life how long what is sent is good; nothing is tried again after that
     */
    public Post(
            AccountMessages carrier, MessageSource words, String service, List<SentListener> listeners, Duration life) {
        this(carrier, words, service, listeners, pausesWithin(life));
    }

    /** The pauses that together are shorter than a life. */
    static List<Duration> pausesWithin(Duration life) {
        List<Duration> fitting = new ArrayList<>();
        Duration sum = Duration.ZERO;
        for (Duration pause : PAUSES) {
            sum = sum.plus(pause);
            if (sum.compareTo(life) < 0) {
                fitting.add(pause);
            }
        }
        return fitting;
    }

    /** @param pauses before each further try */
    Post(
            AccountMessages carrier,
            MessageSource words,
            String service,
            List<SentListener> listeners,
            List<Duration> pauses) {
        this.pauses = List.copyOf(pauses);
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, "accounts-post-later");
            made.setDaemon(true);
            return made;
        });
        this.carrier = carrier;
        this.words = words;
        this.service = service;
        this.listeners = List.copyOf(listeners);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    Thread made = new Thread(work, "accounts-post");
                    made.setDaemon(true);
                    return made;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Whether messages of this channel can be sent. */
    public AccountMessages carrier() {
        return carrier;
    }

    /** Sends a letter soon. */
    public void send(Letter letter) {
        sendIf(letter.key(), () -> Optional.of(letter));
    }

    /**
     * Sends a letter soon, and notes that it was handed over.
     *
     * @param accepted called on another thread after that, be it at a later try, and not if the letter could not be sent
     */
    public void send(Letter letter, Runnable accepted) {
        enqueue(letter.key(), () -> Optional.of(letter), accepted);
    }

    /**
     * Decides soon, on another thread, what to send.
     *
     * @param key what kind it is, for logs
     * @param decision gives the letter; empty to send nothing
     */
    public void sendIf(String key, Supplier<Optional<Letter>> decision) {
        enqueue(key, decision, () -> {});
    }

    private void enqueue(String key, Supplier<Optional<Letter>> decision, Runnable accepted) {
        try {
            threads.execute(() -> decide(key, decision, accepted));
        } catch (RejectedExecutionException full) {
            givenUp(key, "too many are waiting");
        }
    }

    private void decide(String key, Supplier<Optional<Letter>> decision, Runnable accepted) {
        try {
            Optional<Letter> letter = decision.get();
            if (letter.isPresent()) {
                attempt(new Attempt(letter.get().key(), write(letter.get()), accepted));
            }
        } catch (RuntimeException fault) {
            givenUp(key, fault.getClass().getSimpleName());
        }
    }

    private static void note(String key, Runnable accepted) {
        try {
            accepted.run();
        } catch (RuntimeException fault) {
            LOG.warn(
                    "A message ({}) was sent, which could not be noted: {}",
                    key,
                    fault.getClass().getSimpleName());
        }
    }

    private void attempt(Attempt attempt) {
        try {
            carrier.send(attempt.message);
            tell(attempt.key, true);
            note(attempt.key, attempt.accepted);
        } catch (CarrierAwayException away) {
            tryAgain(attempt, away);
        } catch (IOException failed) {
            givenUp(attempt.key, failed.getMessage());
        } catch (RuntimeException fault) {
            givenUp(attempt.key, fault.getClass().getSimpleName());
        }
    }

    private void tryAgain(Attempt attempt, CarrierAwayException away) {
        if (attempt.tries >= pauses.size() || waiting.size() >= MOST_WAITING_FOR_ANOTHER_TRY || timer.isShutdown()) {
            givenUp(attempt.key, away.getMessage());
            return;
        }
        Duration pause = pauses.get(attempt.tries++);
        LOG.info(
                "A message ({}) was not taken ({}); it is tried again in {} s",
                attempt.key,
                away.getMessage(),
                pause.toSeconds());
        waiting.add(attempt);
        try {
            var unused = timer.schedule(() -> due(attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            forget(attempt);
        }
    }

    private void due(Attempt attempt) {
        if (!waiting.remove(attempt)) {
            return;
        }
        try {
            threads.execute(() -> attempt(attempt));
        } catch (RejectedExecutionException full) {
            givenUp(attempt.key, "too many are waiting");
        }
    }

    private void forget(Attempt attempt) {
        if (waiting.remove(attempt)) {
            givenUp(attempt.key, "this server stops");
        }
    }

    private void givenUp(String key, @Nullable String why) {
        LOG.warn("A message ({}) was not sent: {}", key, why);
        tell(key, false);
    }

    private AccountMessage write(Letter letter) {
        List<String> all = new ArrayList<>();
        all.add(service);
        all.addAll(letter.arguments());
        Locale locale = letter.language().locale();
        return new AccountMessage(
                letter.channel(),
                letter.to(),
                words.getMessage("mail." + letter.key() + ".subject", all.toArray(), locale),
                words.getMessage("mail." + letter.key() + ".text", all.toArray(), locale) + "\n");
    }

    private void tell(String key, boolean accepted) {
        listeners.forEach(listener -> listener.sent(key, accepted));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        waiting.forEach(this::forget);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "{} messages were not sent before the end",
                        threads.shutdownNow().size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
