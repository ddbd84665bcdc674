package org.sayso.authorization.existing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.settings.PasswordHash;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

class StoredPasswordsTests {

    private static final String PASSWORD = "correct horse battery";

    static Stream<Arguments> formats() {
        String bcrypt = new BCryptPasswordEncoder(4).encode(PASSWORD);
        String argon2 = new Argon2PasswordEncoder(16, 32, 1, 1 << 12, 1).encode(PASSWORD);
        String pbkdf2 = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD);
        String scrypt = new SCryptPasswordEncoder(1 << 10, 8, 1, 32, 16).encode(PASSWORD);
        return Stream.of(
                Arguments.of(PasswordHash.NAMED, "{bcrypt}" + bcrypt),
                Arguments.of(PasswordHash.NAMED, "{argon2@SpringSecurity_v5_8}" + argon2),
                Arguments.of(PasswordHash.NAMED, "{pbkdf2@SpringSecurity_v5_8}" + pbkdf2),
                Arguments.of(PasswordHash.NAMED, "{scrypt@SpringSecurity_v5_8}" + scrypt),
                Arguments.of(PasswordHash.BCRYPT, bcrypt),
                Arguments.of(PasswordHash.ARGON2, argon2),
                Arguments.of(PasswordHash.PBKDF2, pbkdf2),
                Arguments.of(PasswordHash.SCRYPT, scrypt));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void slowHash_matchesItsPasswordOnly(PasswordHash format, String hash) {
        StoredPasswords passwords = new StoredPasswords(format);
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(PASSWORD + "x", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{noop}correct horse battery",
                "correct horse battery",
                "{MD5}0123456789abcdef0123456789abcdef",
                "{bcrypt}broken",
                "{bcrypt",
                "{}x",
                "{unknown}x",
                ""
            })
    void whatIsNoSlowHash_matchesNothing(String hash) {
        assertThat(new StoredPasswords(PasswordHash.NAMED).matches(PASSWORD, hash))
                .isFalse();
    }

    @Test
    void hashWithAName_isNoPlainOne() {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
        assertThat(new StoredPasswords(PasswordHash.BCRYPT).matches(PASSWORD, hash))
                .isFalse();
    }

    /** With a cost that is far from the one of new hashes, so that doing other work would show. */
    @Test
    void noAccountNoHashAndBrokenHash_costAsMuchAsOnesOfThisTable() {
        StoredPasswords passwords = new StoredPasswords(PasswordHash.BCRYPT);
        String hash = new BCryptPasswordEncoder(12).encode(PASSWORD);
        passwords.matches("warm", hash);
        long known = fastest(() -> passwords.matches("wrong", hash));
        assertThat(fastest(() -> passwords.matches("wrong", null))).isBetween(known / 3, known * 3);
        assertThat(fastest(() -> passwords.matches("wrong", "broken"))).isBetween(known / 3, known * 3);
    }

    private static long fastest(Runnable work) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
