package org.sayso;

/** What would help after a {@link Refusal}, and so what the person who speaks is told. */
public enum Remedy {
    /** The person links the account again; a card for that is put into the Alexa app. */
    LINK,
    /** The person tries again later; nothing is wrong with the account or its link. */
    TRY_LATER,
    /** Whoever runs this service must act: a setting, a clock or the issuer is wrong. Linking again would change nothing. */
    OPERATOR,
    /** The person does something else in the same conversation, or nothing at all. */
    NONE
}
