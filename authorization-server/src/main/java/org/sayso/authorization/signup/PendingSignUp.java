package org.sayso.authorization.signup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.sayso.authorization.mailcode.KeptInSession;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.NewUser;
import org.sayso.authorization.users.PersonName;

/**
 * An account that waits for the code, kept in the session. Immutable.
 *
 * @param email as typed
 * @param name of the person
 * @param passwordHash as it will be kept
 * @param codeId of the code that was sent
 */
record PendingSignUp(String email, String name, String passwordHash, String codeId) implements KeptInSession {

    private static final long serialVersionUID = 1L;

    static Optional<PendingSignUp> of(HttpServletRequest request) {
        return KeptInSession.find(PendingSignUp.class, request);
    }

    static void forget(HttpServletRequest request) {
        KeptInSession.forget(PendingSignUp.class, request);
    }

    PendingSignUp with(String newCodeId) {
        return new PendingSignUp(email, name, passwordHash, newCodeId);
    }

    EmailAddress address() {
        return EmailAddress.of(email).orElseThrow();
    }

    /** The account, once the owner has shown that the address is theirs. */
    NewUser verified() {
        return new NewUser(address(), true, PersonName.of(name).orElseThrow(), null, passwordHash);
    }

    @Override
    public String toString() {
        return "PendingSignUp";
    }
}
