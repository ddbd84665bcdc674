package org.sayso.linking.check;

import java.util.Locale;

/** Whether linking can work in spite of a finding. */
public enum Severity {
    /** It cannot work, or not for long, or Amazon and the file differ. */
    ERROR,
    /** It works, with a drawback. */
    WARNING;

    /** The word for people and JSON, such as {@code error}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
