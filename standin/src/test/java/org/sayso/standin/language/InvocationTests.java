package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented ways to name a skill. */
class InvocationTests {

    private final LanguageUnderstanding restaurant = Models.of(Models.restaurant(""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open old harbor                                   | Launch
            i want to open old harbor                         | Launch
            let's open the old harbor                         | Launch
            open the old harbor skill please                  | Launch
            open the skill old harbor                         | Launch
            i would like to talk to old harbor                | Launch
            old harbor                                        | Launch
            ask old harbor when do you open                   | HoursIntent
            ask old harbor what are your opening hours        | HoursIntent
            ask old harbor to bring me the fish               | OrderIntent dish=fish/F
            ask old harbor for fish and chips                 | OrderIntent dish=fish and chips/FC
            tell old harbor that i would like to order fish   | OrderIntent dish=fish/F
            tell old harbor to tell the kitchen no nuts       | NoteIntent note=no nuts
            use old harbor and bring me the fish              | OrderIntent dish=fish/F
            use the old harbor skill to bring me the fish     | OrderIntent dish=fish/F
            can you ask old harbor to bring me the fish       | OrderIntent dish=fish/F
            bring me the fish from old harbor                 | OrderIntent dish=fish/F
            bring me the fish using the old harbor app        | OrderIntent dish=fish/F
            bring me the fish with old harbor please          | OrderIntent dish=fish/F
            old harbor, bring me the fish                     | OrderIntent dish=fish/F
            old harbor, sing me a song                        | NotMeant
            ask old harbor to sing me a song                  | AMAZON.FallbackIntent
            sing me a song from old harbor                    | NotMeant
            bring me the fish                                 | NotMeant
            open new harbor                                   | NotMeant
            """)
    void saidToTheDevice_isUnderstoodAs(String said, String expected) {
        assertThat(Models.describe(restaurant.outsideSession(said))).isEqualTo(expected);
    }
}
