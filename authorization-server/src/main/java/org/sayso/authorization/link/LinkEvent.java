package org.sayso.authorization.link;

import org.sayso.authorization.settings.LateReuse;

/** Something that happened to a link, published to the application's listeners once it is committed. */
public sealed interface LinkEvent {

    /** The link it happened to, as it is now. */
    Link link();

    /** It ended, by something that was done; a link that merely expires is not told. */
    record Ended(Link link) implements LinkEvent {}

    /**
     * A refresh token was presented by its client although its successor was used more than 60 seconds before: an answer got
     * lost and was missed late, or there are two who have the token.
     *
     * @param generation that was presented
     * @param newest that was used
     * @param handling what was done about it
     */
    record ReusedLate(Link link, int generation, int newest, LateReuse handling) implements LinkEvent {}
}
