package org.sayso.link.life;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditKind;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.TextSeal;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.Links;
import org.sayso.link.VoiceUser;

/** Writes down what is owed when a link ends, and does it. */
final class Duties {

    private final Storage storage;
    private final Links links;
    private final TextSeal seal;
    private final @Nullable GrantRevoker revoker;
    private final List<UserDataEraser> erasers;
    private final LinkJournal journal;

    Duties(
            Storage storage,
            TextSeal seal,
            @Nullable GrantRevoker revoker,
            List<UserDataEraser> erasers,
            LinkJournal journal) {
        this.storage = storage;
        this.links = storage.links();
        this.seal = seal;
        this.revoker = revoker;
        this.erasers = List.copyOf(erasers);
        this.journal = journal;
    }

    /** In the unit of work of the caller. */
    void oweRevocation(Link link, Grant grant, Instant now) {
        if (revoker != null && revoker.canRevoke(grant)) {
            links.owe(duty(newId(), Duty.Kind.REVOKE, link, Optional.of(grant), "", now));
        }
    }

    /** In the unit of work of the caller. */
    void oweErasure(Link household, VoiceUser user, Optional<Grant> grant, Instant now) {
        String id = newId();
        links.owe(duty(id, Duty.Kind.ERASE, household, grant, seal.seal(place(id), user.userId()), now));
    }

    private static Duty duty(
            String id, Duty.Kind kind, Link link, Optional<Grant> grant, String sealedUserId, Instant now) {
        return new Duty(id, kind, link.name(), link.skill(), grant, sealedUserId, now, now, 0);
    }

    void perform(Duty duty, Instant now) throws IOException, InterruptedException {
        if (duty.kind() == Duty.Kind.REVOKE) {
            if (revoker == null) {
                throw new IOException("nobody can end grants: no GrantRevoker is configured any more");
            }
            revoker.revoke(duty.grant().orElseThrow());
        } else {
            String userId = seal.open(place(duty.id()), duty.sealedUserId())
                    .orElseThrow(
                            () -> new IOException("whose data is to be deleted was sealed with another server key"));
            ErasedUser user = new ErasedUser(
                    VoiceUser.household(duty.skill(), userId), duty.grant().map(Grant::account), linkedElsewhere(duty));
            for (UserDataEraser eraser : erasers) {
                eraser.erase(user);
            }
        }
        storage.unitOfWork().run(() -> {
            if (!links.done(duty.id())) {
                return false;
            }
            if (duty.kind() == Duty.Kind.REVOKE) {
                journal.done(AuditKind.LINK_REVOKED, duty, now);
            } else {
                journal.done(AuditKind.USER_ERASED, duty, now);
                journal.forget(duty.name());
            }
            return true;
        });
    }

    private boolean linkedElsewhere(Duty duty) {
        return duty.grant()
                .filter(grant -> links.ofAccount(grant.account()).stream()
                        .anyMatch(link -> !link.userName().equals(duty.name()) && link.state() != Link.State.DISABLED))
                .isPresent();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static String place(String id) {
        return "erase " + id;
    }
}
