package org.sayso.standin;

import java.util.List;
import java.util.Optional;
import org.sayso.standin.dialog.DialogIntent;
import org.sayso.standin.dialog.DialogStep;
import org.sayso.standin.dialog.Prompt;
import org.sayso.standin.protocol.Confirmation;
import org.sayso.standin.protocol.DialogState;
import org.sayso.standin.protocol.Directives;
import org.sayso.standin.protocol.EndReason;
import org.sayso.standin.protocol.RequestIntent;
import org.sayso.standin.protocol.RequestSlot;
import tools.jackson.databind.JsonNode;

/**
 * Holds dialogs: Alexa asks for what is missing by the prompts of the model, either before the skill hears of it (auto
 * delegation) or as the skill directs.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/dialog-interface-reference.html">Dialog interface
 *     reference</a>
 */
final class Dialogs {

    private final Answers answers;
    private final Place place;

    Dialogs(Answers answers, Place place) {
        this.answers = answers;
        this.place = place;
    }

    /** The person said something new. */
    Floor begin(TurnNotes notes, OpenSession open, RequestIntent intent) {
        Optional<DialogIntent> dialog = open.skill().dialogs().of(intent.name());
        if (dialog.isPresent() && dialog.get().auto()) {
            return delegated(notes, open, dialog.get(), intent);
        }
        return send(notes, open, intent, dialog.map(any -> DialogState.STARTED));
    }

    /** The person answered a question; the intent has the answer. */
    Floor goOn(TurnNotes notes, OpenSession open, RequestIntent intent) {
        Optional<DialogIntent> dialog = open.skill().dialogs().of(intent.name());
        if (dialog.isPresent() && dialog.get().auto()) {
            return delegated(notes, open, dialog.get(), intent);
        }
        return send(
                notes,
                open,
                intent,
                dialog.map(each -> each.next(intent, place.now()) instanceof DialogStep.Complete
                        ? DialogState.COMPLETED
                        : DialogState.IN_PROGRESS));
    }

    /** Why a directive cannot be played, in which case Amazon refuses the whole answer; empty if it can. */
    Optional<String> refusal(Skill skill, JsonNode directive, Optional<RequestIntent> asked) {
        String type = Directives.type(directive);
        Optional<RequestIntent> intent = intent(directive, asked);
        if (intent.isEmpty()) {
            return Optional.of(type + " is about no intent: the request had none, and there is no updatedIntent");
        }
        String name = intent.get().name();
        if (skill.dialogs().of(name).isEmpty()) {
            return Optional.of(type + " is about " + name + ", which has no dialog in the interaction model");
        }
        String slot = directive
                .path("slotToElicit")
                .asString(directive.path("slotToConfirm").asString(""));
        boolean needsSlot = type.equals("Dialog.ElicitSlot") || type.equals("Dialog.ConfirmSlot");
        return needsSlot && intent.get().slot(slot).isEmpty()
                ? Optional.of(type + " is about " + name + ", which has no slot \"" + slot + "\"")
                : Optional.empty();
    }

    private static Optional<RequestIntent> intent(JsonNode directive, Optional<RequestIntent> asked) {
        JsonNode updated = directive.path("updatedIntent");
        if (!updated.isObject()) {
            return asked;
        }
        String name = updated.path("name").asString("");
        return Optional.of(asked.filter(intent -> intent.name().equals(name))
                .orElseGet(() -> new RequestIntent(name, List.of()))
                .updated(updated));
    }

    /**
     * The skill directs what is asked; {@link #refusal} was empty.
     *
     * @param over whether the skill was told that the dialog is complete
     */
    Floor directed(
            TurnNotes notes,
            OpenSession open,
            JsonNode directive,
            Optional<RequestIntent> asked,
            boolean over,
            Optional<String> reprompt) {
        RequestIntent intent = intent(directive, asked).orElseThrow();
        Floor.Question question = switch (Directives.type(directive)) {
            case "Dialog.ElicitSlot" ->
                new Floor.Question.ForSlot(directive.path("slotToElicit").asString(""));
            case "Dialog.ConfirmSlot" ->
                new Floor.Question.OfSlot(directive.path("slotToConfirm").asString(""));
            case "Dialog.ConfirmIntent" -> new Floor.Question.OfIntent();
            default -> null;
        };
        if (question == null) {
            DialogIntent dialog = open.skill().dialogs().of(intent.name()).orElseThrow();
            if (over && asked.equals(Optional.of(intent))) {
                notes.finding("Dialog.Delegate answers a dialog that is complete: there is nothing left to ask");
                return answers.trouble(notes, open, EndReason.INVALID_RESPONSE);
            }
            return delegated(notes, open, dialog, intent);
        }
        return new Floor.Listening(open, Optional.of(new Floor.Asked(intent, question)), reprompt);
    }

    private Floor delegated(TurnNotes notes, OpenSession open, DialogIntent dialog, RequestIntent intent) {
        DialogStep step = dialog.next(intent, place.now());
        if (step instanceof DialogStep.Elicit elicit) {
            return prompt(notes, open, intent, new Floor.Question.ForSlot(elicit.slot()), elicit.prompt());
        }
        if (step instanceof DialogStep.ConfirmSlot confirm) {
            return prompt(notes, open, intent, new Floor.Question.OfSlot(confirm.slot()), confirm.prompt());
        }
        if (step instanceof DialogStep.ConfirmIntent confirm) {
            return prompt(notes, open, intent, new Floor.Question.OfIntent(), confirm.prompt());
        }
        return send(notes, open, intent, Optional.of(DialogState.COMPLETED));
    }

    private static Floor prompt(
            TurnNotes notes, OpenSession open, RequestIntent intent, Floor.Question question, Prompt prompt) {
        String key = intent.name() + " " + question + " " + prompt.variations();
        String text = prompt.text(open.times(key), intent, open.language().locale());
        if (text.isEmpty()) {
            notes.finding("The interaction model has no prompt for this question: " + describe(intent, question));
        }
        notes.bySkill(text);
        return new Floor.Listening(
                open.asking(key),
                Optional.of(new Floor.Asked(intent, question)),
                text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    private static String describe(RequestIntent intent, Floor.Question question) {
        if (question instanceof Floor.Question.ForSlot elicit) {
            return "the value of " + elicit.slot() + " in " + intent.name();
        }
        return question instanceof Floor.Question.OfSlot confirm
                ? "whether " + confirm.slot() + " in " + intent.name() + " is right"
                : "whether " + intent.name() + " is right";
    }

    /** What the person answered, yes or no. */
    static RequestIntent confirmed(Floor.Asked asked, boolean yes) {
        Confirmation answer = yes ? Confirmation.CONFIRMED : Confirmation.DENIED;
        if (asked.question() instanceof Floor.Question.OfSlot confirm) {
            RequestSlot slot =
                    asked.intent().slot(confirm.slot()).orElseGet(() -> new RequestSlot(confirm.slot(), List.of()));
            return asked.intent().with(slot.confirmed(answer));
        }
        return asked.intent().confirmed(answer);
    }

    private Floor send(TurnNotes notes, OpenSession open, RequestIntent intent, Optional<DialogState> state) {
        return answers.ask(
                notes,
                open,
                Optional.of(intent),
                speaker -> open.skill().requests().intent(speaker, open.session(), intent, state));
    }
}
