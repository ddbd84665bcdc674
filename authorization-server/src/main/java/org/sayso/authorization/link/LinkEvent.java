package org.sayso.authorization.link;

import org.sayso.authorization.settings.LateReuse;

/** Something that happened to a link, published to the application's listeners once it is committed. */
public sealed interface LinkEvent {

    /** The link it happened to, as it is now. */
    Link link();

    /** It began: its client has its first tokens. */
    record Begun(Link link) implements LinkEvent {}

    /** Its client refreshed its tokens for the first time. */
    record FirstUsed(Link link) implements LinkEvent {}

    /** It ended, by something that was done, or because nobody used it any more, which is noticed within a minute. */
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
