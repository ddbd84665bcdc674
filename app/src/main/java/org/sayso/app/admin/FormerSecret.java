package org.sayso.app.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sayso.app.lines.Controls;

/** Until when a secret that was replaced is good, for people. */
final class FormerSecret {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FormerSecret() {}

    /** The server's time, in its zone; as it came where it is none. */
    static String shown(String time) {
        try {
            return FORMAT.format(Instant.parse(time));
        } catch (DateTimeException none) {
            return Controls.shown(time);
        }
    }
}
