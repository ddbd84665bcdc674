package org.sayso.standin.task;

import java.util.List;
import org.sayso.standin.household.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for the profile PIN, so that the skill knows with confidence level 400 who speaks. Amazon's page could not be read;
 * the values are those that several libraries agree on.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/pin-confirmation-for-alexa-skills.html">PIN confirmation
 *     for Alexa skills</a>
 */
final class VerifyPersonTask extends Running {

    private static final int LEVEL = 400;
    private static final String POLICY = "VOICE_PIN";

    private final JsonNode input;
    private final PinSettings settings;

    VerifyPersonTask(JsonNode input, TaskContext context) {
        super(context);
        this.input = input;
        this.settings = context.settings().pin();
    }

    @Override
    public TaskStep begin() {
        JsonNode asked = input.path("requestedAuthenticationConfidenceLevel");
        if (asked.path("level").asInt(0) != LEVEL
                || !asked.path("customPolicy").path("policyName").asString("").equals(POLICY)) {
            remark("The input asks for something else than requestedAuthenticationConfidenceLevel.level " + LEVEL
                    + " with customPolicy.policyName " + POLICY + ", which is all that is known of this task");
            return rejected(400, "The requested authentication confidence level is not supported");
        }
        TaskSkill skill = context.skill();
        if (!skill.personalized()) {
            remark("The manifest does not ask for alexa::person_id:read, which the profile PIN needs");
            return rejected(403, "Skill personalization is not configured for the skill");
        }
        if (!skill.pinMandatory() && !skill.pinOptional()) {
            remark("The manifest asks for neither alexa::authenticate:2:mandatory nor alexa::authenticate:2:optional");
            return rejected(403, "The profile PIN is not configured for the skill");
        }
        return forPerson(person());
    }

    private TaskStep forPerson(Person person) {
        if (!person.recognized() || !person.personalization()) {
            remark("Alexa does not recognize the voice of " + person.name()
                    + ", or must not tell skills; what Amazon answers then was not found");
            return notAchieved("", settings.voiceUnknown());
        }
        if (!context.skill().pinMandatory()
                && !person.pinSkills().contains(context.skill().id())) {
            return ended("", "NOT_ENABLED", "");
        }
        if (person.voice().pin() == null) {
            return notAchieved("", "VERIFICATION_METHOD_NOT_SETUP");
        }
        if (context.household().pinLocked(person.id())) {
            return notAchieved("", "METHOD_LOCKOUT");
        }
        return ask(
                new SecretQuestion(
                        new Question(
                                sentences.line("pin.ask", person.firstName()),
                                List.of(),
                                () -> notAchieved(sentences.line("pin.gave-up"), settings.silence())),
                        digits(),
                        new Answers(sentences),
                        heard -> heard.equals(person().voice().pin()),
                        settings.tries(),
                        sentences.line("pin.wrong"),
                        new SecretQuestion.Outcomes(this::right, this::refused, this::givenUp)),
                "");
    }

    private TaskStep right() {
        context.household().verified(context.personId(), context.skill().id(), settings.life());
        return ended(sentences.line("pin.right"), "ACHIEVED", "");
    }

    private TaskStep refused() {
        remark("What Amazon answers when nobody wants to say a PIN was not found");
        return notAchieved(sentences.line("pin.refused"), settings.silence());
    }

    private TaskStep givenUp() {
        context.household().lockPin(context.personId(), settings.lockout());
        return notAchieved(sentences.line("pin.gave-up"), "NOT_MATCH");
    }

    private TaskStep notAchieved(String spoken, String reason) {
        return ended(spoken, "NOT_ACHIEVED", reason);
    }

    private TaskStep ended(String spoken, String status, String reason) {
        ObjectNode result = result().put("version", "2").put("status", status);
        if (!reason.isEmpty()) {
            result.put("reason", reason);
        }
        return done(spoken, 200, "OK", result);
    }

    private TaskStep rejected(int code, String message) {
        return done("", code, message, result().put("version", "2"));
    }
}
