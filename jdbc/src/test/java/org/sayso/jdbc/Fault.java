package org.sayso.jdbc;

import javax.sql.DataSource;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Storage;

/** Sound storage, or storage with one of the faults that {@link KillRun} is there to catch. */
enum Fault {
    NONE,
    STATE_MISSING_IN_THE_WHERE,
    EFFECT_BEFORE_THE_COMMIT,
    SENT_AFTER_THE_COMMIT_WITHOUT_OUTBOX,
    SENT_BEFORE_THE_COMMIT_WITHOUT_OUTBOX,
    COUNTED_AFTER_THE_COMPARISON;

    /** Storage with this fault, where {@code sender} serves those that send on their own. */
    Storage storage(DataSource dataSource, MessageSender sender) {
        return switch (this) {
            case NONE -> Databases.storage(dataSource);
            case STATE_MISSING_IN_THE_WHERE -> FaultyStorage.withoutStateInTheWhere(dataSource);
            case EFFECT_BEFORE_THE_COMMIT -> FaultyStorage.withTheEffectBeforeTheCommit(dataSource);
            case SENT_AFTER_THE_COMMIT_WITHOUT_OUTBOX -> FaultyStorage.sendingAfterTheCommit(dataSource, sender);
            case SENT_BEFORE_THE_COMMIT_WITHOUT_OUTBOX -> FaultyStorage.sendingBeforeTheCommit(dataSource, sender);
            case COUNTED_AFTER_THE_COMPARISON -> FaultyStorage.withTheCountAfterTheComparison(dataSource, 1_000);
        };
    }
}
