package org.sayso.factors;

import java.util.regex.Pattern;

/** What may be passed on to a provider as a code. */
final class Codes {

    static final int MIN_LENGTH = 4;
    static final int MAX_LENGTH = 10;

    /** ASCII digits only. An empty one would make Okta send a new code. */
    private static final Pattern CODE = Pattern.compile("[0-9]{" + MIN_LENGTH + "," + MAX_LENGTH + "}");

    private Codes() {}

    static boolean mayBeForwarded(String code) {
        return CODE.matcher(code).matches();
    }
}
