package org.sayso.samples.color;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sayso.Deadline;
import org.sayso.confirmation.Outcome;
import org.sayso.confirmation.RemoteAction;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.samples.color.Wishes.Wish;
import org.sayso.spring.BackChannel;
import org.sayso.token.UserKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes the favorite color once the account's owner has confirmed it: here at once, and in the profile at the authorization
 * server as a remote effect. Thread-safe.
 */
@Component
final class ColorChange implements RemoteAction {

    static final String TYPE = "favorite-color";

    /** Raise it when {@link #summary} says something else about the same details. */
    private static final String TEMPLATE_VERSION = "1";

    private static final Duration TIME = Duration.ofSeconds(5);

    private final Wishes wishes;
    private final BackChannel accounts;

    ColorChange(Wishes wishes, BackChannel accounts) {
        this.wishes = wishes;
        this.accounts = accounts;
    }

    /** What the account's owner is asked to agree to. */
    static Transaction transaction(String skill, UserKey owner, String number, String color) {
        return new Transaction(skill, TYPE, owner, number, Map.of("color", color), TEMPLATE_VERSION);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Requirement requirement() {
        return Requirement.linkedAccount();
    }

    @Override
    public String summary(Transaction transaction, Locale locale) {
        return "the change of your favorite color to " + color(transaction);
    }

    /** Nothing is kept before it is confirmed, so nobody else can have changed it. */
    @Override
    public Optional<Transaction> current(Transaction agreed) {
        return Optional.of(agreed);
    }

    @Override
    public Outcome effect(Transaction agreed) {
        wishes.agreed(agreed.user(), agreed.reference(), color(agreed));
        return new Outcome(Map.of("color", color(agreed)));
    }

    /** Says how things stand, also when the code is said a second time: the profile has the color a moment later. */
    @Override
    public String speak(Outcome outcome, Locale locale) {
        return "You have changed your favorite color to " + outcome.values().get("color")
                + ". I pass it on to your profile.";
    }

    /**
     * Writes the owner's newest wish, which need not be this one, so that a late repetition brings no old color back: what is
     * done is not written again, and where a newer wish came up meanwhile, that is written after it.
     */
    @Override
    public void perform(Transaction agreed, String idempotencyKey) throws IOException, InterruptedException {
        UserKey owner = agreed.user();
        Wish newest = wishes.newest(owner).orElseThrow();
        if (!newest.open()) {
            return;
        }
        Deadline deadline = Deadline.in(TIME);
        Wish written;
        do {
            written = newest;
            write(owner, written.color(), deadline);
            newest = wishes.newest(owner).orElseThrow();
        } while (!newest.number().equals(written.number()));
        wishes.done(owner, written);
    }

    private void write(UserKey owner, String color, Deadline deadline) throws IOException, InterruptedException {
        int status = accounts.put(
                        List.of("accounts", owner.key(), "profile", "favorite-color"),
                        JsonMapper.shared()
                                .createObjectNode()
                                .put("favorite_color", color)
                                .toString(),
                        deadline)
                .status();
        // An account that was closed meanwhile has no profile to change.
        if (status != 204 && status != 404) {
            throw new IOException("the change of a favorite color was answered with status " + status);
        }
    }

    private static String color(Transaction transaction) {
        return String.valueOf(transaction.details().get("color"));
    }
}
