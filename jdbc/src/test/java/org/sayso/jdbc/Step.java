package org.sayso.jdbc;

/** What a thread of a {@link Victim} is about to do. */
enum Step {
    /** Commit a challenge and the message that goes with it. */
    PROMISE("the request's commit"),
    /** Count a try. */
    TRY("counting the try"),
    /** Compare the code; the try is committed. */
    COMPARE("the comparison"),
    /** Claim the challenge. */
    CLAIM("the claim"),
    /** Write the local effect. */
    EFFECT("the local effect"),
    /** Write the proof, and what is owed. */
    CONFIRM("the move to confirmed"),
    /** Commit proof and effect. */
    COMMIT("the commit"),
    /** Tell the answer; it is committed. */
    TELL("telling the answer"),
    /** Send a message. */
    MESSAGE("sending a message"),
    /** Write down that it was sent. */
    MESSAGE_SENT("noting that the message was sent"),
    /** Send a remote effect. */
    REMOTE("sending a remote effect"),
    /** Write down that it was sent. */
    REMOTE_SENT("noting that the remote effect was sent"),
    /** Nothing that matters. */
    DONE("none of these");

    final String text;

    Step(String text) {
        this.text = text;
    }

    /** Between the try that counts and the answer that is told. */
    boolean insideAConfirmation() {
        return compareTo(COMPARE) >= 0 && compareTo(TELL) <= 0;
    }
}
