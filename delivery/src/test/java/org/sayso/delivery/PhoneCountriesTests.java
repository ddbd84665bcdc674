package org.sayso.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.DestinationRule;
import org.slf4j.LoggerFactory;

/** The numbers are those that libphonenumber gives as examples. */
class PhoneCountriesTests {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PhoneCountries.class);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private static Destination phone(String number) {
        return new Destination(Channel.SMS, number);
    }

    private void assertRefused(DestinationRule rule, String number, String reason) {
        assertThat(rule.allows(phone(number))).isFalse();
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains(reason)
                .doesNotContain(number.substring(number.length() - 4));
    }

    @ParameterizedTest
    @CsvSource({"US, +12025550142", "DE, +4915123456789", "GB, +447400123456", "JM, +18762101234", "DE, +4930123456"})
    void mobileOrLandlineOfAListedCountry_isAllowed(String country, String number) {
        assertThat(PhoneCountries.of(List.of("CH", country)).allows(phone(number)))
                .isTrue();
        assertThat(PhoneCountries.any().allows(phone(number))).isTrue();
        assertThat(log.list).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+4915123456789, it belongs to DE",
        "+15062345678, it belongs to CA",
        "+18762101234, it belongs to JM",
    })
    void numberOfAnotherCountry_isRefusedEvenBehindTheSamePrefix(String number, String reason) {
        assertRefused(PhoneCountries.of(Set.of("US", "FR")), number, reason + ", which is not among [FR, US]");
    }

    @ParameterizedTest
    @CsvSource({
        "+19002345678, PREMIUM_RATE",
        "+449012345678, PREMIUM_RATE",
        "+4918012345, SHARED_COST",
        "+18002345678, TOLL_FREE",
        "+447012345678, PERSONAL_NUMBER",
        "+4916412345, PAGER",
        "+49177991234567, VOICEMAIL",
        "+445512345678, UAN",
        "+445612345678, VOIP"
    })
    void numberThatCostsMoreOrIsNobodysPhone_isRefusedInEveryCountry(String number, String type) {
        assertRefused(PhoneCountries.any(), number, "and is " + type);
        assertThat(PhoneCountries.of(List.of("US", "DE", "GB")).allows(phone(number)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+999999999, no numbering plan",
        "+447700900123, no country",
        "+12025550, no country",
        "+870773111632, no country",
        "+883510012345678, no country",
        "+80012345678, no country"
    })
    void numberThatNoCountryHas_isRefused(String number, String reason) {
        assertRefused(PhoneCountries.any().allowingVoip(), number, reason);
    }

    @Test
    void internetTelephone_isAllowedWhereTheSettingSaysSo_andNothingElseWithIt() {
        PhoneCountries british = PhoneCountries.of(List.of("GB")).allowingVoip();
        assertThat(british.allows(phone("+445612345678"))).isTrue();
        assertThat(british.allows(phone("+815012345678"))).as("of Japan").isFalse();
        assertThat(british.allows(phone("+449012345678"))).as("premium rate").isFalse();
        assertThat(PhoneCountries.any().allowingVoip().allows(phone("+815012345678")))
                .isTrue();
    }

    @Test
    void mailbox_passes() {
        assertThat(PhoneCountries.of(List.of("US")).allows(new Destination(Channel.EMAIL, "ann@example.com")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "us", "USA", "", "001", "false", "+1", "*"})
    void countryThatIsNone_isRefusedWithTheForm(String country) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneCountries.of(List.of("US", country)))
                .withMessageContaining("'" + country + "' is no country");
    }

    @Test
    void emptyList_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneCountries.of(List.of()))
                .withMessageContaining("at least one");
    }
}
