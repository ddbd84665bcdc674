package org.sayso.authorization.existing;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.Contact.Channel;

/** One row of a company's query, by the names of its columns; one that the query leaves out is empty. */
final class JdbcRow {

    /** What the account query may have; the guide is held to it. */
    static final Set<String> COLUMNS = Set.of(
            "subject",
            "user_name",
            "name",
            "given_name",
            "roles",
            "email",
            "email_verified",
            "phone_number",
            "phone_number_verified",
            "preferred_channel",
            "enabled");

    private final ResultSet row;
    private final Set<String> columns = new HashSet<>();

    private JdbcRow(ResultSet row) throws SQLException {
        this.row = row;
        ResultSetMetaData names = row.getMetaData();
        for (int i = 1; i <= names.getColumnCount(); i++) {
            columns.add(names.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
    }

    static JdbcRow of(ResultSet row) throws SQLException {
        return new JdbcRow(row);
    }

    Set<String> columns() {
        return Set.copyOf(columns);
    }

    /** The account; empty if it has no subject or is closed. */
    Optional<Account> account() throws SQLException {
        String subject = text("subject");
        if (subject == null || (columns.contains("enabled") && !row.getBoolean("enabled"))) {
            return Optional.empty();
        }
        String userName = orElse(text("user_name"), subject);
        String givenName = text("given_name");
        return Optional.of(new Account(
                subject,
                userName,
                orElse(text("name"), orElse(givenName, userName)),
                givenName,
                Map.of(),
                roles(),
                Contacts.of(
                        channel(),
                        text("phone_number"),
                        flag("phone_number_verified"),
                        text("email"),
                        flag("email_verified"))));
    }

    /** A text; none for NULL, for blanks and for a column that is not there. */
    @Nullable
    String text(String column) throws SQLException {
        String text = columns.contains(column) ? row.getString(column) : null;
        return text == null || text.isBlank() ? null : text.strip();
    }

    private boolean flag(String column) throws SQLException {
        return columns.contains(column) && row.getBoolean(column);
    }

    private Set<String> roles() throws SQLException {
        return Arrays.stream(orElse(text("roles"), "").split("[\\s,]+"))
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Channel channel() throws SQLException {
        return switch (orElse(text("preferred_channel"), "").toLowerCase(Locale.ROOT)) {
            case "sms" -> Channel.SMS;
            case "email" -> Channel.EMAIL;
            default -> null;
        };
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
