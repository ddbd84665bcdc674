package org.sayso.app.playground;

import tools.jackson.databind.JsonNode;

/**
 * One check as the page shows it.
 *
 * @param reason the refusal's name; empty where the check passed
 * @param hint what a developer should look at; empty where the check passed
 */
record CheckView(String name, boolean passed, String reason, String hint, String detail, String took) {

    static CheckView of(JsonNode check) {
        return new CheckView(
                check.path("name").asString(""),
                check.path("passed").asBoolean(false),
                check.path("reason").asString(""),
                check.path("hint").asString(""),
                check.path("detail").asString(""),
                Times.took(check.path("micros").asLong(0)));
    }
}
