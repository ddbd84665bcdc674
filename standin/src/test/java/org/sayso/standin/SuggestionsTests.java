package org.sayso.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTests {

    private final Suggestions suggestions = new Suggestions(
            "tea time",
            List.of(new Suggestions.Example("ask tea time to brew a pot", "brew a pot")),
            Optional.of("my code is {}"),
            List.of(),
            List.of("send it again"),
            List.of("yes", "no"));

    @Test
    void notLinked_skillIsToBeOpened() {
        assertThat(suggestions.next(false, false, Optional.of("4821"), true, ""))
                .containsExactly("open tea time");
    }

    @Test
    void nobodyListens_everySentenceNamesTheSkill() {
        assertThat(suggestions.next(false, true, Optional.of("4821"), true, ""))
                .containsExactly("open tea time", "ask tea time to brew a pot");
    }

    @Test
    void skillListens_codeComesFirst() {
        assertThat(suggestions.next(true, true, Optional.of("4821"), true, ""))
                .containsExactly("my code is 4 8 2 1", "send it again", "brew a pot", "help", "cancel");
    }

    @Test
    void nothingOnItsWay_isNotAskedFor() {
        assertThat(suggestions.next(true, true, Optional.empty(), false, ""))
                .containsExactly("brew a pot", "help", "cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"It costs about 31 dollars. Shall I book it?", "Do you want tea?", "Ann, is that right?"})
    void questionForAYes_canBeAnsweredWithYesAndNo(String words) {
        assertThat(suggestions.next(true, true, Optional.empty(), false, words))
                .containsExactly("yes", "no", "brew a pot", "help", "cancel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Which tea is it?", "Shall I? I think not.", "What do you want to drink?", "You can say it."})
    void otherWords_areNotAnsweredWithYesAndNo(String words) {
        assertThat(suggestions.next(true, true, Optional.empty(), false, words))
                .containsExactly("brew a pot", "help", "cancel");
    }

    @Test
    void linkByVoiceOffered_canBeAccepted() {
        Suggestions ride = new Suggestions(
                "ride hailer",
                List.of(new Suggestions.Example("ask ride hailer to book a ride", "book a ride")),
                Optional.empty(),
                List.of("link my account", "no"),
                List.of(),
                List.of("yes", "no"));

        assertThat(ride.next(true, false, Optional.empty(), false, "You can say, 'Link my account', or 'No'."))
                .containsExactly("link my account", "no", "book a ride", "help", "cancel");
        assertThat(ride.next(true, false, Optional.empty(), false, "We go on without. Where to now?"))
                .as("the question has gone")
                .containsExactly("link my account", "book a ride", "help", "cancel");
        assertThat(ride.next(true, true, Optional.empty(), false, "")).doesNotContain("link my account");
    }

    @Test
    void examplePhrase_isTakenWithoutTheWakeWordAndWithOrWithoutTo() {
        assertThat(Suggestions.Example.of("tea time", "Alexa, ask Tea Time to brew a pot"))
                .contains(new Suggestions.Example("ask Tea Time to brew a pot", "brew a pot"));
        assertThat(Suggestions.Example.of("tea time", "alexa ask tea time what's in the pot"))
                .contains(new Suggestions.Example("ask tea time what's in the pot", "what's in the pot"));
        assertThat(Suggestions.Example.of("tea time", "Alexa, open tea time")).isEmpty();
    }
}
