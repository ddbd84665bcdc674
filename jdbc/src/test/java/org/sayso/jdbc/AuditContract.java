package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.ConfirmationRefusal;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditRow;
import org.sayso.audit.AuditStore;
import org.sayso.audit.AuditTrail;
import org.sayso.audit.seal.AuditExport;
import org.sayso.audit.seal.AuditHead;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.audit.seal.AuditReport;
import org.sayso.audit.seal.AuditVerifier;
import org.sayso.audit.seal.Sealer;
import org.sayso.confirmation.Asking;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Requested;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;

/** What every storage must do for the audit trail: the contract of AuditStore, and sealing over it. */
abstract class AuditContract {

    static final Instant T0 = Instant.parse("2026-11-21T10:00:00.123Z");
    static final byte[] SERVER_KEY = "demo-only-demo-only-demo-only-demo".getBytes(StandardCharsets.UTF_8);
    static final KeyPair KEY = AuditKeys.generate();

    private Storage storage;
    private AuditStore store;
    private AuditTrail trail;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        store = storage.audit();
        trail = new AuditTrail(store, SERVER_KEY);
    }

    static AuditEvent event(AuditKind kind, UserKey user) {
        Transaction order = Orders.order(user, "order-1", "14.50");
        return AuditEvent.of(kind, T0, user, order.skill())
                .transaction(order.type(), order.digest())
                .challenge("c-1")
                .method("sms-code");
    }

    final void record(AuditEvent... events) {
        storage.unitOfWork().run(() -> {
            for (AuditEvent event : events) {
                trail.record(event);
            }
            return true;
        });
    }

    final boolean forget(UserKey user) {
        return storage.unitOfWork().run(() -> trail.forget(user));
    }

    static Sealer sealer(Storage storage, KeyPair key) {
        return new Sealer(storage.audit(), storage.unitOfWork(), key, Clock.fixed(T0, ZoneOffset.UTC));
    }

    final AuditHead seal() {
        return sealer(storage, KEY).seal().orElseThrow();
    }

    static AuditReport verify(AuditStore store, AuditHead... heads) {
        AuditVerifier verifier = new AuditVerifier(List.of(KEY.getPublic()), List.of(heads));
        AuditExport.write(store, verifier::line);
        return verifier.report();
    }

    static List<String> export(AuditStore store) {
        List<String> lines = new ArrayList<>();
        AuditExport.write(store, lines::add);
        return lines;
    }

    @Test
    void recordedEvent_isKeptWithAllItsParts() {
        record(event(AuditKind.WRONG_CODE, ANN).reason(ConfirmationRefusal.WRONG_CODE));
        seal();

        AuditRow row = store.events(1).get(0);
        Transaction order = Orders.order(ANN, "order-1", "14.50");
        assertThat(row.at()).isEqualTo(T0);
        assertThat(row.person()).matches("[0-9a-f]{64}");
        assertThat(List.of(
                        row.kind(),
                        row.skill(),
                        row.transactionType(),
                        row.transactionDigest(),
                        row.challenge(),
                        row.method(),
                        row.reason()))
                .containsExactly(
                        "WRONG_CODE", order.skill(), order.type(), order.digest(), "c-1", "sms-code", "WRONG_CODE");
    }

    @Test
    void batch_isKeptAsItWasSealed_andTheLastIsTheNewest() {
        record(event(AuditKind.REQUESTED, ANN));
        AuditHead first = seal();
        record(event(AuditKind.CONFIRMED, ANN), event(AuditKind.EFFECT_DONE, ANN));
        AuditHead second = seal();

        assertThat(first.number()).isEqualTo(1);
        assertThat(second.number()).isEqualTo(2);
        List<AuditBatch> batches = store.batches(0, 10);
        assertThat(batches).extracting(AuditBatch::events).containsExactly(1, 2);
        assertThat(batches.get(0).previous()).isEqualTo(AuditBatch.NO_HEAD);
        assertThat(batches.get(1).previous()).isEqualTo(first.hash());
        assertThat(batches.get(1).sealedAt()).isEqualTo(T0);
        assertThat(store.newest()).contains(batches.get(1));
        assertThat(store.batches(1, 10)).containsExactly(batches.get(1));
        assertThat(store.batches(0, 1)).containsExactly(batches.get(0));
    }

    @Test
    void unitOfWorkThatFails_leavesNoEventNoKeyAndNoBatch() {
        assertThatThrownBy(() -> storage.unitOfWork().run(() -> {
                    trail.record(event(AuditKind.REQUESTED, ANN));
                    assertThat(store.take(1, 10)).isEqualTo(1);
                    throw new IllegalArgumentException("given up");
                }))
                .hasMessage("given up");

        assertThat(store.unsealed()).isZero();
        assertThat(store.missingBatches()).isEmpty();
        assertThat(forget(ANN)).isFalse();
    }

    @Test
    void nothingToSeal_makesNoBatch() {
        assertThat(sealer(storage, KEY).seal()).isEmpty();
        record(event(AuditKind.REQUESTED, ANN));
        seal();

        assertThat(sealer(storage, KEY).seal()).isEmpty();
        assertThat(verify(store).batches()).isEqualTo(1);
    }

    @Test
    void trailAsItWasSealed_hasNoFindings_andSaysWhatIsNotSealedYet() {
        record(event(AuditKind.REQUESTED, ANN), event(AuditKind.REQUESTED, BEN));
        AuditHead first = seal();
        record(event(AuditKind.CONFIRMED, ANN));
        AuditHead second = seal();
        record(event(AuditKind.EXPIRED, BEN));

        AuditReport report = verify(store, first, second);

        assertThat(report.findings()).isEmpty();
        assertThat(report.batches()).isEqualTo(2);
        assertThat(report.events()).isEqualTo(3);
        assertThat(report.unsealed()).isEqualTo(1);
        assertThat(report.head()).contains(second);
    }

    @Test
    void account_hasOnePseudonym_andAnotherHasAnother_alsoWithTheSameKeyAtAnotherIssuer() {
        record(event(AuditKind.REQUESTED, ANN), event(AuditKind.CONFIRMED, ANN), event(AuditKind.REQUESTED, BEN));
        record(event(AuditKind.REQUESTED, new UserKey("https://other.example", ANN.key())));
        record(event(AuditKind.WITHDRAWN, ANN));
        seal();

        List<String> persons = store.events(1).stream().map(AuditRow::person).toList();
        assertThat(persons.get(1)).isEqualTo(persons.get(0));
        assertThat(persons.get(4)).isEqualTo(persons.get(0));
        assertThat(persons.stream().distinct()).hasSize(3);
    }

    @Test
    void forgottenAccount_stillVerifies_andItsPseudonymIsNeverMadeAgain() {
        record(event(AuditKind.REQUESTED, ANN), event(AuditKind.REQUESTED, BEN));
        AuditHead head = seal();
        String before = store.events(1).get(0).person();

        assertThat(forget(ANN)).isTrue();
        assertThat(forget(ANN)).isFalse();

        assertThat(verify(store, head).findings()).isEmpty();
        record(event(AuditKind.REQUESTED, ANN), event(AuditKind.CONFIRMED, BEN));
        seal();
        assertThat(store.events(2).get(0).person()).isNotEqualTo(before);
        assertThat(store.events(2).get(1).person())
                .isEqualTo(store.events(1).get(1).person());
        assertThat(verify(store, head).findings()).isEmpty();
    }

    @Test
    void export_namesNobody() {
        record(event(AuditKind.REQUESTED, ANN), event(AuditKind.UNREADABLE, BEN));
        seal();

        assertThat(String.join("\n", export(store)))
                .contains("\"kind\":\"REQUESTED\"", "\"signature\":")
                .doesNotContain(ANN.key(), BEN.key(), ANN.issuer(), "14.50", "order-1");
    }

    @Test
    void engine_writesDownWhatHappens_andNothingThatWasSaidOrSent() {
        MovableClock clock = new MovableClock();
        Desk desk = new Desk(storage, clock, new Orders());
        Transaction order = Orders.order(ANN, "order-77", "14.50");
        String first = desk.codeFor(order);
        desk.answer(ANN, "say what");
        desk.answer(ANN, Desk.wrong(first));
        desk.again(ANN);
        clock.move(Duration.ofSeconds(31));
        Requested.Sent sent = (Requested.Sent) desk.again(ANN, Asking.Wish.EMAIL);
        String second = Desk.code(desk.message(sent.challengeId()));
        desk.answer(ANN, second);
        Transaction late = Orders.order(BEN, "order-78", "9.00");
        desk.request(late);
        clock.move(Duration.ofMinutes(6));
        desk.confirmations.expireOverdue();
        seal();

        List<AuditRow> rows = store.events(1);
        assertThat(rows)
                .extracting(AuditRow::kind)
                .containsExactly(
                        "REQUESTED",
                        "UNREADABLE",
                        "WRONG_CODE",
                        "REFUSED",
                        "WITHDRAWN",
                        "SENT_AGAIN",
                        "CONFIRMED",
                        "REQUESTED",
                        "EXPIRED");
        assertThat(rows.get(3).reason()).isEqualTo("RESEND_TOO_SOON");
        assertThat(rows.get(5).method()).isEqualTo("email-code");
        assertThat(rows.get(6).transactionDigest()).isEqualTo(order.digest());
        assertThat(rows.get(0).person())
                .isEqualTo(rows.get(6).person())
                .isNotEqualTo(rows.get(7).person());
        assertThat(String.join("\n", export(store)))
                .doesNotContain(first, second, Desk.wrong(first))
                .doesNotContain(desk.phone.address(), Desk.MAILBOX.address(), "example.com")
                .doesNotContain("order-77", "14.50", ANN.key(), BEN.key());
        assertThat(verify(store).findings()).isEmpty();
    }

    @Test
    void accountForgottenByTheEngine_hasNoChallengesAndNoName_andTheTrailStaysGood() {
        Desk desk = new Desk(storage, new MovableClock(), new Orders());
        desk.answer(ANN, desk.codeFor(Orders.order(ANN, "order-1", "14.50")));
        desk.request(Orders.order(ANN, "order-2", "9.00"));
        desk.request(Orders.order(BEN, "order-3", "9.00"));

        desk.confirmations.forget(ANN);
        seal();

        assertThat(storage.challenges().latest(ANN, Orders.SKILL)).isEmpty();
        assertThat(storage.challenges().latest(BEN, Orders.SKILL)).isPresent();
        assertThat(forget(ANN)).as("its key is gone already").isFalse();
        assertThat(store.events(1))
                .extracting(AuditRow::kind)
                .containsExactly("REQUESTED", "CONFIRMED", "REQUESTED", "REQUESTED", "WITHDRAWN");
        assertThat(verify(store).findings()).isEmpty();
    }

    @Test
    void changesOutsideAUnitOfWork_areRefusedInMemory() {
        if (storage instanceof InMemoryStorage) {
            assertThatIllegalStateException().isThrownBy(() -> trail.record(event(AuditKind.REQUESTED, ANN)));
            assertThatIllegalStateException().isThrownBy(() -> trail.forget(ANN));
        }
    }

    @Test
    void sixteenWritersAndTwoSealers_everyCommittedEventIsInExactlyOneBatch() throws Exception {
        AtomicInteger committed = new AtomicInteger();
        AtomicInteger part = new AtomicInteger();
        AtomicInteger writing = new AtomicInteger(16);
        AtomicBoolean sealedBefore = new AtomicBoolean();

        Together.run(18, () -> {
            if (part.getAndIncrement() >= 16) {
                while (writing.get() > 0) {
                    sealer(storage, KEY).seal().ifPresent(head -> sealedBefore.set(true));
                }
                return true;
            }
            try {
                for (int i = 0; i < 25; i++) {
                    write(i, committed);
                }
            } finally {
                writing.decrementAndGet();
            }
            return true;
        });
        sealer(storage, KEY).seal();

        assertThat(sealedBefore).isTrue();
        AuditReport report = verify(store);
        assertThat(report.findings()).isEmpty();
        assertThat(report.unsealed()).isZero();
        assertThat(report.events()).isEqualTo(committed.get());
        assertThat(store.batches(0, 1_000).stream()
                        .flatMap(batch -> store.events(batch.number()).stream())
                        .map(AuditRow::id)
                        .distinct())
                .hasSize(committed.get());
        assertThat(store.batches(0, 1_000).stream()
                        .flatMap(batch -> store.events(batch.number()).stream())
                        .map(AuditRow::person)
                        .distinct())
                .as("accounts, whose first events came at once")
                .hasSize(25);
    }

    /** Three events of an account that all writers begin with at once; every fifth time they are given up. */
    private void write(int round, AtomicInteger committed) {
        UserKey user = new UserKey("https://id.example", "user-" + round);
        boolean kept = ThreadLocalRandom.current().nextInt(5) > 0;
        try {
            storage.unitOfWork().run(() -> {
                trail.record(event(AuditKind.REQUESTED, user));
                trail.record(event(AuditKind.WRONG_CODE, user));
                trail.record(event(AuditKind.CONFIRMED, user));
                if (!kept) {
                    throw new GivenUp();
                }
                return true;
            });
            committed.addAndGet(3);
        } catch (GivenUp e) {
            assertThat(kept).isFalse();
        }
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
