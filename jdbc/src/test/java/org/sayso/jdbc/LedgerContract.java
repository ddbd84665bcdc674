package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Ledger;
import org.sayso.confirmation.Storage;

/** What every ledger must do. */
abstract class LedgerContract {

    private static final Instant T0 = StorageContract.T0;
    private static final Ledger.Standing CLEAN = new Ledger.Standing(0, Instant.EPOCH, Instant.EPOCH);

    private Storage storage;
    private Ledger ledger;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        ledger = storage.ledger();
    }

    private <T> T in(Supplier<T> work) {
        return storage.unitOfWork().run(work);
    }

    private void in(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }

    private void add(String subject, String id, Instant at) {
        in(() -> ledger.add(subject, id, at));
    }

    @Test
    void unknownSubject_hasNoStanding_andACleanOneOnceItIsLocked() {
        assertThat(ledger.read("ann")).isEmpty();

        assertThat(in(() -> ledger.lock("ann"))).isEqualTo(CLEAN);

        assertThat(ledger.read("ann")).contains(CLEAN);
        assertThat(ledger.read("ben")).isEmpty();
        assertThat(ledger.times("ann", Instant.EPOCH)).isEmpty();
    }

    @Test
    void writtenStanding_isReadBack_andIsThatSubjectsOnly() {
        Ledger.Standing standing = new Ledger.Standing(4, T0.plusSeconds(900), T0.minusSeconds(1));
        in(() -> {
            ledger.lock("ann");
            ledger.lock("ben");
            ledger.write("ann", standing);
        });

        assertThat(ledger.read("ann")).contains(standing);
        assertThat(in(() -> ledger.lock("ann"))).isEqualTo(standing);
        assertThat(ledger.read("ben")).contains(CLEAN);
    }

    @Test
    void times_areOfThatSubject_fromThatMomentOn_oldestFirst() {
        add("ann", "2", T0.plusMillis(2));
        add("ann", "1", T0);
        add("ann", "0", T0.minusMillis(1));
        add("ben", "3", T0.plusMillis(3));

        assertThat(ledger.times("ann", T0)).containsExactly(T0, T0.plusMillis(2));
        assertThat(ledger.times("ann", Instant.EPOCH)).hasSize(3);
        assertThat(ledger.times("ann", T0.plusMillis(3))).isEmpty();
    }

    @Test
    void removedEntry_isGone_andRemovingAnUnknownOneDoesNothing() {
        add("ann", "1", T0);
        add("ann", "2", T0.plusMillis(2));

        in(() -> ledger.remove("1"));
        in(() -> ledger.remove("unknown"));

        assertThat(ledger.times("ann", Instant.EPOCH)).containsExactly(T0.plusMillis(2));
    }

    @Test
    void entryWithAKnownId_isRefused() {
        add("ann", "1", T0);

        assertThatThrownBy(() -> add("ben", "1", T0)).isInstanceOf(RuntimeException.class);
        assertThat(ledger.times("ben", Instant.EPOCH)).isEmpty();
    }

    @Test
    void pruning_takesWhatIsOlder_ofAllSubjects() {
        add("ann", "1", T0.minusMillis(1));
        add("ben", "2", T0.minusMillis(2));
        add("ben", "3", T0);

        assertThat(in(() -> ledger.prune(T0))).isEqualTo(2);
        assertThat(in(() -> ledger.prune(T0))).isZero();
        assertThat(ledger.times("ann", Instant.EPOCH)).isEmpty();
        assertThat(ledger.times("ben", Instant.EPOCH)).containsExactly(T0);
    }

    @Test
    void failedUnit_leavesNoTrace() {
        in(() -> {
            ledger.lock("ann");
            ledger.add("ann", "1", T0);
        });

        assertThatThrownBy(() -> in(() -> {
                    ledger.lock("ann");
                    ledger.lock("ben");
                    ledger.write("ann", new Ledger.Standing(1, T0, T0));
                    ledger.remove("1");
                    ledger.add("ann", "2", T0);
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");
        assertThat(ledger.read("ann")).contains(CLEAN);
        assertThat(ledger.read("ben")).isEmpty();
        assertThat(ledger.times("ann", Instant.EPOCH)).containsExactly(T0);
    }

    @Test
    void sixtyFourAtOnce_countExactly_andNoneOverALimit() throws Exception {
        in(() -> ledger.lock("ann"));

        List<Boolean> counted = Together.run(
                64,
                () -> in(() -> {
                    Ledger.Standing standing = ledger.lock("ann");
                    if (ledger.times("ann", T0.minus(Duration.ofDays(1))).size() >= 40) {
                        return false;
                    }
                    ledger.add("ann", UUID.randomUUID().toString(), T0);
                    ledger.write("ann", new Ledger.Standing(standing.inARow() + 1, standing.offUntil(), T0));
                    return true;
                }));

        assertThat(counted).filteredOn(each -> each).hasSize(40);
        assertThat(ledger.times("ann", Instant.EPOCH)).hasSize(40);
        assertThat(ledger.read("ann")).contains(new Ledger.Standing(40, Instant.EPOCH, T0));
    }

    @Test
    void eightAtOnceOnANewSubject_countExactly() throws Exception {
        Together.run(
                8,
                () -> in(() -> {
                    Ledger.Standing standing = ledger.lock("new");
                    ledger.write("new", new Ledger.Standing(standing.inARow() + 1, Instant.EPOCH, Instant.EPOCH));
                    return true;
                }));

        assertThat(ledger.read("new")).contains(new Ledger.Standing(8, Instant.EPOCH, Instant.EPOCH));
    }
}
