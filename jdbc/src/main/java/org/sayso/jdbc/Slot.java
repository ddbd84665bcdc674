package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.token.UserKey;

/** The names of a user, of a user and skill in the database, and of each place for a pending challenge of theirs. */
final class Slot {

    private Slot() {}

    static String of(UserKey user) {
        return hash(List.of(user.issuer(), user.key()));
    }

    static String of(UserKey user, String skill) {
        return hash(List.of(user.issuer(), user.key(), skill));
    }

    /** The first place has the name of user and skill itself. */
    static String of(UserKey user, String skill, int place) {
        return place == 0 ? of(user, skill) : hash(List.of(user.issuer(), user.key(), skill, Integer.toString(place)));
    }

    private static String hash(List<String> names) {
        byte[] exactly = CanonicalJson.write(names).getBytes(UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(exactly));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
