package org.sayso.link.life;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sayso.CallerRefusal;
import org.sayso.Remedy;
import org.sayso.audit.AuditKind;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.VoiceUsers;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.Links;
import org.sayso.link.LossCause;
import org.sayso.link.VoiceUser;
import org.sayso.token.UserKey;

/**
 * Follows each link from its first offer to its end, by what a voice platform tells and by how requests come.
 *
 * <p>Events may come twice and in any order: the same request id counts once, and of each kind only what was published later
 * than the newest that counted. Each change is one unit of work, together with its lines in the audit trail; what a remote
 * party has to do is owed in it, and done by {@link #perform}. Methods commit on their own. Thread-safe.
 */
public final class LinkLife {

    /** How long somebody may take from the offer to the link. */
    static final Duration PATIENCE = Duration.ofDays(7);

    private static final int SWEEP = 100;

    private final Storage storage;
    private final Links links;
    private final VoiceUsers names;
    private final Endings endings;
    private final Duties duties;
    private final LinkJournal journal;
    private final RecentUses recent = new RecentUses();
    private final Duration retention;
    private final Clock clock;
    private final Runnable afterCommit;

    LinkLife(
            Storage storage,
            VoiceUsers names,
            Endings endings,
            Duties duties,
            LinkJournal journal,
            Duration retention,
            Clock clock,
            Runnable afterCommit) {
        this.storage = storage;
        this.links = storage.links();
        this.names = names;
        this.endings = endings;
        this.duties = duties;
        this.journal = journal;
        this.retention = retention;
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    public static LinkLifeBuilder builder() {
        return new LinkLifeBuilder();
    }

    /** The skill was enabled. */
    public EventResult enabled(VoiceEvent event) {
        return news(event, notices -> {
            Instant now = now();
            Link household = household(event.user(), now);
            Link.Marks seen = household.marks();
            // At the same moment the end wins: an enablement that ended does not come back, its successor has another
            // id.
            if (!event.publishedAt().isAfter(seen.disabled())
                    || !event.publishedAt().isAfter(seen.enabled())) {
                return EventResult.OVERTAKEN;
            }
            links.write(household.enabled(event.publishedAt(), now));
            journal.note(AuditKind.SKILL_ENABLED, household, now);
            return EventResult.APPLIED;
        });
    }

    /**
     * The skill was disabled: the links of this household and its people are over. Their grants are owed to be revoked, and
     * what was asked for through them is withdrawn. Other households' links to the same accounts go on.
     *
     * @param keep whether what is known about the user may be kept; else it is deleted, and {@link UserDataEraser}s are owed
     *     their call
     */
    public EventResult disabled(VoiceEvent event, boolean keep) {
        EventResult result = news(event, notices -> {
            Instant now = now();
            Link household = household(event.user(), now);
            Link.Marks seen = household.marks();
            if (!event.publishedAt().isAfter(seen.disabled())
                    || event.publishedAt().isBefore(seen.enabled())
                    || event.publishedAt().isBefore(seen.linked())) {
                return EventResult.OVERTAKEN;
            }
            endings.disable(household, event, keep, now, notices);
            return EventResult.APPLIED;
        });
        if (result == EventResult.APPLIED) {
            recent.clear(names.name(event.user()));
            afterCommit.run();
        }
        return result;
    }

    /** An account was linked; its token was verified. */
    public EventResult linked(VoiceEvent event, Grant grant) {
        return news(event, notices -> {
            Instant now = now();
            Link household = household(event.user(), now);
            Link link = ofPerson(event.user(), household, now);
            if (!event.publishedAt().isAfter(household.marks().disabled())
                    || !event.publishedAt().isAfter(link.marks().linked())) {
                return EventResult.OVERTAKEN;
            }
            boolean usedAlready = link.state() == Link.State.LINKED
                    && link.grant().filter(grant::equals).isPresent()
                    && (grant.id().isPresent()
                            || link.since()
                                    .filter(since -> !since.isBefore(event.publishedAt()))
                                    .isPresent());
            Link marked = link.markedLinked(event.publishedAt(), now);
            Link made = usedAlready ? marked : marked.linked(grant, event.publishedAt(), now);
            links.write(made);
            journal.note(AuditKind.ACCOUNT_LINKED, made, now);
            notices.step(LinkStep.LINKED);
            return EventResult.APPLIED;
        });
    }

    /** What the user grants the skill at the platform is from now on all of this, and no more. */
    public EventResult permitted(VoiceEvent event, Set<String> all) {
        return news(event, notices -> {
            Instant now = now();
            Link household = household(event.user(), now);
            Link link = ofPerson(event.user(), household, now);
            if (!event.publishedAt().isAfter(household.marks().disabled())
                    || !event.publishedAt().isAfter(link.marks().permissions())) {
                return EventResult.OVERTAKEN;
            }
            links.write(link.permitted(all, event.publishedAt(), now));
            journal.note(AuditKind.PERMISSIONS_CHANGED, link, now);
            return EventResult.APPLIED;
        });
    }

    /** What the user grants the skill at the platform, as far as events told. */
    public Set<String> permissions(VoiceUser user) {
        return links.find(names.name(user)).<Set<String>>map(Link::permissions).orElse(Set.of());
    }

    /** Linking was offered: counted once for somebody who is not linked, until that leads to a link or is given up. */
    public void offered(VoiceUser user) {
        if (links.find(names.name(user)).filter(LinkLife::notOfferedAnew).isPresent()) {
            return;
        }
        run(notices -> {
            Instant now = now();
            Link link = ofPerson(user, household(user, now), now);
            if (!notOfferedAnew(link)) {
                links.write(link.started(now));
                notices.step(LinkStep.STARTED);
            }
            return true;
        });
    }

    private static boolean notOfferedAnew(Link link) {
        return link.state() == Link.State.LINKED || link.startedAt().isPresent();
    }

    /**
     * A request came with a verified token.
     *
     * @param requestedAt when the platform made the request, by its own clock
     */
    public void used(VoiceUser user, Instant requestedAt, Grant grant) {
        Instant now = now();
        String name = names.name(user);
        if (recent.has(name, grant, now)) {
            return;
        }
        boolean known =
                links.find(name).filter(link -> isUpToDate(link, grant, now)).isPresent();
        if (!known) {
            run(notices -> use(user, requestedAt, grant, now, notices));
        }
        recent.add(name, grant, now);
    }

    private static boolean isUpToDate(Link link, Grant grant, Instant now) {
        return link.state() == Link.State.LINKED
                && link.grant().filter(grant::equals).isPresent()
                && !link.usedBeforeTheDayOf(now);
    }

    private boolean use(VoiceUser user, Instant requestedAt, Grant grant, Instant now, Notices notices) {
        Link household = household(user, now);
        Link link = ofPerson(user, household, now);
        if (isUpToDate(link, grant, now)
                || (household.state() == Link.State.DISABLED
                        && !requestedAt
                                .truncatedTo(ChronoUnit.MILLIS)
                                .isAfter(household.marks().disabled()))) {
            return false;
        }
        boolean same = link.grant().filter(grant::equals).isPresent()
                && (link.state() == Link.State.LINKED
                        || (link.state() == Link.State.LOST
                                && link.cause()
                                        .filter(why -> why != LossCause.UNLINKED)
                                        .isPresent()));
        Link used = (same ? link : link.linked(grant, now, now)).used(now);
        links.write(used);
        if (!same || link.lastUsed().isEmpty()) {
            journal.note(AuditKind.LINK_FIRST_USED, used, now);
            notices.step(LinkStep.FIRST_USE);
        }
        return true;
    }

    /** A request came without a token, or with one that was refused. Only what linking again cures says that a link is lost. */
    public void refused(VoiceUser user, CallerRefusal reason) {
        String name = names.name(user);
        recent.clear(name);
        if (reason.remedy() != Remedy.LINK
                || links.find(name)
                        .filter(link -> link.state() == Link.State.LINKED)
                        .isEmpty()) {
            return;
        }
        run(notices -> {
            Instant now = now();
            Link link = ofPerson(user, household(user, now), now);
            if (link.state() == Link.State.LINKED) {
                LossCause cause = cause(reason);
                links.write(link.lost(cause, now));
                journal.note(AuditKind.LINK_LOST, link, cause, now);
                notices.lost(cause);
            }
            return true;
        });
    }

    private static LossCause cause(CallerRefusal reason) {
        return switch (reason) {
            case NOT_LINKED -> LossCause.UNLINKED;
            case EXPIRED -> LossCause.EXPIRED;
            case INACTIVE -> LossCause.REVOKED;
            default -> LossCause.REFUSED;
        };
    }

    /** The link of a user of the platform. */
    public Optional<Link> of(VoiceUser user) {
        return links.find(names.name(user));
    }

    /** The links that act for an account, or did until lately. */
    public List<Link> of(UserKey account) {
        return links.ofAccount(account);
    }

    /** Forgets which users of the platform acted for an account; for when the account is deleted. */
    public void forget(UserKey account) {
        run(notices -> {
            links.ofAccount(account).forEach(link -> {
                recent.clear(link.name());
                links.remove(link.name());
            });
            return true;
        });
    }

    /**
     * Does what is owed.
     *
     * @throws IOException where it has to be tried again; the message is fit for a log
     */
    public void perform(Duty duty) throws IOException, InterruptedException {
        duties.perform(duty, now());
    }

    /**
     * Gives up on offers older than a week, and deletes what is of no use any more: links that are over for longer than
     * {@link LinkLifeBuilder#retention}. Nothing depends on when it runs.
     *
     * @return how many offers were given up
     */
    public int sweep() {
        Instant now = now();
        int ended = 0;
        List<Link> old;
        do {
            old = links.startedBefore(now.minus(PATIENCE), SWEEP);
            for (Link link : old) {
                ended += run(notices -> giveUp(link, now, notices)) ? 1 : 0;
            }
        } while (old.size() == SWEEP);
        run(notices -> links.prune(now.minus(retention)));
        return ended;
    }

    private boolean giveUp(Link offered, Instant now, Notices notices) {
        Link link = links.lock(offered);
        if (!link.startedLongerAgoThan(PATIENCE, now)) {
            return false;
        }
        links.write(link.neverFinished(now));
        notices.lost(LossCause.NEVER_FINISHED);
        return true;
    }

    private EventResult news(VoiceEvent event, Function<Notices, EventResult> work) {
        return run(notices ->
                links.isNews(names.event(event.requestId()), now()) ? work.apply(notices) : EventResult.REPEATED);
    }

    /** One unit of work; whoever listens is told after it was committed. */
    private <T> T run(Function<Notices, T> work) {
        Notices[] told = new Notices[1];
        T result = storage.unitOfWork().run(() -> {
            told[0] = new Notices();
            return work.apply(told[0]);
        });
        journal.tell(told[0]);
        return result;
    }

    /** The household's own link; always locked before those of its people. */
    private Link household(VoiceUser user, Instant now) {
        String name = names.household(user);
        return links.lock(Link.unknown(name, name, user.skill(), now));
    }

    private Link ofPerson(VoiceUser user, Link household, Instant now) {
        return user.personId().isEmpty()
                ? household
                : links.lock(Link.unknown(names.name(user), household.name(), user.skill(), now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
