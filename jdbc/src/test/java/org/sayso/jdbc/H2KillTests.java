package org.sayso.jdbc;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2KillTests extends KillContract {

    @Override
    String freshDatabase() {
        return Databases.fileUrl(directory.resolve("victim"));
    }

    @Override
    String database() {
        return "H2";
    }

    @ParameterizedTest
    @CsvSource({
        "STATE_MISSING_IN_THE_WHERE,            5, DONE,    'code accepted twice'",
        "EFFECT_BEFORE_THE_COMMIT,              4, CONFIRM, 'order without its proof|code accepted twice'",
        "SENT_AFTER_THE_COMMIT_WITHOUT_OUTBOX,  2, MESSAGE, 'promised message lost'",
        "SENT_BEFORE_THE_COMMIT_WITHOUT_OUTBOX, 2, PROMISE, 'message without its challenge'",
        "COUNTED_AFTER_THE_COMPARISON,          2, DONE,    'free try'"
    })
    void fault_isCaughtByAFewKillsAtItsWeakestStep(Fault fault, int kills, Step step, String wrong) throws Exception {
        caught(fault, kills, List.of(step), wrong);
    }
}
