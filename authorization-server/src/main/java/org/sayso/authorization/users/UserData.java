package org.sayso.authorization.users;

import java.util.Map;

/** What a part of the server keeps about the owners of accounts, wherever those live. */
@FunctionalInterface
public interface UserData {

    /**
     * Deletes all that is kept about this subject. Called inside the transaction that deletes the account; nothing kept is no
     * fault.
     */
    void forget(String subject);

    /**
     * What is kept, for the owner to read: by names in words, values that are texts, truth values, lists and maps of these. No
     * secrets, and nothing that account, contact, attributes, passkeys, links and consents say.
     */
    default Map<String, Object> tell(String subject) {
        return Map.of();
    }
}
