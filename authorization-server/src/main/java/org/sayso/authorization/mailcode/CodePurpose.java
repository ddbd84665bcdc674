package org.sayso.authorization.mailcode;

/** What a code is for; for anything else it is wrong. */
public enum CodePurpose {
    /** Making an account. */
    SIGN_UP,
    /** Choosing another password without the old one. */
    NEW_PASSWORD,
    /** Another address of an account. */
    NEW_EMAIL,
    /** Another number of an account. */
    NEW_PHONE
}
