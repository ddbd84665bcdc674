package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTests {

    private static LanguageUnderstanding skill(String name) {
        return new LanguageUnderstanding(new InteractionModel(
                "en-US",
                name,
                List.of(new InteractionModel.Intent("WishIntent", List.of("make a wish"), List.of())),
                Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "open pizza on demand | true",
                "please ask pizza on demand to make a wish | true",
                "pizza on demand | false",
                "my pizza on demand | false",
                "make a wish with pizza on demand | false",
            })
    void name_isAskedForOnlyAfterAWordThatAddressesSkills(String text, boolean asked) {
        assertThat(skill("pizza on demand").naming(text)).contains(new Naming(asked, 3));
    }

    @Test
    void otherWords_nameNobody() {
        assertThat(skill("pizza on demand").naming("open pizza tomorrow")).isEmpty();
    }

    @Test
    void askedComesBeforeMentioned_thenTheLongerName() {
        assertThat(new Naming(true, 1)).isGreaterThan(new Naming(false, 3)).isLessThan(new Naming(true, 2));
        assertThat(skill("pizza").naming("ask pizza on demand to make a wish").orElseThrow())
                .isLessThan(skill("pizza on demand")
                        .naming("ask pizza on demand to make a wish")
                        .orElseThrow());
    }

    @Test
    void heardName_isTheSameWhateverItsCaseAndPunctuation() {
        assertThat(new InteractionModel("en-US", "What To-Wear", List.of(), Map.of()).heardName())
                .isEqualTo(new InteractionModel("en-US", "what to wear", List.of(), Map.of()).heardName());
    }
}
