package org.sayso.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.UndeliverableException;

class TwilioSenderTests {

    private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
    private static final String API_KEY = "SK" + "fedcba9876543210".repeat(2);
    private static final String SERVICE = "MG" + "0011223344556677".repeat(2);
    private static final String SECRET = "twilio-secret-for-tests";
    private static final String FROM = "+12025550100";
    private static final Message MESSAGE = new Message(
            "message-1",
            new Destination(Channel.SMS, "+12025550142"),
            "not sent",
            "Pizza & more: 482193.\nCrème=😀 +1");

    private static final MovableClock CLOCK = new MovableClock();

    private static TwilioSender sender(Receiver receiver, TwilioCredentials credentials, String from) {
        return new TwilioSender(receiver.address(), credentials, from, CLOCK, Duration.ofMillis(1500));
    }

    private static TwilioSender sender(Receiver receiver) {
        return sender(receiver, TwilioCredentials.authToken(ACCOUNT, SECRET), FROM);
    }

    /** Checks what Twilio checks, in its order, and answers as it documents. */
    private static Receiver twilio(String user, String fromField, String from) {
        String basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + SECRET).getBytes(UTF_8));
        return new Receiver((exchange, got) -> {
            Map<String, String> form = form(got);
            if (!got.path().equals("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json")
                    || !got.method().equals("POST")) {
                Receiver.answer(exchange, 404, error(404, 20404));
            } else if (!got.header("Authorization").equals(basic)) {
                Receiver.answer(exchange, 401, error(401, 20003));
            } else if (!got.header("Content-Type").equals("application/x-www-form-urlencoded")
                    || !form.equals(Map.of("To", "+12025550142", fromField, from, "Body", MESSAGE.text()))) {
                Receiver.answer(exchange, 400, error(400, 21602));
            } else {
                Receiver.answer(exchange, 201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":null}");
            }
        });
    }

    private static Map<String, String> form(Receiver.Got got) {
        return Arrays.stream(new String(got.body(), UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1])));
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, UTF_8);
    }

    private static String error(int status, int code) {
        return "{\"code\": " + code + ", \"message\": \"The 'To' number +12025550142 said \\\"code\\\": 1\","
                + " \"more_info\": \"https://www.twilio.com/docs/errors/" + code + "\", \"status\": " + status + "}";
    }

    @Test
    void accountWithAuthToken_isAccepted() throws Exception {
        try (Receiver receiver = twilio(ACCOUNT, "From", FROM)) {
            sender(receiver).send(MESSAGE);
            assertThat(receiver.got).hasSize(1);
        }
    }

    @Test
    void apiKeyAndMessagingService_areAccepted() throws Exception {
        try (Receiver receiver = twilio(API_KEY, "MessagingServiceSid", SERVICE)) {
            sender(receiver, TwilioCredentials.apiKey(ACCOUNT, API_KEY, SECRET), SERVICE)
                    .send(MESSAGE);
            assertThat(receiver.got).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "Pizzeria 24"})
    void shortCodeOrName_isAccepted(String from) throws Exception {
        try (Receiver receiver = twilio(ACCOUNT, "From", from)) {
            sender(receiver, TwilioCredentials.authToken(ACCOUNT, SECRET), from).send(MESSAGE);
            assertThat(receiver.got).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, 300",
        "PT4M59.999S, 299",
        "PT1S, 1",
        "PT0.4S, 1",
        "PT0S, 1",
        "-PT3S, 1",
        "PT10H, 36000",
        "PT11H, 36000"
    })
    void timeLeftToLive_isHowLongTwilioMayKeepTheMessage(Duration left, String seconds) throws Exception {
        try (Receiver receiver = Receiver.answering(201, "{}")) {
            sender(receiver).send(MESSAGE.expiringAt(CLOCK.instant().plus(left)));
            assertThat(form(receiver.got.get(0))).containsEntry("ValidityPeriod", seconds);
        }
    }

    @Test
    void wrongSecret_isSaidWithItsFixAndTriedAgain() {
        try (Receiver receiver = twilio(ACCOUNT, "From", FROM)) {
            TwilioSender wrong = sender(receiver, TwilioCredentials.authToken(ACCOUNT, "other"), FROM);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> wrong.send(MESSAGE))
                    .isNotInstanceOf(UndeliverableException.class)
                    .withMessageContaining("20003 (credentials refused: check the account SID");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21211, true", "400, 21606, true", "400, 21608, true", "400, 21610, true", "400, 21612, true",
        "400, 21614, true", "404, 20404, true", "401, 20003, false", "403, 20003, false", "429, 20429, false",
        "429, 14107, false", "500, 20500, false", "503, 20503, false"
    })
    void refusal_isFinalOnlyWhereNoRepeatHelps(int status, int code, boolean last) {
        try (Receiver receiver = Receiver.answering(status, error(status, code))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver).send(MESSAGE))
                    .withMessageContaining("status " + status + " and code " + code)
                    .satisfies(
                            e -> assertThat(e instanceof UndeliverableException).isEqualTo(last))
                    .satisfies(TwilioSenderTests::tellsNoSecret);
        }
    }

    @ParameterizedTest
    @CsvSource({"400, true", "429, false", "502, false", "302, false"})
    void htmlInPlaceOfJson_isJudgedByItsStatus(int status, boolean last) {
        try (Receiver receiver = Receiver.answering(status, "<html>+12025550142</html>")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver).send(MESSAGE))
                    .withMessage("Twilio answered with status " + status)
                    .satisfies(
                            e -> assertThat(e instanceof UndeliverableException).isEqualTo(last));
        }
    }

    @Test
    void silence_isGivenUpAndMayBeTriedAgain() {
        try (Receiver receiver = Receiver.hanging()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver).send(MESSAGE))
                    .isNotInstanceOf(UndeliverableException.class)
                    .withMessage("Twilio did not answer within 1500 ms")
                    .satisfies(TwilioSenderTests::tellsNoSecret);
        }
    }

    @Test
    void answerWithoutEnd_isReadNoFurtherThanItsBound() {
        try (Receiver receiver = Receiver.endless(503)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sender(receiver).send(MESSAGE))
                    .withMessage("Twilio answered with status 503");
        }
    }

    @Test
    void messageThatTwilioCannotCarry_isNotSent() {
        try (Receiver receiver = Receiver.answering(201, "{}")) {
            Message mail = new Message("m", new Destination(Channel.EMAIL, "ann@example.com"), "", "text");
            Message empty = new Message("m", MESSAGE.to(), "", "");
            Message tooLong = new Message("m", MESSAGE.to(), "", "x".repeat(1601));
            for (Message message : new Message[] {mail, empty, tooLong}) {
                assertThatExceptionOfType(UndeliverableException.class)
                        .isThrownBy(() -> sender(receiver).send(message));
            }
            assertThat(receiver.got).isEmpty();
            assertThatCode(() -> sender(receiver).send(new Message("m", MESSAGE.to(), "", "x".repeat(1600))))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+12025550100x", "a name that is too long", "Pizza&To=1", "+0123456789"})
    void senderThatTwilioDoesNotKnow_isRefused(String from) {
        TwilioCredentials credentials = TwilioCredentials.authToken(ACCOUNT, SECRET);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioSender(TwilioSender.TWILIO, credentials, from, CLOCK))
                .withMessageContaining("messaging service");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TwilioSender(URI.create("http://twilio.example"), credentials, FROM, CLOCK))
                .withMessageContaining("use https");
    }

    @Test
    void credentials_areCheckedAndNeverShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwilioCredentials.authToken("AC/../x", SECRET))
                .withMessageContaining("account SID");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwilioCredentials.apiKey(ACCOUNT, "SK1", SECRET))
                .withMessageContaining("API key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TwilioCredentials.authToken(ACCOUNT, "two words of a secret"))
                .withMessageContaining("secret")
                .withMessageNotContaining("two words");
        assertThat(TwilioCredentials.authToken(ACCOUNT, SECRET).toString()).isEqualTo("TwilioCredentials[hidden]");
    }

    private static void tellsNoSecret(Throwable failure) {
        String basic = Base64.getEncoder().encodeToString((ACCOUNT + ":" + SECRET).getBytes(UTF_8));
        assertThat(Receiver.textOf(failure))
                .doesNotContain(SECRET)
                .doesNotContain(basic)
                .doesNotContain("482193")
                .doesNotContain("2025550142");
    }
}
