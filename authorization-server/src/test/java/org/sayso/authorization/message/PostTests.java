package org.sayso.authorization.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.Language;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@ExtendWith(OutputCaptureExtension.class)
class PostTests {

    private final Queue<AccountMessage> carried = new ConcurrentLinkedQueue<>();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void letter_isPutInWordsAndCarriedByTheEnd() {
        try (Post post = post(carried::add)) {
            post.send(Letter.mail("ann@example.com", Language.GERMAN, "forgotten-password", "1234 5678", "15"));
        }
        assertThat(carried).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("ann@example.com");
            assertThat(message.subject()).isEqualTo("Ihr Code für Pizza on Demand");
            assertThat(message.text()).startsWith("1234 5678 ist Ihr Code").contains("15 Minuten");
        });
        assertThat(told).containsExactly("forgotten-password true");
    }

    @Test
    void decisionToSendNothing_isNoMessage() {
        try (Post post = post(carried::add)) {
            post.sendIf("sign-up", Optional::empty);
        }
        assertThat(carried).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsNotAccepted_isToldAndLoggedWithoutTheAddress(CapturedOutput output) {
        try (Post post = post(message -> {
            throw new IOException("no room");
        })) {
            post.send(Letter.mail("ann@example.com", Language.ENGLISH, "password-changed"));
            post.sendIf("sign-up", () -> {
                throw new IllegalStateException("ann@example.com");
            });
        }
        assertThat(told).containsExactlyInAnyOrder("password-changed false", "sign-up false");
        assertThat(output.getAll())
                .contains("A message (password-changed) was not sent: no room")
                .contains("A message (sign-up) was not sent: IllegalStateException")
                .doesNotContain("ann@example.com");
    }

    @Test
    void acceptedLetter_isNoted_andALostOneIsNot(CapturedOutput output) {
        AtomicInteger noted = new AtomicInteger();
        Letter letter = Letter.mail("ann@example.com", Language.ENGLISH, "password-changed");
        try (Post post = post(message -> {
            throw new IOException("no room");
        })) {
            post.send(letter, noted::incrementAndGet);
        }
        assertThat(noted).hasValue(0);
        try (Post post = post(carried::add)) {
            post.send(letter, noted::incrementAndGet);
            post.send(letter, () -> {
                throw new IllegalStateException("ann@example.com");
            });
        }
        assertThat(noted).hasValue(1);
        assertThat(carried).hasSize(2);
        assertThat(output.getAll())
                .contains("A message (password-changed) was sent, which could not be noted: IllegalStateException")
                .doesNotContain("ann@example.com");
    }

    /** Four are being sent, a thousand wait. */
    @Test
    void tooManyWaiting_areGivenUpAtOnce() {
        CountDownLatch open = new CountDownLatch(1);
        try (Post post = post(message -> {
            try {
                open.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        })) {
            for (int sent = 0; sent < 1_104; sent++) {
                post.send(Letter.mail("ann@example.com", Language.ENGLISH, "password-changed"));
            }
            assertThat(told).hasSize(100).containsOnly("password-changed false");
            open.countDown();
        }
        assertThat(told).hasSize(1_104);
    }

    @Test
    void carrierAway_isTriedAgainUntilItTakesTheMessage_whichIsNotedOnce() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger noted = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        try (Post post = post(message -> {
            if (tries.incrementAndGet() < 3) {
                throw new CarrierAwayException("greylisted");
            }
            carried.add(message);
            done.countDown();
        })) {
            post.send(Letter.mail("ann@example.com", Language.ENGLISH, "password-changed"), noted::incrementAndGet);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(carried).hasSize(1);
        assertThat(noted).hasValue(1);
        assertThat(told).containsExactly("password-changed true");
    }

    @Test
    void carrierThatStaysAway_isGivenUpAfterThreeFurtherTriesAndToldOnce(CapturedOutput output)
            throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4);
        try (Post post = post(message -> {
            tries.incrementAndGet();
            done.countDown();
            throw new CarrierAwayException("greylisted");
        })) {
            post.send(Letter.mail("ann@example.com", Language.ENGLISH, "password-changed"));
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(tries).hasValue(4);
        assertThat(told).containsExactly("password-changed false");
        assertThat(output.getAll())
                .contains("A message (password-changed) was not taken (greylisted); it is tried again")
                .contains("A message (password-changed) was not sent: greylisted")
                .doesNotContain("ann@example.com");
    }

    /** Whoever asks for a code to somebody's address takes none from them that waits. */
    @Test
    void sameKindOfMessageToTheSamePerson_leavesTheOneThatWaits() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        try (Post post = post(message -> {
            if (tries.incrementAndGet() == 1) {
                throw new CarrierAwayException("greylisted");
            }
            carried.add(message);
            both.countDown();
        })) {
            post.send(Letter.mail("ann@example.com", Language.ENGLISH, "forgotten-password", "1111 1111", "15"));
            post.send(Letter.mail("ann@example.com", Language.ENGLISH, "forgotten-password", "2222 2222", "15"));
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(carried)
                .hasSize(2)
                .anySatisfy(message -> assertThat(message.text()).contains("1111 1111"))
                .anySatisfy(message -> assertThat(message.text()).contains("2222 2222"));
        assertThat(told).containsExactly("forgotten-password true", "forgotten-password true");
    }

    @Test
    void triesEndWithTheLifeOfACode() {
        assertThat(Post.pausesWithin(Duration.ofMinutes(15))).hasSize(3);
        assertThat(Post.pausesWithin(Duration.ofMinutes(4))).hasSize(2);
        assertThat(Post.pausesWithin(Duration.ofMinutes(1))).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void moreThanTwoHundredThatWaitForAnotherTry_areGivenUpAtOnce() {
        try (Post post = post(Duration.ofMinutes(1), message -> {
            throw new CarrierAwayException("greylisted");
        })) {
            for (int sent = 0; sent < 250; sent++) {
                post.send(Letter.mail(sent + "@example.com", Language.ENGLISH, "password-changed"));
            }
            Instant patience = Instant.now().plusSeconds(10);
            while (told.size() < 46 && Instant.now().isBefore(patience)) {
                Thread.onSpinWait();
            }
            // Four threads count at the same moment.
            assertThat(told).hasSizeBetween(46, 50);
        }
        assertThat(told).hasSize(250).containsOnly("password-changed false");
    }

    private Post post(Carrier carrier) {
        return post(Duration.ofMillis(20), carrier);
    }

    private Post post(Duration pause, Carrier carrier) {
        SentListener listener = (key, accepted) -> told.add(key + " " + accepted);
        return new Post(carrier, words(), "Pizza on Demand", List.of(listener), List.of(pause, pause, pause));
    }

    static MessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("org/sayso/authorization/messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    /** Carries mails only. */
    @FunctionalInterface
    private interface Carrier extends AccountMessages {

        @Override
        default boolean carries(Contact.Channel channel) {
            return channel == Contact.Channel.EMAIL;
        }
    }
}
