package org.sayso.authorization.contacts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * Somebody who was sent a code to a new address or number, kept in the session. Immutable.
 *
 * @param subject of the account
 * @param kind what is to change
 * @param address where the code went
 * @param codeId of the code
 */
record PendingCode(String subject, ContactKind kind, String address, String codeId) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = PendingCode.class.getName();

    /** Only for whom and what the code was sent. */
    static Optional<PendingCode> of(HttpServletRequest request, String subject, ContactKind kind) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (PendingCode) session.getAttribute(ATTRIBUTE))
                .filter(pending -> pending.subject().equals(subject) && pending.kind() == kind);
    }

    static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(ATTRIBUTE);
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    @Override
    public String toString() {
        return "PendingCode[" + kind + "]";
    }
}
