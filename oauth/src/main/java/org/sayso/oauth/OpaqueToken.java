package org.sayso.oauth;

import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.token.Authentication;

/** What can be said of a token's text without understanding it (RFC 6749 appendix A.12). */
final class OpaqueToken {

    private OpaqueToken() {}

    /** Why a text can be no access token; empty where it can. */
    static Optional<Authentication.Rejected> objection(String text) {
        if (text.length() > CompactToken.MAX_CHARACTERS) {
            return rejected(CallerRefusal.TOKEN_TOO_LONG, "longer than " + CompactToken.MAX_CHARACTERS + " characters");
        }
        if (text.isBlank()) {
            return rejected(CallerRefusal.TOKEN_MALFORMED, "blank");
        }
        return text.chars().allMatch(c -> c > ' ' && c <= '~')
                ? Optional.empty()
                : rejected(CallerRefusal.ENCODING_INVALID, "has a character that no access token has");
    }

    private static Optional<Authentication.Rejected> rejected(CallerRefusal reason, String detail) {
        return Optional.of(new Authentication.Rejected(reason, detail));
    }
}
