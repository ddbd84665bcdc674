package org.sayso.standin.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Speech has no elements but those that Alexa knows.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html">SSML
 *     reference</a>
 */
final class SsmlRule implements AnswerRule {

    private static final Set<String> KNOWN = Set.of(
            "speak",
            "alexa:name",
            "amazon:domain",
            "amazon:effect",
            "amazon:emotion",
            "audio",
            "break",
            "emphasis",
            "lang",
            "p",
            "phoneme",
            "prosody",
            "s",
            "say-as",
            "sub",
            "voice",
            "w");

    private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z][\\w:.-]*)");

    @Override
    public List<String> broken(Answered answered) {
        Set<String> unknown = new LinkedHashSet<>();
        for (JsonNode speech : List.of(
                answered.response().path("outputSpeech"),
                answered.response().path("reprompt").path("outputSpeech"))) {
            Matcher elements = ELEMENT.matcher(speech.path("ssml").asString(""));
            while (elements.find()) {
                if (!KNOWN.contains(elements.group(1))) {
                    unknown.add(elements.group(1));
                }
            }
        }
        return unknown.stream()
                .map(name -> "Alexa's SSML has no element <" + name + ">")
                .toList();
    }
}
