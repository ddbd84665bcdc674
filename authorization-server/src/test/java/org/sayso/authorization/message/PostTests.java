package org.sayso.authorization.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.settings.Language;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
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

    private Post post(Carrier carrier) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("org/sayso/authorization/messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        SentListener listener = (key, accepted) -> told.add(key + " " + accepted);
        return new Post(carrier, words, "Pizza on Demand", List.of(listener));
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
