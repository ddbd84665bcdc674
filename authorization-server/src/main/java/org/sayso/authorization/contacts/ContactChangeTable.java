package org.sayso.authorization.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Times;
import org.sayso.authorization.users.UserData;

/** The statements on the table of changes that wait. */
final class ContactChangeTable implements UserData {

    private static final String SELECT =
            "SELECT subject, kind, contact, begun, told, effective FROM contact_changes WHERE ";
    private static final int BATCH = 500;

    private final ServerDatabase database;

    ContactChangeTable(ServerDatabase database) {
        this.database = database;
    }

    List<ContactChange> of(String subject) {
        return database.jdbc()
                .sql(SELECT + "subject = :subject ORDER BY kind")
                .param("subject", subject)
                .query(ContactChangeTable::read)
                .list();
    }

    /** Some whose time has come. */
    List<ContactChange> due(Instant now) {
        return database.jdbc()
                .sql(SELECT + "effective <= :now ORDER BY effective FETCH FIRST " + BATCH + " ROWS ONLY")
                .param("now", Times.toColumn(now))
                .query(ContactChangeTable::read)
                .list();
    }

    /** Keeps a change with its notice, which is due at once; without one if nobody is to be told. */
    int insert(ContactChange change, OwedNotice notice) {
        return database.jdbc()
                .sql("INSERT INTO contact_changes (subject, kind, contact, begun, told, effective,"
                        + " tell_email, tell_phone, next_notice, notice_language)"
                        + " VALUES (:subject, :kind, :contact, :begun, :told, :effective,"
                        + " :email, :phone, :next, :language)")
                .param("subject", change.subject())
                .param("kind", change.kind().name())
                .param("contact", change.value())
                .param("begun", Times.toColumn(change.begun()))
                .param("told", change.told().map(Times::toColumn).orElse(null))
                .param("effective", Times.toColumn(change.effective()))
                .param("email", notice.to().contains(Contact.Channel.EMAIL))
                .param("phone", notice.to().contains(Contact.Channel.SMS))
                .param("next", notice.to().isEmpty() ? null : Times.toColumn(change.begun()))
                .param("language", notice.language().code())
                .update();
    }

    /** Some notices that are due. */
    List<OwedNotice> owed(Instant now) {
        return database.jdbc()
                .sql(
                        "SELECT subject, kind, begun, notice_language, tell_email, tell_phone, notices FROM contact_changes"
                                + " WHERE next_notice <= :now ORDER BY next_notice FETCH FIRST " + BATCH + " ROWS ONLY")
                .param("now", Times.toColumn(now))
                .query(ContactChangeTable::readNotice)
                .list();
    }

    /**
     * Takes the next try at a notice; of several servers one has it.
     *
     * @param next when it is tried again; empty for never
     */
    boolean take(OwedNotice notice, Optional<Instant> next) {
        return database.inTransaction(() -> database.jdbc()
                        .sql("UPDATE contact_changes SET notices = notices + 1, next_notice = :next"
                                + " WHERE subject = :subject AND kind = :kind AND begun = :begun AND notices = :tries")
                        .param("next", next.map(Times::toColumn).orElse(null))
                        .param("subject", notice.subject())
                        .param("kind", notice.kind().name())
                        .param("begun", Times.toColumn(notice.begun()))
                        .param("tries", notice.tries())
                        .update())
                == 1;
    }

    /** Notes that a notice was handed over; once all were, the change counts at that time and not before. */
    void told(OwedNotice notice, Contact.Channel channel, Instant told, Instant effective) {
        String column = channel == Contact.Channel.EMAIL ? "tell_email" : "tell_phone";
        String which = " WHERE subject = :subject AND kind = :kind AND begun = :begun AND told IS NULL";
        database.inTransaction(() -> {
            database.jdbc()
                    .sql("UPDATE contact_changes SET " + column + " = FALSE" + which)
                    .param("subject", notice.subject())
                    .param("kind", notice.kind().name())
                    .param("begun", Times.toColumn(notice.begun()))
                    .update();
            return database.jdbc()
                    .sql("UPDATE contact_changes SET told = :told, effective = :effective, next_notice = NULL" + which
                            + " AND tell_email = FALSE AND tell_phone = FALSE")
                    .param("told", Times.toColumn(told))
                    .param("effective", Times.toColumn(effective))
                    .param("subject", notice.subject())
                    .param("kind", notice.kind().name())
                    .param("begun", Times.toColumn(notice.begun()))
                    .update();
        });
    }

    int delete(String subject, ContactKind kind) {
        return database.jdbc()
                .sql("DELETE FROM contact_changes WHERE subject = :subject AND kind = :kind")
                .param("subject", subject)
                .param("kind", kind.name())
                .update();
    }

    /** Of several servers one has it, and none if it was stopped or another one took its place. */
    boolean take(ContactChange change) {
        return database.jdbc()
                        .sql(
                                "DELETE FROM contact_changes WHERE subject = :subject AND kind = :kind AND effective = :effective")
                        .param("subject", change.subject())
                        .param("kind", change.kind().name())
                        .param("effective", Times.toColumn(change.effective()))
                        .update()
                == 1;
    }

    @Override
    public void forget(String subject) {
        database.inTransaction(() -> database.jdbc()
                .sql("DELETE FROM contact_changes WHERE subject = :subject")
                .param("subject", subject)
                .update());
    }

    @Override
    public Map<String, Object> tell(String subject) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (ContactChange change : of(subject)) {
            String value = change.value();
            told.put(
                    change.kind() == ContactKind.EMAIL ? "e-mail" : "phone",
                    Map.of(
                            "new",
                            value == null ? "none" : value,
                            "counts from",
                            LocalDate.ofInstant(change.effective(), ZoneOffset.UTC)
                                    .toString()));
        }
        return told.isEmpty() ? Map.of() : Map.of("changes of contact that wait", told);
    }

    private static ContactChange read(ResultSet row, int number) throws SQLException {
        return new ContactChange(
                row.getString("subject"),
                ContactKind.valueOf(row.getString("kind")),
                row.getString("contact"),
                Times.fromColumn(row, "begun"),
                Times.maybe(row, "told"),
                Times.fromColumn(row, "effective"));
    }

    private static OwedNotice readNotice(ResultSet row, int number) throws SQLException {
        Set<Contact.Channel> to = EnumSet.noneOf(Contact.Channel.class);
        if (row.getBoolean("tell_email")) {
            to.add(Contact.Channel.EMAIL);
        }
        if (row.getBoolean("tell_phone")) {
            to.add(Contact.Channel.SMS);
        }
        return new OwedNotice(
                row.getString("subject"),
                ContactKind.valueOf(row.getString("kind")),
                Times.fromColumn(row, "begun"),
                Language.of(Locale.forLanguageTag(row.getString("notice_language")))
                        .orElse(Language.ENGLISH),
                to,
                row.getInt("notices"));
    }
}
