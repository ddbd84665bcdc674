package org.sayso.link.life;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditKind;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Storage;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.Links;
import org.sayso.link.LossCause;

/** Ends the links of a household with everything that hangs on them, in the unit of work of the caller. */
final class Endings {

    private final Storage storage;
    private final Links links;
    private final @Nullable Confirmations confirmations;
    private final Duties duties;
    private final LinkJournal journal;

    Endings(Storage storage, @Nullable Confirmations confirmations, Duties duties, LinkJournal journal) {
        this.storage = storage;
        this.links = storage.links();
        this.confirmations = confirmations;
        this.duties = duties;
        this.journal = journal;
    }

    void disable(Link household, VoiceEvent event, boolean keep, Instant now, Notices notices) {
        List<Link> all = links.ofUser(household.name()).stream()
                .map(each -> each.ofHousehold() ? household : links.lock(each))
                .toList();
        Set<Optional<Grant>> known = new LinkedHashSet<>();
        for (Link link : all) {
            tellLoss(link, notices);
            journal.note(AuditKind.SKILL_DISABLED, link, now);
            link.grant()
                    .filter(grant -> link.state() != Link.State.DISABLED && !isOthers(grant, household.name()))
                    .ifPresent(grant -> duties.oweRevocation(link, grant, now));
            link.grant().ifPresent(grant -> known.add(Optional.of(grant)));
        }
        if (confirmations != null) {
            confirmations.withdrawAskedBy(event.user());
        }
        if (keep) {
            all.forEach(link -> links.write(link.disabled(event.publishedAt(), now)));
            return;
        }
        all.stream().filter(link -> !link.ofHousehold()).forEach(link -> links.remove(link.name()));
        links.write(household.erased(event.publishedAt(), now));
        storage.challenges().forgetAsker(household.name());
        if (known.isEmpty()) {
            known.add(Optional.empty());
        }
        known.forEach(grant -> duties.oweErasure(household, event.user(), grant, now));
    }

    private static void tellLoss(Link link, Notices notices) {
        if (link.state() == Link.State.LINKED) {
            notices.lost(LossCause.DISABLED);
        } else if (link.startedAt().isPresent()) {
            notices.lost(LossCause.NEVER_FINISHED);
        }
    }

    /** Whether another household lives by the same grant: some issuers name the sign-in, which two links may share. */
    private boolean isOthers(Grant grant, String userName) {
        return links.ofAccount(grant.account()).stream()
                .anyMatch(other -> !other.userName().equals(userName)
                        && other.state() != Link.State.DISABLED
                        && other.grant().filter(grant::equals).isPresent());
    }
}
