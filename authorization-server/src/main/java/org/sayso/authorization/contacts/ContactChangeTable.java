package org.sayso.authorization.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.Times;
import org.sayso.authorization.users.UserData;

/** The statements on the table of changes that wait. */
final class ContactChangeTable implements UserData {

    private static final String SELECT = "SELECT subject, kind, contact, begun, effective FROM contact_changes WHERE ";
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

    int insert(ContactChange change) {
        return database.jdbc()
                .sql("INSERT INTO contact_changes (subject, kind, contact, begun, effective)"
                        + " VALUES (:subject, :kind, :contact, :begun, :effective)")
                .param("subject", change.subject())
                .param("kind", change.kind().name())
                .param("contact", change.value())
                .param("begun", Times.toColumn(change.begun()))
                .param("effective", Times.toColumn(change.effective()))
                .update();
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
                Times.fromColumn(row, "effective"));
    }
}
