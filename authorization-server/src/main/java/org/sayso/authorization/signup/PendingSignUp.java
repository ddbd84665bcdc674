package org.sayso.authorization.signup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
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
record PendingSignUp(String email, String name, String passwordHash, String codeId) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = PendingSignUp.class.getName();

    static Optional<PendingSignUp> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((PendingSignUp) session.getAttribute(ATTRIBUTE));
    }

    static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
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
