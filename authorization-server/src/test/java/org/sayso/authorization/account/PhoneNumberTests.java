package org.sayso.authorization.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write when they mean a number that reaches their phone from everywhere. */
class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "+12025550142, +12025550142",
        "+1 (202) 555-0142, +12025550142",
        "+49 171 3920012, +491713920012",
        "+49 (0)171 / 39 200 12, +491713920012",
        "+49(0)1713920012, +491713920012"
    })
    void internationalNumber_losesWhatIsBetweenDigits(String written, String number) {
        assertThat(PhoneNumber.of(written)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0171 3920012", "0049 171 3920012", "+0171 3920012", "+49", "+49 171 CALL ME", "(0)"})
    void otherText_isNone(String written) {
        assertThat(PhoneNumber.of(written)).isEmpty();
    }
}
