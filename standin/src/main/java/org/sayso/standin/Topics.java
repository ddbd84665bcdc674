package org.sayso.standin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what changed and what was said. A listener that fails does not keep the others from hearing. Thread-safe. */
final class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<TurnListener> turns = new CopyOnWriteArrayList<>();

    AutoCloseable subscribeTurns(TurnListener listener) {
        turns.add(listener);
        return () -> turns.remove(listener);
    }

    void turn(Consumer<TurnListener> what) {
        for (TurnListener listener : turns) {
            try {
                what.accept(listener);
            } catch (RuntimeException failure) {
                LOG.debug("A listener of the stand-in failed", failure);
            }
        }
    }

    AutoCloseable subscribe(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void changed(String topic) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(topic);
            } catch (RuntimeException failure) {
                LOG.debug("A listener of the stand-in failed", failure);
            }
        }
    }
}
