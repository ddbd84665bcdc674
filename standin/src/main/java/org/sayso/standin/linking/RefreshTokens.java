package org.sayso.standin.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The refresh tokens that a link had before its newest, and when one of them is sent again. Thread-safe. */
final class RefreshTokens {

    private final RefreshReplay replay;
    private final Random random;
    private final List<String> older = new ArrayList<>();

    RefreshTokens(RefreshReplay replay) {
        this.replay = replay;
        this.random = new Random(replay.seed());
    }

    /** The token for the next refresh: the newest or, by chance, an older one. */
    synchronized String choose(String newest) {
        return !older.isEmpty() && random.nextDouble() < replay.probability()
                ? older.get(random.nextInt(older.size()))
                : newest;
    }

    /** Another token has taken the place of this one. */
    synchronized void replaced(String token, String by) {
        older.remove(by);
        if (!token.equals(by) && !older.contains(token)) {
            older.add(token);
        }
        if (older.size() > replay.kept()) {
            older.remove(0);
        }
    }

    /** Forgets all, for a link that ended or began anew. */
    synchronized void clear() {
        older.clear();
    }

    synchronized List<String> older() {
        return List.copyOf(older);
    }
}
