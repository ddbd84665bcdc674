package org.sayso.standin.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Asks whether a skill may have permissions, for the account or for the person.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/voice-forward-consent-api-reference.html">Voice-forward
 *     consent API reference</a>
 */
final class PermissionsTask extends Running {

    private final JsonNode input;

    PermissionsTask(JsonNode input, TaskContext context) {
        super(context);
        this.input = input;
    }

    @Override
    public TaskStep begin() {
        if (!input.path("@type").asString("").equals("AskForPermissionsConsentRequest")
                || !input.path("@version").asString("").equals("2")) {
            remark("The input should have @type AskForPermissionsConsentRequest and @version 2");
        }
        Optional<AskedScopes> asked = AskedScopes.in(input);
        if (asked.isEmpty()) {
            remark("The input needs permissionScopes, a list of objects with permissionScope and consentLevel"
                    + " (ACCOUNT or PERSON)");
            return done("", 400, "The permission scopes are missing or malformed", result());
        }
        List<String> foreign = asked.get().all().stream()
                .filter(scope -> !context.skill().permissions().contains(scope))
                .toList();
        if (!foreign.isEmpty()) {
            remark("The manifest does not ask for " + String.join(", ", foreign)
                    + "; only what it asks for can be granted");
            return done("", 400, "The permission scopes are not configured for the skill", result());
        }
        return ask(asked.get());
    }

    private TaskStep ask(AskedScopes asked) {
        if (!asked.person().isEmpty() && !(person().recognized() && person().personalization())) {
            remark("Permissions of a person can be granted only by a voice that Alexa recognizes and may tell");
            return ended(context.settings().consent().voiceUnknown());
        }
        AskedScopes open = new AskedScopes(
                without(
                        asked.account(),
                        context.household().now().granted(context.skill().id())),
                without(
                        asked.person(),
                        person().permissions().getOrDefault(context.skill().id(), Set.of())));
        if (open.all().isEmpty()) {
            return ended("ACCEPTED");
        }
        return ask(
                new ConsentQuestion(
                        sentences,
                        context.skill().name(),
                        open.all(),
                        () -> granted(open),
                        () -> ended("DENIED"),
                        () -> ended(context.settings().consent().silence())),
                "");
    }

    private static List<String> without(List<String> scopes, Set<String> granted) {
        List<String> left = new ArrayList<>(scopes);
        left.removeAll(granted);
        return left;
    }

    private TaskStep granted(AskedScopes open) {
        String skill = context.skill().id();
        context.household().grant(skill, open.account());
        context.household().grant(skill, context.personId(), open.person());
        return ended("ACCEPTED");
    }

    private TaskStep ended(String status) {
        return done("", 200, "OK", result().put("status", status));
    }
}
