package org.sayso.app.tour;

/** A step of the tour did not lead to what it must lead to; the message says what was seen instead. */
final class StepFailed extends Exception {

    StepFailed(String message) {
        super(message);
    }
}
