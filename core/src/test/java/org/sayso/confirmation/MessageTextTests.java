package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessageTextTests {

    private static final Destination PHONE = new Destination(Channel.SMS, "+12025550142");

    private static Message compose(String summary, Duration life, Locale locale) {
        return MessageText.compose("m1", PHONE, "Pizza on Demand", summary, "048219", life, locale);
    }

    @Test
    void text_namesServiceTransactionCodeAndLife_andWarns() {
        Message message = compose("a large pizza with pepperoni for 14.50 dollars", Duration.ofMinutes(5), Locale.US);

        assertThat(message.subject()).isEqualTo("Pizza on Demand: your confirmation code");
        assertThat(message.text())
                .isEqualTo("Pizza on Demand: your code is 048219. It confirms a large pizza with pepperoni for 14.50"
                        + " dollars, and nothing else. It is good for 5 minutes. Say it only to Pizza on Demand; tell no one"
                        + " else.");
        assertThat(message).hasToString("Message[m1 to SMS •••• 42]");
    }

    @Test
    void life_isSaidTruly() {
        assertThat(compose("x", Duration.ofMinutes(1), Locale.US).text()).contains("good for 1 minute.");
        assertThat(compose("x", Duration.ofSeconds(30), Locale.US).text()).contains("good for 30 seconds.");
        assertThat(compose("x", Duration.ofSeconds(90), Locale.US).text()).contains("good for 90 seconds.");
    }

    @Test
    void languageWithoutTexts_getsEnglish_whateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(compose("x", Duration.ofMinutes(5), Locale.forLanguageTag("eo"))
                            .text())
                    .startsWith("Pizza on Demand: your code is");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void summaryWithLinesPatternsOrInvisibleMarks_staysOneHarmlessLine() {
        Message message = compose("a {0} pizza's\r\nBcc: x\u202e\u2028 'y'", Duration.ofMinutes(5), Locale.US);

        assertThat(message.text())
                .contains("It confirms a {0} pizza's Bcc: x 'y', and")
                .doesNotContain("\n");
    }
}
