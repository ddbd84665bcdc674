package org.sayso.spring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Refuses settings that cannot work, with the fix in the message. */
final class Settings {

    private static final int KEY_BYTES = 32;

    private Settings() {}

    static String required(String property, @Nullable String value, String fix) {
        if (value == null || value.isBlank()) {
            throw new RefusedSettingException(property, "is not set", fix);
        }
        return value;
    }

    static <T, C extends Collection<T>> C required(String property, C values, String fix) {
        if (values.isEmpty()) {
            throw new RefusedSettingException(property, "is not set", fix);
        }
        return values;
    }

    /** A key of at least 32 bytes, given in base64. */
    static byte[] key(String property, @Nullable String base64) {
        String fix =
                "Set it to base64 of at least 32 random bytes, in the environment or in a file that is not under version"
                        + " control. Make one with: openssl rand -base64 32";
        byte[] key;
        try {
            key = Base64.getDecoder().decode(required(property, base64, fix).strip());
        } catch (IllegalArgumentException e) {
            throw new RefusedSettingException(property, "is not base64", fix);
        }
        if (key.length < KEY_BYTES) {
            throw new RefusedSettingException(property, "has only " + key.length + " bytes", fix);
        }
        return key;
    }

    /** What {@code use} makes of a setting; where a library refuses it, its message becomes the fix. */
    static <T> T use(String property, Supplier<T> use) {
        try {
            return use.get();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new RefusedSettingException(property, "cannot be used", "The reason: " + e.getMessage() + ".");
        }
    }

    /** Refuses a setting for development where others than this machine could reach the server. */
    static void onLoopbackOnly(String property, Environment environment) {
        String address = environment.getProperty("server.address");
        String fix = "It is for development on one machine: set server.address=127.0.0.1, or remove the setting.";
        if (address == null || address.isBlank()) {
            throw new RefusedSettingException(
                    property, "is set while the server listens on every address (server.address is not set)", fix);
        }
        try {
            if (!InetAddress.getByName(address).isLoopbackAddress()) {
                throw new RefusedSettingException(
                        property, "is set while server.address is not a loopback address", fix);
            }
        } catch (UnknownHostException e) {
            throw new RefusedSettingException(property, "is set while server.address cannot be resolved", fix);
        }
    }
}
