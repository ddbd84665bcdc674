package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Which directives there are, and their limits. */
final class DirectiveRules {

    private static final int LONGEST_TOKEN = 1024;
    private static final int LONGEST_STREAM = 8000;
    private static final int MOST_ENTITIES = 100;

    private DirectiveRules() {}

    /** Directives that Alexa knows. Others are shown all the same, so that newer ones can be tried. */
    static final class Known implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            return answered.directives().stream()
                    .filter(directive -> !Directives.isKnown(directive))
                    .map(directive -> "Alexa does not know the directive " + Directives.type(directive)
                            + "; Amazon refuses answers with such directives (INVALID_RESPONSE)")
                    .toList();
        }
    }

    /** What can be played has an address and a token that are not too long. */
    static final class PlayerLimits implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            List<String> findings = new ArrayList<>();
            answered.directive("AudioPlayer.Play")
                    .map(play -> play.path("audioItem").path("stream"))
                    .ifPresent(stream -> {
                        if (stream.path("token").asString("").length() > LONGEST_TOKEN) {
                            findings.add("The audio stream's token is longer than 1024 characters");
                        }
                        if (stream.path("url").asString("").length() > LONGEST_STREAM) {
                            findings.add("The audio stream's address is longer than 8000 characters");
                        }
                    });
            return findings;
        }
    }

    /** At most 100 values are added for a session. */
    static final class Entities implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            int values = 0;
            for (JsonNode directive : answered.directives()) {
                if (Directives.type(directive).equals(Directives.DYNAMIC_ENTITIES)) {
                    for (JsonNode type : directive.path("types")) {
                        values += type.path("values").size();
                    }
                }
            }
            return values > MOST_ENTITIES
                    ? List.of("The dynamic entities have " + values + " values; Alexa takes 100")
                    : List.of();
        }
    }
}
