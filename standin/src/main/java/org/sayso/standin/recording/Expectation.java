package org.sayso.standin.recording;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must come of a step. What is empty is not looked at, except the findings. Immutable.
 *
 * @param intent the intent or request type that the utterance is understood as
 * @param request the type of the last request that the skill is sent; {@code none} if it must be sent none
 * @param spoken each must be part of what is said, whatever the capital letters
 * @param matches must fit a part of what is said
 * @param session whether the session is open afterwards
 * @param card the type of the card; {@code none} if there must be none
 * @param linked whether the household's account is linked afterwards
 * @param task the URI of the task of Alexa's own that has the conversation afterwards; {@code none} if none must
 * @param directives types of directives that must be among those of the answer
 * @param result the {@code result.status} that the skill is resumed with
 * @param findings there must be a finding for each that it is a part of, and no other finding
 */
public record Expectation(
        Optional<String> intent,
        Optional<String> request,
        List<String> spoken,
        Optional<Pattern> matches,
        Optional<Boolean> session,
        Optional<String> card,
        Optional<Boolean> linked,
        Optional<String> task,
        List<String> directives,
        Optional<String> result,
        List<String> findings) {

    /** Only that there are no findings. */
    public static final Expectation NO_FINDINGS = new Expectation(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of());

    public Expectation {
        spoken = List.copyOf(spoken);
        directives = List.copyOf(directives);
        findings = List.copyOf(findings);
    }
}
