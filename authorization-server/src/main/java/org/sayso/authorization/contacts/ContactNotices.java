package org.sayso.authorization.contacts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.users.User;
import org.sayso.authorization.users.Users;

/**
 * Tells the owner of the old contacts what is going to change, and how to stop it; again and again if nobody takes the notice, for
 * three days. Thread-safe, and several servers may share the database.
 *
 * <p>Told is who a notice was handed over for: a mail server may still lose it, or find out later that nobody is there.
 */
final class ContactNotices {

    /** How long it is tried. */
    static final Duration TRIED = Duration.ofDays(3);

    /** After this the first try has failed, or its server was stopped. */
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ContactChangeTable table;
    private final Users users;
    private final Post post;
    private final InstantSource clock;
    private final Duration coolOff;
    private final String page;

    /**
     * Sends them by post.
     *
     * @param coolOff how long a change waits from then on
     * @param page where a change is stopped
     */
    ContactNotices(
            ContactChangeTable table, Users users, Post post, InstantSource clock, Duration coolOff, String page) {
        this.table = table;
        this.users = users;
        this.post = post;
        this.clock = clock;
        this.coolOff = coolOff;
        this.page = page;
    }

    /** Whether messages go to phones. */
    boolean carriesSms() {
        return post.carrier().carries(Contact.Channel.SMS);
    }

    /** How the owner can be told: by all that is verified now and that somebody carries messages to. */
    Set<Contact.Channel> ways(User user) {
        Set<Contact.Channel> ways = EnumSet.noneOf(Contact.Channel.class);
        if (user.emailVerified().isPresent() && post.carrier().carries(Contact.Channel.EMAIL)) {
            ways.add(Contact.Channel.EMAIL);
        }
        if (user.phoneNumber() != null && user.phoneVerified().isPresent() && carriesSms()) {
            ways.add(Contact.Channel.SMS);
        }
        return ways;
    }

    /** Sends those that are due. */
    void sendDue() {
        table.owed(clock.instant()).forEach(this::send);
    }

    /** Sends one, unless another server does. The new address is not in it: whoever began the change may have chosen it. */
    void send(OwedNotice notice) {
        Instant now = clock.instant();
        User user = users.find(notice.subject()).orElse(null);
        if (user == null || !table.take(notice, next(notice, now))) {
            return;
        }
        Set<Contact.Channel> ways = ways(user);
        Instant effective = now.plus(coolOff);
        for (Contact.Channel way : notice.to()) {
            @Nullable String to = way == Contact.Channel.EMAIL ? user.email().text() : user.phoneNumber();
            if (to != null && ways.contains(way)) {
                post.send(
                        new Letter(
                                way,
                                to,
                                notice.language(),
                                "contact-change-" + notice.kind().path(),
                                List.of(time(effective), page)),
                        () -> table.told(notice, way, now, effective));
            }
        }
    }

    private static Optional<Instant> next(OwedNotice notice, Instant now) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(notice.tries(), MOST_DOUBLINGS));
        Instant next = now.plus(grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE);
        return Optional.of(next).filter(notice.begun().plus(TRIED)::isAfter);
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
