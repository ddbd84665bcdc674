package org.sayso.authorization.contacts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.users.User;

/** Tells the owner of the old contacts what is going to change, and how to stop it. Thread-safe. */
final class ContactNotices {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Post post;
    private final String page;

    /** @param page where a change is stopped */
    ContactNotices(Post post, String page) {
        this.post = post;
        this.page = page;
    }

    /** Whether messages go to phones. */
    boolean carriesSms() {
        return post.carrier().carries(Contact.Channel.SMS);
    }

    /** To all that is verified now. The new address is not in it: whoever began the change may have chosen it. */
    void changing(User user, ContactChange change, Language language) {
        String key = "contact-change-" + change.kind().path();
        List<String> arguments = List.of(time(change.effective()), page);
        if (user.emailVerified().isPresent()) {
            post.send(new Letter(Contact.Channel.EMAIL, user.email().text(), language, key, arguments));
        }
        if (user.phoneNumber() != null && user.phoneVerified().isPresent() && carriesSms()) {
            post.send(new Letter(Contact.Channel.SMS, user.phoneNumber(), language, key, arguments));
        }
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
