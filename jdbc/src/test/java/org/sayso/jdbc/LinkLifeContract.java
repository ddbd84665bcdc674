package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.CallerRefusal;
import org.sayso.ConfirmationRefusal;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditRow;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.LossCause;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.ErasedUser;
import org.sayso.link.life.EventResult;
import org.sayso.link.life.GrantRevoker;
import org.sayso.link.life.LinkLife;
import org.sayso.link.life.VoiceEvent;
import org.sayso.token.UserKey;

/** The life of links over any storage. */
abstract class LinkLifeContract {

    private static final VoiceUser KITCHEN = VoiceUser.household(SKILL, "amzn1.ask.account.KITCHEN");
    private static final VoiceUser OFFICE = VoiceUser.household(SKILL, "amzn1.ask.account.OFFICE");
    private static final VoiceUser PERSON = new VoiceUser(SKILL, KITCHEN.userId(), Optional.of("amzn1.ask.person.BEN"));
    private static final Grant ANNS = new Grant(ANN, Optional.of("grant-kitchen"));
    private static final Grant ANNS_OTHER = new Grant(ANN, Optional.of("grant-office"));
    private static final Grant BENS = new Grant(BEN, Optional.of("grant-ben"));

    private final MovableClock clock = new MovableClock();
    private final Orders orders = new Orders();
    private final List<Grant> revoked = new ArrayList<>();
    private final List<ErasedUser> erased = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private boolean providerDown;
    private Storage storage;
    private Desk desk;
    private LinkLife life;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        desk = new Desk(storage, clock, orders);
        life = LinkLife.builder()
                .storage(storage)
                .key(Desk.KEY)
                .confirmations(desk.confirmations)
                .revoker(new Provider())
                .erasers(List.of(erased::add))
                .listener((step, cause) ->
                        steps.add(step + cause.map(why -> " " + why).orElse("")))
                .clock(clock)
                .build();
    }

    private final class Provider implements GrantRevoker {

        @Override
        public boolean canRevoke(Grant grant) {
            return grant.id().isPresent();
        }

        @Override
        public void revoke(Grant grant) throws IOException {
            if (providerDown) {
                throw new IOException("no answer in time");
            }
            revoked.add(grant);
        }
    }

    private VoiceEvent at(VoiceUser user, Instant published) {
        return new VoiceEvent(user, UUID.randomUUID().toString(), published);
    }

    private VoiceEvent now(VoiceUser user) {
        clock.move(Duration.ofSeconds(1));
        return at(user, clock.instant());
    }

    private void use(VoiceUser user, Grant grant) {
        clock.move(Duration.ofSeconds(1));
        life.used(user, clock.instant(), grant);
    }

    private Link.State state(VoiceUser user) {
        return life.of(user).orElseThrow().state();
    }

    private void perform() throws Exception {
        for (Duty duty : storage.unitOfWork()
                .run(() ->
                        storage.links().claim(clock.instant(), clock.instant().plusSeconds(60), 100))) {
            life.perform(duty);
        }
    }

    private List<String> audited() {
        storage.unitOfWork().run(() -> storage.audit().take(1, 1_000));
        return storage.audit().events(1).stream().map(AuditRow::kind).toList();
    }

    private String order(UserKey user, VoiceUser asker, String reference) {
        Transaction transaction = Orders.order(user, reference, "14.50");
        Asking asking = desk.asking("session", Desk.phone()).askedBy(asker);
        if (desk.request(transaction, asking) instanceof Requested.Sent sent) {
            return Desk.code(desk.message(sent.challengeId()));
        }
        throw new AssertionError("not sent");
    }

    @Test
    void firstUse_isWrittenDown_andThenOncePerDay() {
        use(KITCHEN, ANNS);
        Instant first = life.of(KITCHEN).orElseThrow().lastUsed().orElseThrow();
        clock.move(Duration.ofHours(1));
        use(KITCHEN, ANNS);
        assertThat(life.of(KITCHEN).orElseThrow().lastUsed()).contains(first);

        clock.move(Duration.ofDays(1));
        use(KITCHEN, ANNS);

        Link link = life.of(KITCHEN).orElseThrow();
        assertThat(link.lastUsed()).contains(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        assertThat(link.since()).contains(first);
        assertThat(link.grant()).contains(ANNS);
        assertThat(steps).containsExactly("FIRST_USE");
        assertThat(audited()).containsExactly(AuditKind.LINK_FIRST_USED.name());
    }

    @Test
    void manyUsersActForOneAccount_andNoneIsKeptByThePlatformsId() {
        use(KITCHEN, ANNS);
        use(OFFICE, ANNS_OTHER);
        use(PERSON, BENS);

        assertThat(life.of(ANN))
                .hasSize(2)
                .allSatisfy(link -> assertThat(link.name()).matches("[0-9a-f]{64}"));
        assertThat(life.of(BEN))
                .singleElement()
                .satisfies(link -> assertThat(link.ofHousehold()).isFalse());
    }

    @Test
    void linkedByAnEvent_isLinkedBeforeItsFirstUse() {
        life.offered(KITCHEN);
        life.offered(KITCHEN);
        assertThat(life.linked(now(KITCHEN), ANNS)).isEqualTo(EventResult.APPLIED);
        assertThat(state(KITCHEN)).isEqualTo(Link.State.LINKED);
        assertThat(life.of(KITCHEN).orElseThrow().lastUsed()).isEmpty();

        use(KITCHEN, ANNS);

        assertThat(steps).containsExactly("STARTED", "LINKED", "FIRST_USE");
        assertThat(audited()).containsExactly(AuditKind.ACCOUNT_LINKED.name(), AuditKind.LINK_FIRST_USED.name());
    }

    @Test
    void eventOfALinkThatWasUsedMeanwhile_isNoSecondFirstUse() {
        Instant published = clock.instant();
        use(KITCHEN, ANNS);
        life.linked(at(KITCHEN, published), ANNS);
        use(KITCHEN, ANNS);

        assertThat(steps).containsExactly("FIRST_USE", "LINKED");
    }

    @Test
    void sameEventAgain_byItsRequestOrByItsTime_changesNothing() throws Exception {
        use(KITCHEN, ANNS);
        VoiceEvent event = now(KITCHEN);
        assertThat(life.disabled(event, true)).isEqualTo(EventResult.APPLIED);

        assertThat(life.disabled(event, true)).isEqualTo(EventResult.REPEATED);
        assertThat(life.disabled(at(KITCHEN, event.publishedAt()), false)).isEqualTo(EventResult.OVERTAKEN);
        // The same request, published anew after the skill was enabled again.
        life.enabled(now(KITCHEN));
        use(KITCHEN, ANNS_OTHER);
        assertThat(life.disabled(new VoiceEvent(KITCHEN, event.requestId(), clock.instant()), false))
                .isEqualTo(EventResult.REPEATED);
        perform();

        assertThat(state(KITCHEN)).isEqualTo(Link.State.LINKED);
        assertThat(revoked).containsExactly(ANNS);
        assertThat(erased).isEmpty();
        assertThat(steps).containsExactly("FIRST_USE", "LOST DISABLED", "FIRST_USE");
    }

    @Test
    void endThatWasPublishedBeforeALaterEnablement_doesNotUndoIt() {
        Instant ended = clock.instant();
        life.enabled(at(KITCHEN, ended.plusSeconds(5)));
        use(KITCHEN, ANNS);
        String code = order(ANN, KITCHEN, "1");

        assertThat(life.disabled(at(KITCHEN, ended), false)).isEqualTo(EventResult.OVERTAKEN);

        assertThat(state(KITCHEN)).isEqualTo(Link.State.LINKED);
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
        assertThat(storage.links().nextDue()).isEmpty();
    }

    @Test
    void enablementAndLinkThatWerePublishedBeforeTheEnd_doNotBringItBack() {
        Instant enabled = clock.instant();
        use(KITCHEN, ANNS);
        life.disabled(now(KITCHEN), true);

        assertThat(life.enabled(at(KITCHEN, enabled))).isEqualTo(EventResult.OVERTAKEN);
        assertThat(life.linked(at(KITCHEN, enabled), ANNS)).isEqualTo(EventResult.OVERTAKEN);
        assertThat(life.permitted(at(KITCHEN, enabled), Set.of("a"))).isEqualTo(EventResult.OVERTAKEN);
        life.used(KITCHEN, enabled, ANNS);

        assertThat(state(KITCHEN)).isEqualTo(Link.State.DISABLED);
    }

    @Test
    void enablementAtTheMomentOfTheEnd_isOver() {
        Instant both = clock.instant();
        life.enabled(at(KITCHEN, both));
        life.disabled(at(KITCHEN, both), true);
        assertThat(state(KITCHEN)).isEqualTo(Link.State.DISABLED);

        assertThat(life.enabled(at(KITCHEN, both))).isEqualTo(EventResult.OVERTAKEN);
        assertThat(life.enabled(now(KITCHEN))).isEqualTo(EventResult.APPLIED);
        assertThat(state(KITCHEN)).isEqualTo(Link.State.KNOWN);
    }

    @Test
    void disabled_endsTheLinksOfThatHouseholdOnly_withTheirGrantsAndWhatWaits() throws Exception {
        use(KITCHEN, ANNS);
        use(PERSON, BENS);
        use(OFFICE, ANNS_OTHER);
        String kitchen = order(BEN, PERSON, "1");
        String office = order(ANN, OFFICE, "2");

        life.disabled(now(KITCHEN), true);
        perform();

        assertThat(state(KITCHEN)).isEqualTo(Link.State.DISABLED);
        assertThat(state(PERSON)).isEqualTo(Link.State.DISABLED);
        assertThat(state(OFFICE)).isEqualTo(Link.State.LINKED);
        assertThat(revoked).containsExactlyInAnyOrder(ANNS, BENS);
        assertThat(orders.abandoned).extracting(Transaction::reference).containsExactly("1");
        assertThat(Desk.reason(desk.answer(BEN, kitchen))).isEqualTo(ConfirmationRefusal.WITHDRAWN);
        assertThat(desk.answer(ANN, office)).isInstanceOf(Answer.Confirmed.class);
        assertThat(erased).isEmpty();
        assertThat(audited())
                .contains(AuditKind.SKILL_DISABLED.name(), AuditKind.WITHDRAWN.name(), AuditKind.LINK_REVOKED.name());
    }

    @Test
    void grantThatAnotherHouseholdLivesBy_isNotRevoked() throws Exception {
        use(KITCHEN, ANNS);
        use(OFFICE, ANNS);

        life.disabled(now(KITCHEN), true);
        perform();
        assertThat(revoked).isEmpty();

        life.disabled(now(OFFICE), true);
        perform();
        assertThat(revoked).containsExactly(ANNS);
    }

    @Test
    void revocation_isOwedUntilTheIssuerAnswers() throws Exception {
        use(KITCHEN, ANNS);
        providerDown = true;
        life.disabled(now(KITCHEN), true);
        assertThatThrownBy(this::perform).isInstanceOf(IOException.class);

        providerDown = false;
        clock.move(Duration.ofMinutes(2));
        perform();
        clock.move(Duration.ofMinutes(2));
        perform();

        assertThat(revoked).containsExactly(ANNS);
        assertThat(storage.links().nextDue()).isEmpty();
    }

    @Test
    void nothingKept_erasesWhatIsKnownOfThatUser_andCallsTheApplication() throws Exception {
        use(KITCHEN, ANNS);
        use(PERSON, BENS);
        use(OFFICE, ANNS_OTHER);
        String used = order(ANN, KITCHEN, "1");
        desk.answer(ANN, used);
        order(ANN, OFFICE, "2");
        life.permitted(now(KITCHEN), Set.of("alexa::profile:email:read"));

        life.disabled(now(KITCHEN), false);
        perform();

        Link left = life.of(KITCHEN).orElseThrow();
        assertThat(left.grant()).isEmpty();
        assertThat(left.lastUsed()).isEmpty();
        assertThat(left.permissions()).isEmpty();
        assertThat(life.of(PERSON)).isEmpty();
        assertThat(life.of(ANN)).extracting(Link::grant).containsExactly(Optional.of(ANNS_OTHER));
        assertThat(storage.challenges().latest(ANN, SKILL))
                .hasValueSatisfying(challenge ->
                        assertThat(challenge.terms().transaction().reference()).isEqualTo("2"));
        assertThat(revoked).containsExactlyInAnyOrder(ANNS, BENS);
        assertThat(erased)
                .containsExactlyInAnyOrder(
                        new ErasedUser(KITCHEN, Optional.of(ANN), true),
                        new ErasedUser(KITCHEN, Optional.of(BEN), false));
        // What comes late finds that it is over.
        assertThat(life.linked(at(KITCHEN, Instant.EPOCH.plusSeconds(5)), ANNS)).isEqualTo(EventResult.OVERTAKEN);
    }

    @Test
    void nothingKept_ofSomebodyWhoNeverLinked_callsTheApplicationToo() throws Exception {
        life.enabled(now(KITCHEN));
        life.disabled(now(KITCHEN), false);
        perform();

        assertThat(erased).containsExactly(new ErasedUser(KITCHEN, Optional.empty(), false));
        assertThat(audited())
                .containsExactly(
                        AuditKind.SKILL_ENABLED.name(), AuditKind.SKILL_DISABLED.name(), AuditKind.USER_ERASED.name());
    }

    @Test
    void permissions_areTheNewestFullSet() {
        Instant first = clock.instant();
        life.permitted(at(KITCHEN, first.plusSeconds(2)), Set.of("a", "b"));
        life.permitted(at(KITCHEN, first.plusSeconds(1)), Set.of("c"));
        assertThat(life.permissions(KITCHEN)).containsExactlyInAnyOrder("a", "b");

        life.permitted(at(KITCHEN, first.plusSeconds(3)), Set.of());
        assertThat(life.permissions(KITCHEN)).isEmpty();
        assertThat(life.permissions(OFFICE)).isEmpty();
    }

    @Test
    void tokenThatLinkingAgainCures_losesTheLink_andAGoodOneBringsItBack() {
        use(KITCHEN, ANNS);
        life.refused(KITCHEN, CallerRefusal.PROVIDER_UNAVAILABLE);
        life.refused(KITCHEN, CallerRefusal.WRONG_AUDIENCE);
        assertThat(state(KITCHEN)).isEqualTo(Link.State.LINKED);

        life.refused(KITCHEN, CallerRefusal.EXPIRED);
        life.refused(KITCHEN, CallerRefusal.EXPIRED);
        assertThat(life.of(KITCHEN).orElseThrow().cause()).contains(LossCause.EXPIRED);
        use(KITCHEN, ANNS);
        assertThat(state(KITCHEN)).isEqualTo(Link.State.LINKED);

        life.refused(KITCHEN, CallerRefusal.NOT_LINKED);
        use(KITCHEN, ANNS_OTHER);
        life.refused(KITCHEN, CallerRefusal.INACTIVE);
        life.refused(OFFICE, CallerRefusal.NOT_LINKED);

        assertThat(life.of(OFFICE)).isEmpty();
        assertThat(steps).containsExactly("FIRST_USE", "LOST EXPIRED", "LOST UNLINKED", "FIRST_USE", "LOST REVOKED");
    }

    @Test
    void offerThatNobodyTakesForAWeek_isGivenUp_andCountsAnewThen() {
        life.offered(KITCHEN);
        clock.move(Duration.ofDays(7));
        assertThat(life.sweep()).isZero();
        clock.move(Duration.ofSeconds(1));
        assertThat(life.sweep()).isEqualTo(1);
        assertThat(life.sweep()).isZero();
        life.offered(KITCHEN);

        assertThat(steps).containsExactly("STARTED", "LOST NEVER_FINISHED", "STARTED");
    }

    @Test
    void whatIsOver_isDeletedAfterItsRetention_andALivingLinkIsNot() {
        use(OFFICE, ANNS_OTHER);
        use(KITCHEN, ANNS);
        life.disabled(now(KITCHEN), true);
        clock.move(Duration.ofDays(91));
        life.sweep();

        assertThat(life.of(KITCHEN)).isEmpty();
        assertThat(state(OFFICE)).isEqualTo(Link.State.LINKED);
    }

    @Test
    void deletedAccount_isForgotten() {
        use(KITCHEN, ANNS);
        use(PERSON, BENS);
        life.forget(ANN);

        assertThat(life.of(ANN)).isEmpty();
        assertThat(life.of(BEN)).hasSize(1);
    }

    @Test
    void sameEndManyTimesAtOnce_countsOnce() throws Exception {
        use(KITCHEN, ANNS);
        VoiceEvent event = now(KITCHEN);

        List<EventResult> results = Together.run(8, () -> life.disabled(event, true));
        perform();

        assertThat(results).filteredOn(result -> result == EventResult.APPLIED).hasSize(1);
        assertThat(revoked).containsExactly(ANNS);
        assertThat(steps).containsExactly("FIRST_USE", "LOST DISABLED");
    }
}
