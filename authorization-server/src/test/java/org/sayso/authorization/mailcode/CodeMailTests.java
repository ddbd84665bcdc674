package org.sayso.authorization.mailcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.mailcode.CodeMail.Asked;
import org.sayso.authorization.mailcode.CodeMail.Sent;
import org.sayso.authorization.mailcode.CodeMail.TooEarly;
import org.sayso.authorization.message.AccountMessage;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.sayso.authorization.throttle.Throttle;
import org.springframework.context.support.StaticMessageSource;

/** Strangers who have codes sent to somebody spend their own chances, not the owner's. */
class CodeMailTests {

    private static final String ANN = "ann@example.com";
    private static final String OWNER = "198.51.100.7";

    private final ServerDatabase database = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private final ServerSecrets secrets = ServerSecrets.random();
    private final Post post =
            new Post(new Nowhere(), new StaticMessageSource(), "Pizza on Demand", List.of(), Duration.ofMinutes(15));
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final CodeMail codes = new CodeMail(
            new MailedCodes(database, secrets, () -> now, Duration.ofMinutes(15)),
            new Throttle(database, secrets, () -> now),
            post);

    @AfterEach
    void close() {
        post.close();
        database.close();
    }

    @Test
    void strangerWhoAsksForDays_keepsAnotherNetworkWaitingForHalfAnHourAtMost() {
        int sent = 0;
        for (int minute = 0; minute < 5 * 24 * 60; minute++) {
            sent += ask("192.0.2.66") instanceof Sent ? 1 : 0;
            now = now.plusSeconds(60);
        }
        assertThat(sent).as("messages in five days").isBetween(30, 45);
        Asked owner = ask(OWNER);
        if (owner instanceof TooEarly early) {
            assertThat(early.remaining()).isLessThanOrEqualTo(Duration.ofMinutes(30));
            now = now.plus(early.remaining());
            owner = ask(OWNER);
        }
        assertThat(owner).isInstanceOf(Sent.class);
    }

    @Test
    void strangerWhoHasUsedUpTheirOwn_waitsAlone() {
        for (int minute = 0; minute < 60; minute++) {
            ask("192.0.2.66");
            now = now.plusSeconds(60);
        }
        assertThat(ask("192.0.2.66")).isInstanceOf(TooEarly.class);
        for (int minute = 0; minute < 3; minute++) {
            assertThat(ask(OWNER)).isInstanceOf(Sent.class);
            now = now.plusSeconds(60);
        }
    }

    @Test
    void addressesOfOneIpv6Network_areOneStranger() {
        assertThat(ask("2001:db8:1:2::1")).isInstanceOf(Sent.class);
        assertThat(ask("2001:db8:1:2:ffff::1")).isEqualTo(new TooEarly(Duration.ofMinutes(1)));
        assertThat(ask("2001:db8:1:3::1")).isInstanceOf(Sent.class);
    }

    @Test
    void manyNetworks_fillNoInbox() {
        int sent = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (int network = 0; network < 3; network++) {
                sent += ask("10." + network + "." + minute % 250 + ".1") instanceof Sent ? 1 : 0;
            }
            now = now.plusSeconds(60);
        }
        assertThat(sent).as("messages in a day").isBetween(70, 78);
    }

    private Asked ask(String client) {
        return codes.ask(CodePurpose.NEW_PASSWORD, ANN, client, "forgotten-password", code -> Optional.empty());
    }

    /** Nothing is sent here. */
    private static final class Nowhere implements AccountMessages {

        @Override
        public boolean carries(Contact.Channel channel) {
            return false;
        }

        @Override
        public void send(AccountMessage message) throws IOException {
            throw new IOException("nowhere");
        }
    }
}
