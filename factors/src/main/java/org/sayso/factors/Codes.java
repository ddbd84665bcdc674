package org.sayso.factors;

import java.util.regex.Pattern;

/** What may be passed on to a provider as a code. */
final class Codes {

    /** ASCII digits only. An empty one would make Okta send a new code. */
    private static final Pattern CODE = Pattern.compile("[0-9]{4,10}");

    private Codes() {}

    static boolean mayBeForwarded(String code) {
        return CODE.matcher(code).matches();
    }
}
