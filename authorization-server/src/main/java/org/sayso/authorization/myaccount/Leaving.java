package org.sayso.authorization.myaccount;

import java.util.List;
import java.util.Optional;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.UserData;
import org.sayso.authorization.users.Users;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deletes accounts that are kept here, and what is kept here about those that live elsewhere. Thread-safe. */
@Component
class Leaving {

    private final ObjectProvider<Users> users;
    private final ObjectProvider<Post> post;
    private final AccountDirectory accounts;
    private final AttributeSettings attributes;
    private final List<UserData> kept;
    private final ServerDatabase database;

    Leaving(
            ObjectProvider<Users> users,
            ObjectProvider<Post> post,
            AccountDirectory accounts,
            AttributeSettings attributes,
            List<UserData> kept,
            ServerDatabase database) {
        this.users = users;
        this.post = post;
        this.accounts = accounts;
        this.attributes = attributes;
        this.kept = List.copyOf(kept);
        this.database = database;
    }

    /** Whether the account itself is kept here. */
    boolean keptHere(String subject) {
        return user(subject).isPresent();
    }

    /**
     * Deletes all of it at once, or nothing: links end in the same transaction. The address that was the account's gets a mail, if
     * it was proven.
     */
    void leave(String subject, Language language) {
        Optional<User> leaving = user(subject);
        if (users.stream().anyMatch(known -> known.close(subject))) {
            leaving.filter(user -> user.emailVerified().isPresent())
                    .map(user -> Letter.mail(user.email().text(), language, "account-deleted"))
                    .ifPresent(letter -> post.ifAvailable(sender -> sender.send(letter)));
            return;
        }
        // A directory of somebody's own may keep attributes itself.
        attributes.attributes().keySet().forEach(name -> accounts.changeAttribute(subject, name, null));
        database.inTransaction(() -> {
            kept.forEach(part -> part.forget(subject));
            return true;
        });
    }

    private Optional<User> user(String subject) {
        return users.stream().flatMap(known -> known.find(subject).stream()).findFirst();
    }
}
