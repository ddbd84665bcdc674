package org.sayso.linking;

import java.util.Locale;

/** How the skill finds out whether an access token counts. */
public enum TokenCheck {
    /** By the signature of a JSON Web Token, with the provider's published keys. */
    LOCAL,
    /** By asking the provider: introspection (RFC 7662), or whatever it has instead. Works with opaque tokens. */
    REMOTE;

    /** The word in the file, such as {@code local}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
