package org.sayso.standin.language;

import java.util.Arrays;

/** The values of a slot type by their words. Kept in arrays of numbers, some tens of bytes for each value. */
final class ValueTrie {

    static final int ROOT = 0;
    static final int NONE = -1;
    /** So many values may be said by the same words; further ones are left out. */
    private static final int MOST_ALIKE = 50;

    private long[] keys = new long[16];
    private int[] children = new int[16];
    private int edges;
    /** For each node its first entry. */
    private int[] first = {NONE};

    private int nodes = 1;
    private int[] values = new int[8];
    private int[] texts = new int[8];
    private int[] following = new int[8];
    private int entries;

    /**
     * Adds a way to say a value.
     *
     * @param words their numbers in the vocabulary
     * @param text the hash of the words as they are written
     */
    void add(int[] words, int text, int value) {
        int node = ROOT;
        for (int word : words) {
            node = addChild(node, word);
        }
        int last = NONE;
        int alike = 0;
        for (int entry = first[node]; entry != NONE; entry = following[entry]) {
            if (++alike == MOST_ALIKE || (values[entry] == value && texts[entry] == text)) {
                return;
            }
            last = entry;
        }
        if (entries == values.length) {
            values = Arrays.copyOf(values, entries * 2);
            texts = Arrays.copyOf(texts, entries * 2);
            following = Arrays.copyOf(following, entries * 2);
        }
        values[entries] = value;
        texts[entries] = text;
        following[entries] = NONE;
        if (last == NONE) {
            first[node] = entries++;
        } else {
            following[last] = entries++;
        }
    }

    /** The node after one more word, or {@link #NONE}. */
    int child(int node, int word) {
        long key = key(node, word);
        for (int slot = slot(key); keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
            if (keys[slot] == key) {
                return children[slot];
            }
        }
        return NONE;
    }

    /** The first value that ends at a node, or {@link #NONE}. */
    int first(int node) {
        return first[node];
    }

    int next(int entry) {
        return following[entry];
    }

    int value(int entry) {
        return values[entry];
    }

    int text(int entry) {
        return texts[entry];
    }

    private int addChild(int node, int word) {
        int known = child(node, word);
        if (known != NONE) {
            return known;
        }
        if (edges * 3 > keys.length * 2) {
            grow();
        }
        if (nodes == first.length) {
            first = Arrays.copyOf(first, nodes * 2);
        }
        first[nodes] = NONE;
        put(key(node, word), nodes);
        edges++;
        return nodes++;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldChildren = children;
        keys = new long[oldKeys.length * 2];
        children = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldChildren[i]);
            }
        }
    }

    private void put(long key, int child) {
        int slot = slot(key);
        while (keys[slot] != 0) {
            slot = (slot + 1) & (keys.length - 1);
        }
        keys[slot] = key;
        children[slot] = child;
    }

    /** Never 0, which marks an empty place. */
    private static long key(int node, int word) {
        return ((long) node << 32) | (word + 1);
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & (keys.length - 1);
    }
}
