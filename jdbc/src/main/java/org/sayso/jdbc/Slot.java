package org.sayso.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.token.UserKey;

/** The name of a user and skill in the database. */
final class Slot {

    private Slot() {}

    static String of(UserKey user, String skill) {
        byte[] exactly =
                CanonicalJson.write(List.of(user.issuer(), user.key(), skill)).getBytes(UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(exactly));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
