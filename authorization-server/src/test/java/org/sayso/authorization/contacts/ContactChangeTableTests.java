package org.sayso.authorization.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.Postgres;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.store.ServerDatabase;

/** On both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactChangeTableTests {

    private static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATEST = BEGUN.plus(Duration.ofDays(4));
    private static final Instant TOLD = BEGUN.plusSeconds(90);
    private static final Instant EFFECTIVE = TOLD.plus(Duration.ofDays(1));

    private final ServerDatabase h2 = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private final ServerDatabase postgres =
            ServerDatabase.open(new DatabaseSettings(Postgres.freshDatabase(), "postgres", Secret.of("postgres")));

    Stream<ServerDatabase> databases() {
        return Stream.of(h2, postgres);
    }

    @AfterAll
    void close() {
        databases().forEach(ServerDatabase::close);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void change_countsSoonerOnceAllWereTold(ServerDatabase database) {
        ContactChangeTable table = new ContactChangeTable(database);
        OwedNotice notice = begin(table, "ann");
        assertThat(table.owed(BEGUN.minusMillis(1))).isEmpty();
        assertThat(table.owed(BEGUN)).containsExactly(notice);
        table.told(notice, Contact.Channel.EMAIL, BEGUN, BEGUN);
        assertThat(table.owed(BEGUN))
                .singleElement()
                .satisfies(owed -> assertThat(owed.to()).containsExactly(Contact.Channel.SMS));
        assertThat(change(table, "ann").effective()).isEqualTo(LATEST);
        table.told(notice, Contact.Channel.SMS, TOLD, EFFECTIVE);
        assertThat(change(table, "ann").told()).contains(TOLD);
        assertThat(change(table, "ann").effective()).isEqualTo(EFFECTIVE);
        assertThat(table.owed(LATEST)).isEmpty();
        table.told(notice, Contact.Channel.SMS, LATEST, LATEST);
        assertThat(change(table, "ann").effective()).as("told twice").isEqualTo(EFFECTIVE);
        table.forget("ann");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void try_isTakenByOneServer(ServerDatabase database) {
        ContactChangeTable table = new ContactChangeTable(database);
        OwedNotice notice = begin(table, "ben");
        assertThat(table.take(notice, Optional.of(TOLD))).isTrue();
        assertThat(table.take(notice, Optional.of(TOLD))).isFalse();
        OwedNotice next = table.owed(TOLD).get(0);
        assertThat(next.tries()).isOne();
        assertThat(table.take(next, Optional.empty())).isTrue();
        assertThat(table.owed(LATEST)).as("never again").isEmpty();
        table.forget("ben");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void noticeOfAnEarlierChange_isNoneOfTheOneThatTookItsPlace(ServerDatabase database) {
        ContactChangeTable table = new ContactChangeTable(database);
        OwedNotice earlier = new OwedNotice(
                "sam", ContactKind.EMAIL, BEGUN.minusSeconds(5), Language.GERMAN, Set.of(Contact.Channel.EMAIL), 0);
        begin(table, "sam");
        table.told(earlier, Contact.Channel.EMAIL, TOLD, EFFECTIVE);
        table.told(earlier, Contact.Channel.SMS, TOLD, EFFECTIVE);
        assertThat(table.take(earlier, Optional.empty())).isFalse();
        assertThat(change(table, "sam").told()).isEmpty();
        table.forget("sam");
    }

    private static OwedNotice begin(ContactChangeTable table, String subject) {
        ContactChange change =
                new ContactChange(subject, ContactKind.EMAIL, "new@example.org", BEGUN, Optional.empty(), LATEST);
        OwedNotice notice = new OwedNotice(
                subject,
                ContactKind.EMAIL,
                BEGUN,
                Language.GERMAN,
                Set.of(Contact.Channel.EMAIL, Contact.Channel.SMS),
                0);
        table.insert(change, notice);
        return notice;
    }

    private static ContactChange change(ContactChangeTable table, String subject) {
        List<ContactChange> all = table.of(subject);
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
