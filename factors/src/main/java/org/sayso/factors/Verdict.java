package org.sayso.factors;

/** What a provider says of a code, or of an approval that it asked for. */
public sealed interface Verdict {

    /** It was the right code of the right person, or they approved. The only verdict that confirms. */
    record Right() implements Verdict {}

    /** It was not: wrong, replaced by a newer code, used before or too old; providers do not always tell which. */
    record Wrong() implements Verdict {}

    /** The person has not decided yet. */
    record Waiting() implements Verdict {}

    /** The person said no. */
    record Denied() implements Verdict {}

    /** What was sent or asked is too old; only a new one helps. */
    record Expired() implements Verdict {}

    /** There is no verdict. */
    record None(Trouble trouble) implements Verdict {}
}
