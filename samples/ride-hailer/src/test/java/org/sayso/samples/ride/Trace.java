package org.sayso.samples.ride;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request's way through the four questions, as the skill shows it. */
record Trace(JsonNode json) {

    record Check(String question, String name, boolean passed, String reason, String detail) {}

    List<Check> checks() {
        return json.get("checks")
                .valueStream()
                .map(check -> new Check(
                        check.get("question").asString(),
                        check.get("name").asString(),
                        check.get("passed").asBoolean(),
                        check.path("reason").asString(""),
                        check.get("detail").asString()))
                .toList();
    }

    Check check(String name) {
        return checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name + " in " + checks()));
    }

    /** Why the request was refused; empty where it was not. */
    Optional<String> refusal() {
        return checks().stream()
                .filter(check -> !check.passed())
                .map(Check::reason)
                .findFirst();
    }
}
