package org.sayso.authorization.contacts;

import java.time.Instant;
import java.util.Set;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.Language;

/**
 * A change of which the owner is still to be told. Immutable.
 *
 * @param subject of the account
 * @param kind what changes
 * @param begun when the change was, which tells it from one that took its place
 * @param language of the notice
 * @param to how the owner is to be told; none where there is no way
 * @param tries how often it was tried
 */
record OwedNotice(
        String subject, ContactKind kind, Instant begun, Language language, Set<Contact.Channel> to, int tries) {

    OwedNotice {
        to = Set.copyOf(to);
    }

    /** Names the kind only. */
    @Override
    public String toString() {
        return "OwedNotice[" + kind + "]";
    }
}
