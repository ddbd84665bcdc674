package org.sayso.authorization.myaccount;

import java.util.List;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.UserData;
import org.sayso.authorization.users.Users;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Deletes accounts that are kept here, and what is kept here about those that live elsewhere. Thread-safe. */
@Component
class Leaving {

    private final ObjectProvider<Users> users;
    private final AccountDirectory accounts;
    private final AttributeSettings attributes;
    private final List<UserData> kept;
    private final ServerDatabase database;

    Leaving(
            ObjectProvider<Users> users,
            AccountDirectory accounts,
            AttributeSettings attributes,
            List<UserData> kept,
            ServerDatabase database) {
        this.users = users;
        this.accounts = accounts;
        this.attributes = attributes;
        this.kept = List.copyOf(kept);
        this.database = database;
    }

    /** Whether the account itself is kept here. */
    boolean keptHere(String subject) {
        return users.stream().anyMatch(known -> known.find(subject).isPresent());
    }

    /** Deletes all of it at once, or nothing: links end in the same transaction. */
    void leave(String subject) {
        if (users.stream().anyMatch(known -> known.close(subject))) {
            return;
        }
        // A directory of somebody's own may keep attributes itself.
        attributes.attributes().keySet().forEach(name -> accounts.changeAttribute(subject, name, null));
        database.inTransaction(() -> {
            kept.forEach(part -> part.forget(subject));
            return true;
        });
    }
}
