package org.sayso.spring;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.token.UserKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks Sayso's authorization server where an account's owner can be reached. An answer is kept for a minute. Thread-safe. */
final class AccountContacts implements Contacts {

    private final BackChannel accounts;
    private final ContactCache cache;

    AccountContacts(BackChannel accounts, ContactCache cache) {
        this.accounts = accounts;
        this.cache = cache;
    }

    @Override
    public List<Destination> find(UserKey user, Inquiry inquiry) throws IOException, InterruptedException {
        if (!user.issuer().equals(accounts.issuer())) {
            return List.of();
        }
        Optional<List<Destination>> kept = cache.get(user);
        if (kept.isPresent()) {
            return kept.get();
        }
        List<Destination> found = read(accounts.get(List.of("accounts", user.key(), "contact"), inquiry.deadline()));
        if (!found.isEmpty()) {
            cache.put(user, found);
        }
        return found;
    }

    private static List<Destination> read(BackChannel.Answer answer) throws IOException {
        if (answer.status() == 404) {
            return List.of();
        }
        if (answer.status() != 200) {
            throw new IOException("the contact inquiry was answered with status " + answer.status());
        }
        try {
            ContactAnswer contact = JsonMapper.shared().readValue(answer.body(), ContactAnswer.class);
            return contact == null ? List.of() : contact.destinations();
        } catch (JacksonException e) {
            throw new IOException("the answer to the contact inquiry is not readable");
        }
    }
}
