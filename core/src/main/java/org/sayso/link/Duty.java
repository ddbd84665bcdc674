package org.sayso.link;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is owed since a link ended, and is tried until it is done.
 *
 * @param id unique
 * @param kind what
 * @param name of the link that ended
 * @param skill the skill id
 * @param grant the grant to revoke, or for whose account it acted
 * @param sealedUserId the platform's id of the user, encrypted; empty where it is not needed
 * @param since when it was owed first
 * @param dueAt when it is tried next
 * @param attempts how often it was tried
 */
public record Duty(
        String id,
        Kind kind,
        String name,
        String skill,
        Optional<Grant> grant,
        String sealedUserId,
        Instant since,
        Instant dueAt,
        int attempts) {

    /** What can be owed. */
    public enum Kind {
        /** The issuer is to end the grant. */
        REVOKE,
        /** What is kept about the user is to be deleted. */
        ERASE
    }

    /** The same, due at another time after so many attempts. */
    public Duty dueAt(Instant time, int after) {
        return new Duty(id, kind, name, skill, grant, sealedUserId, since, time, after);
    }

    @Override
    public String toString() {
        return "Duty[" + id + ", " + kind + "]";
    }
}
