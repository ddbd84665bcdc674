package org.sayso.authorization.existing;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.LdapAccountSettings;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Accounts in an LDAP directory, which checks the passwords itself. Thread-safe.
 *
 * <p>What is typed goes into a filter with its special characters escaped (RFC 4515 section 3). Each step waits at most a
 * second and a quarter; what takes longer throws, as does a directory that is away.
 */
final class LdapAccounts implements ExistingAccounts {

    private static final String SETTING = "sayso.authorization.existing.ldap.";

    /** What a directory answers when it does not let somebody in; anything else is a fault of its own. */
    private static final Set<ResultCode> REFUSALS = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
            ResultCode.NO_SUCH_OBJECT,
            ResultCode.INVALID_DN_SYNTAX);

    private static final Duration LONGEST_PRETENCE = Duration.ofSeconds(1);

    private final LdapAccountSettings settings;
    private final LdapEntries entries;
    private final Filter open;

    /** Asks. */
    private final LDAPConnectionPool lookups;

    /** Whose connections are bound as whoever signs in, and nobody in between. */
    private final LDAPConnectionPool signIns;

    /** How long the directory took for a password lately. */
    private volatile long passwordNanos;

    private LdapAccounts(
            LdapAccountSettings settings, Filter open, LDAPConnectionPool lookups, LDAPConnectionPool signIns) {
        this.settings = settings;
        this.entries = new LdapEntries(settings);
        this.open = open;
        this.lookups = lookups;
        this.signIns = signIns;
    }

    /**
     * Looks at what can be looked at without the directory; the filter of open accounts.
     *
     * @throws InvalidSettingException if a filter is none, or the trusted certificates cannot be read
     */
    static Filter check(LdapAccountSettings settings) {
        filter("user-filter", settings.userFilter().replace(LdapAccountSettings.USER_NAME, "x"));
        Filter open = filter("account-filter", settings.accountFilter());
        new LdapConnections(settings).tls();
        return open;
    }

    /**
     * Connects, and looks whether the base is there.
     *
     * @throws InvalidSettingException if the directory cannot be reached, or a setting does not fit it
     */
    static LdapAccounts open(LdapAccountSettings settings) {
        Filter open = check(settings);
        LdapConnections connections = new LdapConnections(settings);
        LDAPConnectionPool lookups = connections.lookups();
        try {
            LdapAccounts accounts = new LdapAccounts(settings, open, lookups, connections.signIns());
            accounts.checkBase();
            return accounts;
        } catch (RuntimeException unusable) {
            lookups.close();
            throw unusable;
        }
    }

    @Override
    public Optional<Account> authenticate(String userName, CharSequence password) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        Optional<SearchResultEntry> found = find(named(userName));
        if (found.isEmpty()) {
            pretend();
            return Optional.empty();
        }
        return found.filter(entry -> accepts(entry, password)).map(entries::account);
    }

    @Override
    public Optional<Account> findBySubject(String subject) {
        return entries.withSubject(subject)
                .flatMap(this::find)
                .map(entries::account)
                .filter(account -> account.subject().equals(subject));
    }

    @Override
    public void close() {
        lookups.close();
        signIns.close();
    }

    private Filter named(String userName) {
        String text = settings.userFilter().replace(LdapAccountSettings.USER_NAME, Filter.encodeValue(userName));
        return filter("user-filter", text);
    }

    private Optional<SearchResultEntry> find(Filter which) {
        SearchRequest request = new SearchRequest(
                settings.base(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                2,
                2,
                false,
                Filter.createANDFilter(which, open),
                entries.attributes());
        request.setFollowReferrals(false);
        try {
            SearchResult result = lookups.search(request);
            List<SearchResultEntry> found = result.getSearchEntries();
            if (found.size() > 1) {
                throw several();
            }
            return found.stream().findFirst();
        } catch (LDAPSearchException failed) {
            if (failed.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                throw several();
            }
            throw unreachable(failed);
        }
    }

    private boolean accepts(SearchResultEntry entry, CharSequence password) {
        long start = System.nanoTime();
        try {
            signIns.bindAndRevertAuthentication(new SimpleBindRequest(entry.getDN(), password.toString()));
            return true;
        } catch (LDAPException refused) {
            if (REFUSALS.contains(refused.getResultCode())) {
                return false;
            }
            throw unreachable(refused);
        } finally {
            passwordNanos = System.nanoTime() - start;
        }
    }

    /** Takes as long as a password did lately: to have somebody's checked would lock them out in the end. */
    private void pretend() {
        LockSupport.parkNanos(Math.min(passwordNanos, LONGEST_PRETENCE.toNanos()));
    }

    private void checkBase() {
        try {
            if (lookups.getEntry(settings.base(), "1.1") == null) {
                throw new InvalidSettingException(
                        SETTING + "base is not in the directory, or may not be read: " + settings.base(),
                        "Set the entry the accounts are below, and a bind-dn that may read it.");
            }
            find(named("nobody-" + UUID.randomUUID()));
        } catch (LDAPException refused) {
            throw new InvalidSettingException(
                    SETTING + "base cannot be read: " + refused.getResultCode(),
                    "Set the entry the accounts are below, and a bind-dn that may read it.");
        }
    }

    private static Filter filter(String name, String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException broken) {
            throw new InvalidSettingException(
                    SETTING + name + " is no filter: " + broken.getMessage(),
                    "Write it as RFC 4515 does, in brackets, such as (uid={userName}).");
        }
    }

    private static IllegalStateException several() {
        return new IllegalStateException(
                SETTING + "user-filter or subject-attribute finds several accounts for one name");
    }

    /** Without the directory's own words, which may have what was typed. */
    private static DataAccessResourceFailureException unreachable(LDAPException failure) {
        return new DataAccessResourceFailureException("the directory cannot answer: " + failure.getResultCode());
    }
}
