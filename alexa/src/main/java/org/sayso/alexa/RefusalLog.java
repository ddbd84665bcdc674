package org.sayso.alexa;

import java.util.Set;
import org.sayso.CallerRefusal;
import org.sayso.Question;
import org.sayso.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells the operator about refusals, by reason and hint; never anything from the token. */
final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger("org.sayso.refusals");

    private RefusalLog() {}

    /** What happens to links every day; any other refusal could be a setting of ours that refuses everybody. */
    private static final Set<Refusal> EVERYDAY = Set.of(CallerRefusal.EXPIRED, CallerRefusal.INACTIVE);

    /** An error where only the operator can help. */
    static void note(String requestId, Refusal reason) {
        Level level = reason == CallerRefusal.NOT_LINKED
                ? Level.DEBUG
                : switch (reason.remedy()) {
                    case OPERATOR -> Level.ERROR;
                    case TRY_LATER -> Level.WARN;
                    case LINK ->
                        reason.question() == Question.CALLER && !EVERYDAY.contains(reason) ? Level.WARN : Level.INFO;
                    case NONE -> Level.INFO;
                };
        log.atLevel(level)
                .log("request {} refused: {} {}: {}", requestId, reason.question(), reason.name(), reason.hint());
    }
}
