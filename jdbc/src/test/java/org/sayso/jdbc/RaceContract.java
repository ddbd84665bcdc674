package org.sayso.jdbc;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One effect, and three guesses, however many answer at one moment. */
abstract class RaceContract {

    /** The JDBC URL of an empty database that other processes could use too, or that survives this one. */
    abstract String freshDatabase();

    @Test
    void rightAnswersAtOnce_haveOneEffect_andTheOthersHearAlready() throws Exception {
        rightAnswers(25);
    }

    @Test
    @Tag("slow")
    void rightAnswersAtOnce_haveOneEffect_aThousandTimes() throws Exception {
        rightAnswers(1_000);
    }

    @Test
    void wrongAnswersAtOnce_getThreeTriesBetweenThem() throws Exception {
        wrongAnswers(10);
    }

    @Test
    @Tag("slow")
    void wrongAnswersAtOnce_getThreeTriesBetweenThem_aThousandTimes() throws Exception {
        wrongAnswers(1_000);
    }

    private void rightAnswers(int rounds) throws Exception {
        try (Race race = new Race(freshDatabase(), Databases::storage)) {
            race.rightAnswers(rounds);
        }
    }

    private void wrongAnswers(int rounds) throws Exception {
        try (Race race = new Race(freshDatabase(), Databases::storage)) {
            race.wrongAnswers(rounds);
        }
    }
}
