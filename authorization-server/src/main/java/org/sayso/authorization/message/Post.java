package org.sayso.authorization.message;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;

/**
 * Puts messages in words and sends them on threads of its own, so that how long a page takes tells nothing about what was sent or
 * whether anything was. Thread-safe.
 *
 * <p>At most 1,000 wait at a time. Where a carrier is away ({@link CarrierAwayException}), the message is tried again after 10 seconds, one
 * minute and three more, as long as a code is good, unless somebody was written the same kind of message meanwhile; at most 200 wait for that. What cannot be sent is
 * logged, without address and text, told the listeners and given up: the person asks for another code. At the end it sends what waits, for
 * at most 10 seconds, but tries nothing again.
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
    private final Map<Recipient, Waiting> waiting = new ConcurrentHashMap<>();

    /** Who is written what kind of message. */
    private record Recipient(Contact.Channel channel, String to, String key) {}

    /** A message that is tried again, and who is told once it was handed over. */
    private record Waiting(AccountMessage message, Runnable accepted, int tries) {}

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
                Letter found = letter.get();
                Recipient recipient = new Recipient(found.channel(), found.to(), found.key());
                // A code that came before is worth nothing now.
                if (waiting.remove(recipient) != null) {
                    tell(found.key(), false);
                }
                attempt(recipient, new Waiting(write(found), accepted, 0));
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

    private void attempt(Recipient recipient, Waiting next) {
        try {
            carrier.send(next.message());
            tell(recipient.key(), true);
            note(recipient.key(), next.accepted());
        } catch (CarrierAwayException away) {
            tryAgain(recipient, next, away);
        } catch (IOException failed) {
            givenUp(recipient.key(), failed.getMessage());
        } catch (RuntimeException fault) {
            givenUp(recipient.key(), fault.getClass().getSimpleName());
        }
    }

    private void tryAgain(Recipient recipient, Waiting tried, CarrierAwayException away) {
        if (tried.tries() >= pauses.size() || waiting.size() >= MOST_WAITING_FOR_ANOTHER_TRY || timer.isShutdown()) {
            givenUp(recipient.key(), away.getMessage());
            return;
        }
        Duration pause = pauses.get(tried.tries());
        Waiting next = new Waiting(tried.message(), tried.accepted(), tried.tries() + 1);
        if (waiting.putIfAbsent(recipient, next) != null) {
            // Two at the same moment: one of them is enough.
            givenUp(recipient.key(), away.getMessage());
            return;
        }
        LOG.info(
                "A message ({}) was not taken ({}); it is tried again in {} s",
                recipient.key(),
                away.getMessage(),
                pause.toSeconds());
        try {
            var unused = timer.schedule(() -> due(recipient, next), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            forget(recipient, next);
        }
    }

    private void due(Recipient recipient, Waiting next) {
        if (!waiting.remove(recipient, next)) {
            return;
        }
        try {
            threads.execute(() -> attempt(recipient, next));
        } catch (RejectedExecutionException full) {
            givenUp(recipient.key(), "too many are waiting");
        }
    }

    private void forget(Recipient recipient, Waiting next) {
        if (waiting.remove(recipient, next)) {
            givenUp(recipient.key(), "this server stops");
        }
    }

    private void givenUp(String key, @Nullable String why) {
        LOG.warn("A message ({}) was not sent: {}", key, why);
        tell(key, false);
    }

    /** Whether a message waits for another try. */
    boolean triesAgain() {
        return !waiting.isEmpty();
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
