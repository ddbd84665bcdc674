package org.sayso.alexa.proof;

import java.util.OptionalInt;

/**
 * Whose voice Alexa recognised ({@code context.System.person}). This identifies somebody; it proves nothing.
 *
 * @param personId Alexa's id of the person, for this skill only
 * @param confidence {@code authenticationConfidenceLevel.level}: 300 where a voice was recognised, 400 where a profile PIN was
 *     given lately; empty where Alexa names none
 * @see <a href="https://developer.amazon.com/docs/custom-skills/add-personalization-to-your-skill.html">Amazon, add
 *     personalization to your skill</a>
 */
public record Speaker(String personId, OptionalInt confidence) {

    @Override
    public String toString() {
        return "Speaker[" + confidence + "]";
    }
}
