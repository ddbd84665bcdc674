package org.sayso.authorization.passkey;

import java.util.Optional;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.settings.Language;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells the owner of an account by mail that it has another passkey, or one less; where accounts are kept here, as nothing is mailed
 * elsewhere. The name of the passkey is not in it: a stranger may have typed it. Thread-safe.
 */
public final class PasskeyNotices {

    private final ObjectProvider<Post> post;
    private final AccountDirectory accounts;

    PasskeyNotices(ObjectProvider<Post> post, AccountDirectory accounts) {
        this.post = post;
        this.accounts = accounts;
    }

    /** One was added just now. */
    void added(String subject, Language language) {
        tell(subject, language, "passkey-added");
    }

    /** One was removed just now. */
    public void removed(String subject, Language language) {
        tell(subject, language, "passkey-removed");
    }

    private void tell(String subject, Language language, String key) {
        post.ifAvailable(carrier -> accounts.findBySubject(subject)
                .flatMap(account -> Optional.ofNullable(account.contact().email()))
                .ifPresent(email -> carrier.send(Letter.mail(email, language, key))));
    }
}
