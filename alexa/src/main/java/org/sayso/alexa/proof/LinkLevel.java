package org.sayso.alexa.proof;

/**
 * Whose account link a request carries.
 *
 * <p>Without skill personalization only {@link #HOUSEHOLD} and {@link #NONE} occur. With it, a speaker who is recognised and
 * has linked an account of their own brings {@link #PERSON}; everybody else falls back to the household's.
 *
 * @see <a href="https://developer.amazon.com/docs/alexa/custom-skills/add-personalization-to-your-skill.html">Amazon, Add
 *     personalization to your skill</a>
 */
public enum LinkLevel {
    /** The recognised speaker's own link. */
    PERSON,
    /** The link of the Amazon account that the device belongs to, whoever speaks. */
    HOUSEHOLD,
    /** No link. */
    NONE
}
