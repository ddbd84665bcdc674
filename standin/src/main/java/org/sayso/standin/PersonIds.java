package org.sayso.standin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Alexa's ids of recognised people: the same for a person and skill, another for each skill. */
final class PersonIds {

    private PersonIds() {}

    static String of(String skillId, String person) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((skillId + "\n" + person).getBytes(StandardCharsets.UTF_8));
            return "amzn1.ask.person." + HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
