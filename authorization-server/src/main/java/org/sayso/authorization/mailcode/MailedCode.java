package org.sayso.authorization.mailcode;

/**
 * A code that was just made. Immutable.
 *
 * @param id for the session of the browser that asked; without it the code is worth nothing
 * @param code eight digits, for the address only
 */
public record MailedCode(String id, String code) {

    /** Says nothing of the code. */
    @Override
    public String toString() {
        return "MailedCode";
    }
}
