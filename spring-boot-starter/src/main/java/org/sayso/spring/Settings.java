package org.sayso.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Checks that several settings need; each failure names the property and the fix. */
final class Settings {

    private static final int KEY_BYTES = 32;

    private Settings() {}

    /** The value of a required property. */
    static <T> T required(@Nullable T value, String property, String fix) {
        if (value == null || value.toString().isBlank()) {
            throw new RefusedSettingException(property, "is not set", fix);
        }
        return value;
    }

    /** The bytes of a key given as base64, at least 32 of them. */
    static byte[] key(@Nullable String base64, String property) {
        String fix = "Set it to base64 of at least 32 random bytes, for example the output of: openssl rand -base64 32";
        String text = required(base64, property, fix);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new RefusedSettingException(property, "is not base64", fix);
        }
        if (key.length < KEY_BYTES) {
            throw new RefusedSettingException(property, "has only " + key.length + " bytes", fix);
        }
        return key;
    }

    /** Refuses a development setting on a server that others can reach. */
    static void loopbackOnly(Environment environment, String property) {
        String address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            throw new RefusedSettingException(
                    property,
                    "is for development on one machine, but the server listens on "
                            + (address.isBlank() ? "every address" : address),
                    "Set server.address to 127.0.0.1, or remove " + property + ".");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Runs a step whose own message already names the fix, and says which property it is about. */
    static <T> T setting(String property, Step<T> step) {
        try {
            return step.run();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new RefusedSettingException(property, "cannot be used", String.valueOf(refused.getMessage()));
        }
    }

    /** Something that refuses settings it cannot work with. */
    @FunctionalInterface
    interface Step<T> {
        T run();
    }
}
