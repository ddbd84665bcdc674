package org.sayso.authorization.funnel;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a browser's linking got, kept in its session. Immutable.
 *
 * @param client the registration of the client
 * @param state of the client, which names this request
 * @param shown whether a page was shown
 * @param signedIn whether the person is signed in
 */
record Journey(String client, String state, boolean shown, boolean signedIn) implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = Journey.class.getName();

    static Journey begin(String client, @Nullable String state) {
        return new Journey(client, Objects.requireNonNullElse(state, ""), false, false);
    }

    static Optional<Journey> of(@Nullable HttpSession session) {
        return Optional.ofNullable(session).map(known -> (Journey) known.getAttribute(ATTRIBUTE));
    }

    boolean is(String otherClient, @Nullable String otherState) {
        return client.equals(otherClient) && state.equals(Objects.requireNonNullElse(otherState, ""));
    }

    Journey afterPage() {
        return new Journey(client, state, true, signedIn);
    }

    Journey afterSignIn() {
        return new Journey(client, state, shown, true);
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }
}
