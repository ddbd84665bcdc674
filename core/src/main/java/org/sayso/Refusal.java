package org.sayso;

/**
 * A reason for saying no: a closed set, one enum for each {@link Question}.
 *
 * <p>A refusal is a value and never an exception; exceptions are for faults. Each says what a developer should look at
 * and what would help.
 */
public sealed interface Refusal permits ProofRefusal, CallerRefusal, PolicyRefusal, ConfirmationRefusal {

    /** The constant's name, for logs, metrics and the trace, such as {@code WRONG_AUDIENCE}. */
    String name();

    /** The question that was answered with no. */
    Question question();

    /** What a developer or operator should look at; never contains request data. */
    String hint();

    /** What would help. */
    Remedy remedy();

    /** Whether the person gets further by linking the account again. */
    default boolean linkingHelps() {
        return remedy() == Remedy.LINK;
    }
}
