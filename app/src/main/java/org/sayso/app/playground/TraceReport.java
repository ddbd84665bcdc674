package org.sayso.app.playground;

import tools.jackson.databind.JsonNode;

/** What came of asking the skill for the trace of its last request. */
sealed interface TraceReport {

    /** The skill's answer: one JSON object, tokens already replaced by fingerprints. */
    record Found(JsonNode trace) implements TraceReport {}

    /** The skill answers, but has seen no request yet. */
    record Nothing() implements TraceReport {}

    /**
     * The trace could not be had.
     *
     * @param why what went wrong
     * @param whatToDo the next step for the reader
     */
    record Unavailable(String why, String whatToDo) implements TraceReport {}
}
