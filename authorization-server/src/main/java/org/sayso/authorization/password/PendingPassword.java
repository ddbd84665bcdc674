package org.sayso.authorization.password;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.mailcode.KeptInSession;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.User;

/**
 * Somebody on the way to another password, kept in the session. Immutable.
 *
 * @param email as typed
 * @param codeId of the code that was sent, if anybody has the address
 * @param asked when it was
 * @param subject of the account whose owner has typed the code; none before
 * @param until when a new password may be chosen, after the code
 */
record PendingPassword(
        String email,
        String codeId,
        Instant asked,
        @Nullable String subject,
        @Nullable Instant until) implements KeptInSession {

    private static final long serialVersionUID = 1L;

    static Optional<PendingPassword> of(HttpServletRequest request) {
        return KeptInSession.find(PendingPassword.class, request);
    }

    static void forget(HttpServletRequest request) {
        KeptInSession.forget(PendingPassword.class, request);
    }

    EmailAddress address() {
        return EmailAddress.of(email).orElseThrow();
    }

    PendingPassword proven(String owner, Instant end) {
        return new PendingPassword(email, codeId, asked, owner, end);
    }

    /** The account that may have another password now. */
    Optional<String> allowed(Instant now) {
        return until != null && now.isBefore(until) ? Optional.ofNullable(subject) : Optional.empty();
    }

    /** Whether nothing has signed the account out everywhere since, such as a password that its owner chose meanwhile. */
    boolean current(User user) {
        return user.signedOutBefore().stream().noneMatch(asked::isBefore);
    }

    @Override
    public String toString() {
        return "PendingPassword";
    }
}
