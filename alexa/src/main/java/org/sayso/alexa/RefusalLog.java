package org.sayso.alexa;

import org.sayso.CallerRefusal;
import org.sayso.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator about refusals, by reason and hint; never anything from the token. */
final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger("org.sayso.refusals");

    private RefusalLog() {}

    /** A warning where the fault is on our side, so that somebody looks; otherwise it is everyday life. */
    static void note(String requestId, Refusal reason) {
        if (reason == CallerRefusal.NOT_LINKED) {
            log.debug("request {} refused: {} {}", requestId, reason.question(), reason.name());
        } else if (reason.linkingHelps()) {
            log.info("request {} refused: {} {}: {}", requestId, reason.question(), reason.name(), reason.hint());
        } else {
            log.warn("request {} refused: {} {}: {}", requestId, reason.question(), reason.name(), reason.hint());
        }
    }
}
