package org.sayso.authorization.token;

import java.util.Optional;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The account behind the tokens of a request, asked for once: it may be in somebody else's table or directory, and Alexa waits.
 * Thread-safe.
 */
final class Owners {

    private static final String FOUND = Owners.class.getName();

    private final AccountDirectory accounts;

    private record Found(String subject, Optional<Account> account) {}

    Owners(AccountDirectory accounts) {
        this.accounts = accounts;
    }

    /** As it was when the first token of this request was made. */
    Optional<Account> find(String subject) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return accounts.findBySubject(subject);
        }
        if (request.getAttribute(FOUND, RequestAttributes.SCOPE_REQUEST) instanceof Found found
                && found.subject().equals(subject)) {
            return found.account();
        }
        Optional<Account> account = accounts.findBySubject(subject);
        request.setAttribute(FOUND, new Found(subject, account), RequestAttributes.SCOPE_REQUEST);
        return account;
    }
}
