package org.sayso.authorization.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;

/**
 * Puts messages in words and sends them on threads of its own, so that how long a page takes tells nothing about what was sent or
 * whether anything was. Thread-safe.
 *
 * <p>At most 1,000 wait at a time. What cannot be sent is logged, without address and text, told the listeners and given up: the
 * person asks for another code. At the end it sends what waits, for at most 10 seconds.
 */
public final class Post implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_000;
    private static final int LAST_SECONDS = 10;

    private final AccountMessages carrier;
    private final MessageSource words;
    private final String service;
    private final List<SentListener> listeners;
    private final ThreadPoolExecutor threads;

    /**
     * Sends by this carrier.
     *
     * @param words has the texts
     * @param service its name
     */
    public Post(AccountMessages carrier, MessageSource words, String service, List<SentListener> listeners) {
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
     * @param accepted called on another thread after that, and not if the letter could not be sent
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
            threads.execute(() -> {
                if (decide(key, decision)) {
                    note(key, accepted);
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.warn("A message ({}) was not sent: too many are waiting", key);
            tell(key, false);
        }
    }

    /** Whether something was sent. */
    private boolean decide(String key, Supplier<Optional<Letter>> decision) {
        try {
            Optional<Letter> letter = decision.get();
            if (letter.isPresent()) {
                carrier.send(write(letter.get()));
                tell(letter.get().key(), true);
            }
            return letter.isPresent();
        } catch (IOException failed) {
            LOG.warn("A message ({}) was not sent: {}", key, failed.getMessage());
            tell(key, false);
        } catch (RuntimeException fault) {
            LOG.warn("A message ({}) was not sent: {}", key, fault.getClass().getSimpleName());
            tell(key, false);
        }
        return false;
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
