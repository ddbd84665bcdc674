package org.sayso.authorization.look;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.http.MediaType;

/**
 * A picture, kept in memory.
 *
 * @param type by the ending of its file
 * @param bytes of the file
 */
record Logo(MediaType type, byte[] bytes) {

    private static final long LARGEST = 200_000;
    private static final Map<String, MediaType> TYPES = Map.of(
            "svg", MediaType.valueOf("image/svg+xml"),
            "png", MediaType.IMAGE_PNG,
            "jpg", MediaType.IMAGE_JPEG,
            "jpeg", MediaType.IMAGE_JPEG,
            "webp", MediaType.valueOf("image/webp"));

    /** Reads a file, or refuses it by the name of its setting. */
    static Logo read(String file, String name) {
        String setting = "sayso.authorization.pages." + name;
        MediaType type = TYPES.get(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new InvalidSettingException(
                    setting + " is no picture that all browsers show: " + file,
                    "Name a file that ends with .svg, .png, .jpg or .webp.");
        }
        try {
            Path path = Path.of(file);
            if (Files.size(path) > LARGEST) {
                throw new InvalidSettingException(
                        setting + " has " + Files.size(path) + " bytes, which a phone would wait for",
                        "Name a file of at most " + LARGEST + " bytes; an SVG is mostly far below that.");
            }
            return new Logo(type, Files.readAllBytes(path));
        } catch (IOException | InvalidPathException unreadable) {
            throw new InvalidSettingException(
                    setting + " cannot be read: " + file, "Name a file that this server may read.");
        }
    }
}
