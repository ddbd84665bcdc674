package org.sayso.authorization.existing;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.settings.LdapAccountSettings;

/** Turns entries of a directory into accounts, and subjects into filters. Immutable. */
final class LdapEntries {

    /** Sixteen bytes, which are no text (MS-ADA3 section 2.44). */
    private static final String BINARY_SUBJECT = "objectGUID";

    private static final int LONGEST_SUBJECT = 255;

    private final LdapAccountSettings settings;
    private final boolean binary;

    LdapEntries(LdapAccountSettings settings) {
        this.settings = settings;
        this.binary = BINARY_SUBJECT.equalsIgnoreCase(settings.subjectAttribute());
    }

    /** What to ask for; some of it is told only to who asks by name. */
    String[] attributes() {
        return new String[] {
            settings.subjectAttribute(),
            settings.userNameAttribute(),
            settings.nameAttribute(),
            settings.givenNameAttribute(),
            settings.emailAttribute(),
            settings.phoneNumberAttribute()
        };
    }

    /** The entry with this subject; empty if no entry can have it. */
    Optional<Filter> withSubject(String subject) {
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            return Optional.empty();
        }
        if (!binary) {
            return Optional.of(Filter.createEqualityFilter(settings.subjectAttribute(), subject));
        }
        try {
            return Optional.of(Filter.createEqualityFilter(
                    settings.subjectAttribute(), HexFormat.of().parseHex(subject)));
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
    }

    /**
     * The account of an entry.
     *
     * @throws IllegalStateException if it has not exactly one subject
     */
    Account account(SearchResultEntry entry) {
        String subject = subject(entry);
        String givenName = text(entry, settings.givenNameAttribute());
        String userName = orElse(text(entry, settings.userNameAttribute()), subject);
        return new Account(
                subject,
                userName,
                orElse(text(entry, settings.nameAttribute()), orElse(givenName, userName)),
                givenName,
                Map.of(),
                Set.of(),
                Contacts.of(
                        null,
                        text(entry, settings.phoneNumberAttribute()),
                        settings.phoneNumberVerified(),
                        text(entry, settings.emailAttribute()),
                        settings.emailVerified()));
    }

    private String subject(SearchResultEntry entry) {
        Attribute subject = entry.getAttribute(settings.subjectAttribute());
        if (subject == null || subject.size() != 1) {
            throw new IllegalStateException("an entry has not exactly one " + settings.subjectAttribute()
                    + " (sayso.authorization.existing.ldap.subject-attribute)");
        }
        return binary ? HexFormat.of().formatHex(subject.getValueByteArray()) : subject.getValue();
    }

    private static @Nullable String text(SearchResultEntry entry, String attribute) {
        String value = entry.getAttributeValue(attribute);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
