package org.sayso.authorization.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what administrators do: who, from where, what, on what. Never a secret. */
public final class AdminAudit {

    /** The logger's name, so that these lines can go to a file of their own. */
    public static final String LOGGER = "org.sayso.authorization.admin.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int LONGEST = 300;

    private AdminAudit() {}

    /** Something was done. */
    static void done(HttpServletRequest request, String what, String on) {
        LOG.info("{} from {}: {} {}", who(request), from(request), what, plain(on));
    }

    /** Somebody came with a good token of this server that is not an administrator's. */
    public static void refused(HttpServletRequest request) {
        LOG.warn("{} from {}: refused, not an administrator", plain(who(request)), from(request));
    }

    private static String who(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? "Somebody"
                : Objects.requireNonNullElse(request.getUserPrincipal().getName(), "Somebody");
    }

    /** A proxy hands on what it got. */
    private static String from(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return address.matches("[0-9A-Fa-f:.%]{2,60}") ? address : "(no address)";
    }

    /** One line, whatever was typed. */
    static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
