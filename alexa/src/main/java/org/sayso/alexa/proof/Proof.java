package org.sayso.alexa.proof;

import org.sayso.ProofRefusal;

/** The answer to question one: is it Alexa. */
public sealed interface Proof {

    /**
     * The request comes from Alexa, for this skill, now.
     *
     * @param request what handlers may know of it
     * @param envelope the parsed body
     * @param repetition the one place that answers this request id, however often it is delivered
     */
    record Proven(ProvenRequest request, Envelope envelope, Repetition repetition) implements Proof {}

    /**
     * The request is not accepted, and no handler may see it.
     *
     * @param reason which rule it breaks
     * @param detail what was seen, for the trace; never copied from the request
     */
    record Refused(ProofRefusal reason, String detail) implements Proof {}
}
