package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What cards have to have. */
final class CardRules {

    private static final int LONGEST_IMAGE = 2000;

    private CardRules() {}

    /** Only somebody who is not linked is asked to link. */
    static final class LinkedAlready implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            JsonNode system = answered.request().path("context").path("System");
            boolean linked = system.path("user").has("accessToken")
                    || system.path("person").has("accessToken");
            return linked && answered.cardType().equals("LinkAccount")
                    ? List.of("The card asks to link an account, but the request had an access token; that is right"
                            + " only if the token is not valid any more")
                    : List.of();
        }
    }

    /** Pictures come by HTTPS from addresses of at most 2000 characters. */
    static final class ImageAddress implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            List<String> findings = new ArrayList<>();
            for (var image : answered.response().path("card").path("image").properties()) {
                String address = image.getValue().asString("");
                if (address.length() > LONGEST_IMAGE) {
                    findings.add("The card's " + image.getKey() + " is longer than 2000 characters");
                } else if (!address.startsWith("https://")) {
                    findings.add("The card's " + image.getKey() + " does not begin with https://");
                }
            }
            return findings;
        }
    }

    /** A card that asks for permissions names them. */
    static final class PermissionsNamed implements AnswerRule {
        @Override
        public List<String> broken(Answered answered) {
            return answered.cardType().equals("AskForPermissionsConsent")
                            && answered.response()
                                    .path("card")
                                    .path("permissions")
                                    .isEmpty()
                    ? List.of("The card asks for permissions and names none")
                    : List.of();
        }
    }
}
