package org.sayso.link.life;

import java.time.Instant;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditTrail;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.LossCause;
import org.sayso.token.UserKey;

/**
 * Writes what happens to links into the audit trail, in the unit of work of the caller: of the account where one is known, else
 * of the platform's user, whose pseudonym is made of the keyed hash that the link is kept under.
 */
final class LinkJournal {

    private static final String NO_ISSUER = "voice user";

    private final AuditTrail trail;
    private final LinkListener listener;

    LinkJournal(AuditTrail trail, LinkListener listener) {
        this.trail = trail;
        this.listener = listener;
    }

    void note(AuditKind kind, Link link, Instant at) {
        trail.record(event(kind, link, at));
    }

    void note(AuditKind kind, Link link, LossCause cause, Instant at) {
        trail.record(event(kind, link, at).reason(cause));
    }

    void done(AuditKind kind, Duty duty, Instant at) {
        UserKey who = duty.grant().map(Grant::account).orElse(voiceUser(duty.name()));
        trail.record(AuditEvent.of(kind, at, who, duty.skill()));
    }

    /** Nobody can tell any more whose events without an account these were. */
    void forget(String name) {
        trail.forget(voiceUser(name));
    }

    void tell(Notices notices) {
        notices.tell(listener);
    }

    private static AuditEvent event(AuditKind kind, Link link, Instant at) {
        UserKey who = link.grant().map(Grant::account).orElse(voiceUser(link.name()));
        return AuditEvent.of(kind, at, who, link.skill());
    }

    private static UserKey voiceUser(String name) {
        return new UserKey(NO_ISSUER, name);
    }
}
