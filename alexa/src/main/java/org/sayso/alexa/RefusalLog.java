package org.sayso.alexa;

import org.sayso.CallerRefusal;
import org.sayso.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells the operator about refusals, by reason and hint; never anything from the token. */
final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger("org.sayso.refusals");

    private RefusalLog() {}

    /** An error where only the operator can help; otherwise it is everyday life. */
    static void note(String requestId, Refusal reason) {
        Level level = reason == CallerRefusal.NOT_LINKED
                ? Level.DEBUG
                : switch (reason.remedy()) {
                    case OPERATOR -> Level.ERROR;
                    case TRY_LATER -> Level.WARN;
                    case LINK, NONE -> Level.INFO;
                };
        log.atLevel(level)
                .log("request {} refused: {} {}: {}", requestId, reason.question(), reason.name(), reason.hint());
    }
}
