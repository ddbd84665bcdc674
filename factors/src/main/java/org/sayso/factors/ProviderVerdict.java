package org.sayso.factors;

/** What a provider says of a code, or of an approval that it asked for. */
public sealed interface ProviderVerdict {

    /** It was the right code of the right person, or they approved. The only verdict that confirms. */
    record Right() implements ProviderVerdict {}

    /** It was not: wrong, replaced by a newer code, used before or too old; providers do not always tell which. */
    record Wrong() implements ProviderVerdict {}

    /** The person has not decided yet. */
    record Waiting() implements ProviderVerdict {}

    /** The person said no. */
    record Denied() implements ProviderVerdict {}

    /** What was sent or asked is too old; only a new one helps. */
    record Expired() implements ProviderVerdict {}

    /** There is no verdict. */
    record None(Trouble trouble) implements ProviderVerdict {}
}
