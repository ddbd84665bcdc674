package org.sayso.authorization.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.authorization.link.Family.Standing;

class FamilyTests {

    private static final Instant USED_AT = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "4, 0, CONFIRMS",
        "4, 100, CONFIRMS",
        "3, 0, REPEATS",
        "3, 31536000, REPEATS",
        "2, 0, OVERTAKEN",
        "2, 59, OVERTAKEN",
        "2, 60, LATE",
        "1, 0, LATE",
        "0, 0, LATE",
        "5, 0, UNKNOWN",
        "-1, 0, UNKNOWN"
    })
    void thirdGenerationUsed_standingOfEach(int generation, long secondsLater, Standing standing) {
        Family family = new Family(3, USED_AT, "aaaaaaaa", "bbbbbbbb");
        assertThat(family.standing(generation, USED_AT.plus(Duration.ofSeconds(secondsLater))))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({"0, CONFIRMS", "1, UNKNOWN", "-1, UNKNOWN", "2147483647, UNKNOWN", "-2147483648, UNKNOWN"})
    void noneUsed_onlyTheFirstIsKnown(int generation, Standing standing) {
        assertThat(new Family(-1, null, "", "00000000").standing(generation, USED_AT))
                .isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        "4, bbbbbbbb, true",
        "4, aaaaaaaa, false",
        "3, aaaaaaaa, true",
        "3, bbbbbbbb, false",
        "1, cccccccc, true"
    })
    void keyOfTheTwoNewest_isTheOneThatWasFixed(int generation, String version, boolean fits) {
        assertThat(new Family(3, USED_AT, "aaaaaaaa", "bbbbbbbb").keyFits(generation, version))
                .isEqualTo(fits);
    }
}
