package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Inquiry;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.token.UserKey;
import tools.jackson.databind.json.JsonMapper;

/** Asking an authorization server that may answer anything, over HTTP. */
class AccountContactsTests {

    private final MovableClock clock = new MovableClock();
    private TestAccounts accounts;
    private AccountContacts contacts;

    @BeforeEach
    void start() throws IOException {
        accounts = new TestAccounts();
        contacts = new AccountContacts(
                new BackChannel(accounts.uri(), "backend", "backend-secret", Set.of("accounts.contact"), clock),
                new ContactCache(clock));
    }

    @AfterEach
    void stop() {
        accounts.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SMS,   true,  true,  SMS",
        "EMAIL, true,  true,  EMAIL",
        "SMS,   false, true,  EMAIL",
        "EMAIL, true,  false, SMS",
        "PIGEON, true, true,  SMS"
    })
    void verifiedAddressOnThePreferredChannel_elseTheOther(
            String preferred, boolean phoneVerified, boolean mailVerified, Channel expected) throws Exception {
        accounts.contact = contact(preferred, "+12025550142", phoneVerified, "ann@example.com", mailVerified);
        assertThat(find())
                .hasValueSatisfying(found -> assertThat(found.channel()).isEqualTo(expected));
    }

    @Test
    void noVerifiedAddress_isNone() throws Exception {
        accounts.contact = contact("SMS", "+12025550142", false, "ann@example.com", false);
        assertThat(find()).isEmpty();
    }

    @Test
    void verifiedMarkMissing_isNone() throws Exception {
        accounts.contact = "{\"preferred_channel\":\"SMS\",\"phone_number\":\"+12025550142\",\"email\":null}";
        assertThat(find()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2025550142", "+1 202 555 0142", "+0123456789", "tel:+12025550142", "+1202555014212345", ""})
    void numberNotInE164_isNone(String number) throws Exception {
        accounts.contact = contact("SMS", number, true, "nobody", true);
        assertThat(find()).isEmpty();
    }

    @Test
    void unknownAccount_isNone() throws Exception {
        accounts.status = 404;
        assertThat(find()).isEmpty();
    }

    @Test
    void otherIssuer_isNoneAndNobodyIsAsked() throws Exception {
        assertThat(contacts.find(new UserKey("https://elsewhere.example", "user-1"), inquiry()))
                .isEmpty();
        assertThat(accounts.asked).isEmpty();
    }

    @Test
    void subjectWithSlashesAndDots_staysOnePathSegment() throws Exception {
        contacts.find(new UserKey(accounts.uri().toString(), "../x/%2e?a#b"), inquiry());
        assertThat(accounts.asked).containsExactly("Bearer token-1 /accounts/..%2Fx%2F%252e%3Fa%23b/contact");
    }

    @Test
    void askedAgainWithinAMinute_isKeptAndAskedAfterIt() throws Exception {
        accounts.contact = contact("SMS", "+12025550142", true, "", false);
        assertThat(find()).contains(new Destination(Channel.SMS, "+12025550142"));
        clock.now = clock.now.plusSeconds(59);
        find();
        assertThat(accounts.asked).hasSize(1);
        clock.now = clock.now.plusSeconds(1);
        find();
        assertThat(accounts.asked).hasSize(2);
    }

    @Test
    void noneFound_isNotKept() throws Exception {
        find();
        accounts.contact = contact("SMS", "+12025550142", true, "", false);
        assertThat(find()).isPresent();
    }

    @Test
    void tokenNoLongerAccepted_isFetchedAgainOnce() throws Exception {
        accounts.status = 401;
        accounts.contact = contact("SMS", "+12025550142", true, "", false);
        assertThat(find()).isPresent();
        assertThat(accounts.asked).hasSize(2).last().asString().startsWith("Bearer token-2 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 500})
    void otherStatus_isAFault(int status) {
        accounts.status = status;
        assertThatThrownBy(this::find).isInstanceOf(IOException.class).hasMessageContaining("status " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{\"phone_number_verified\":\"maybe\"}"})
    void unreadableAnswer_isAFaultThatQuotesNothing(String answer) {
        accounts.contact = answer;
        assertThatThrownBy(this::find)
                .isInstanceOf(IOException.class)
                .hasMessage("the answer to the contact inquiry is not readable");
    }

    @Test
    void noToken_isAFault() {
        accounts.tokenStatus = 401;
        assertThatThrownBy(this::find)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gave no token")
                .hasMessageNotContaining("backend-secret");
    }

    @Test
    void answerThatNeverComes_endsWithTheDeadline() {
        accounts.hangs = true;
        long start = System.nanoTime();
        assertThatThrownBy(this::find).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void deadlinePassed_asksNobody() {
        assertThatThrownBy(() -> contacts.find(user(), Inquiry.within(Duration.ZERO)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no time is left");
        assertThat(accounts.asked).isEmpty();
    }

    private java.util.Optional<Destination> find() throws IOException, InterruptedException {
        return contacts.find(user(), inquiry()).stream().findFirst();
    }

    private UserKey user() {
        return new UserKey(accounts.uri().toString(), "user-ann-1");
    }

    private static Inquiry inquiry() {
        return Inquiry.within(Duration.ofSeconds(7));
    }

    private static String contact(
            String preferred, String phone, boolean phoneVerified, String mail, boolean mailVerified) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("preferred_channel", preferred)
                .put("phone_number", phone)
                .put("phone_number_verified", phoneVerified)
                .put("email", mail)
                .put("email_verified", mailVerified)
                .toString();
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
