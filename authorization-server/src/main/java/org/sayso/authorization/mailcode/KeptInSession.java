package org.sayso.authorization.mailcode;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/** What a browser's session keeps while somebody looks for the code that was sent: of each class one at most. */
public interface KeptInSession extends Serializable {

    /** The one that the request's session keeps. */
    static <T extends KeptInSession> Optional<T> find(Class<T> type, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable(type.cast(session.getAttribute(type.getName())));
    }

    /** Keeps none any more. */
    static void forget(Class<? extends KeptInSession> type, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(type.getName());
        }
    }

    /** Keeps this one, in place of another. */
    default void keep(HttpServletRequest request) {
        request.getSession().setAttribute(getClass().getName(), this);
    }
}
