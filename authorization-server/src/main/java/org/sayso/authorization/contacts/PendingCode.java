package org.sayso.authorization.contacts;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.sayso.authorization.mailcode.KeptInSession;

/**
 * Somebody who was sent a code to a new address or number, kept in the session. Immutable.
 *
 * @param subject of the account
 * @param kind what is to change
 * @param address where the code went
 * @param codeId of the code
 */
record PendingCode(String subject, ContactKind kind, String address, String codeId) implements KeptInSession {

    private static final long serialVersionUID = 1L;

    /** Only for whom and what the code was sent. */
    static Optional<PendingCode> of(HttpServletRequest request, String subject, ContactKind kind) {
        return KeptInSession.find(PendingCode.class, request)
                .filter(pending -> pending.subject().equals(subject) && pending.kind() == kind);
    }

    static void forget(HttpServletRequest request) {
        KeptInSession.forget(PendingCode.class, request);
    }

    @Override
    public String toString() {
        return "PendingCode[" + kind + "]";
    }
}
