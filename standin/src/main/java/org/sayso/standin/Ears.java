package org.sayso.standin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.Understanding;
import org.sayso.standin.protocol.EndReason;
import org.sayso.standin.protocol.RequestIntent;

/** Decides who is meant by what is said at one device, and lets them have it. Not thread-safe. */
final class Ears {

    private final SkillNames names;
    private final Place place;
    private final SkillCalls calls;
    private final Answers answers;
    private final Phrases phrases;

    Ears(SkillNames names, Place place, SkillCalls calls, Answers answers, Phrases phrases) {
        this.names = names;
        this.place = place;
        this.calls = calls;
        this.answers = answers;
        this.phrases = phrases;
    }

    /** The person said something; gives who has the conversation afterwards. */
    Floor hear(TurnNotes notes, Floor before) {
        if (before instanceof Floor.Busy busy) {
            notes.meant(busy.suspended().skill(), "");
            return answers.tasks().hear(notes, busy);
        }
        @Nullable
        OpenSession open =
                before.session().map(each -> each.spokenToBy(notes.person())).orElse(null);
        // Whoever names a skill starts it anew, also in the middle of a session.
        Optional<SkillNames.Named> named = names.find(notes.heard(), open == null ? null : open.skill(), place);
        if (named.isPresent()) {
            return begin(notes, named.get(), open);
        }
        if (open == null) {
            return unnamed(notes);
        }
        Optional<Floor.Asked> asked = before instanceof Floor.Listening now ? now.asked() : Optional.empty();
        return asked.isPresent()
                ? answered(notes, before, open, asked.get())
                : goOn(notes, before, open, inSession(notes, open));
    }

    private Floor begin(TurnNotes notes, SkillNames.Named named, @Nullable OpenSession before) {
        Skill skill = named.skill();
        if (before != null && !before.skill().is(skill)) {
            calls.end(notes, before, EndReason.USER_INITIATED, "");
            notes.finding("This ended the session with " + before.skill().info().name());
        }
        OpenSession open = OpenSession.begin(skill, place.language(skill), notes.person());
        if (named.meaning() instanceof Understanding.Intent intent) {
            return asked(notes, open, intent);
        }
        notes.meant(skill, "LaunchRequest");
        return answers.ask(notes, open, speaker -> skill.requests().launch(speaker, open.session()));
    }

    private Floor asked(TurnNotes notes, OpenSession open, Understanding.Intent intent) {
        notes.meant(open.skill(), intent.name());
        return answers.dialogs().begin(notes, open, open.toRequest(intent.name(), intent.slots()));
    }

    /** Said after a question of a dialog. */
    private Floor answered(TurnNotes notes, Floor before, OpenSession open, Floor.Asked asked) {
        RequestIntent intent = asked.intent();
        Understanding meaning;
        if (asked.question() instanceof Floor.Question.ForSlot elicited) {
            meaning = open.language().inDialog(notes.heard(), intent.name(), elicited.slot());
        } else {
            Optional<Boolean> yes = open.language().yesOrNo(notes.heard());
            if (yes.isPresent()) {
                notes.meant(open.skill(), intent.name());
                return answers.dialogs().goOn(notes, open, Dialogs.confirmed(asked, yes.get()));
            }
            meaning = inSession(notes, open);
        }
        if (meaning instanceof Understanding.Intent heard && heard.name().equals(intent.name())) {
            notes.meant(open.skill(), intent.name());
            RequestIntent more = open.toRequest(heard.name(), heard.slots());
            return answers.dialogs().goOn(notes, open, intent.heard(more.slots()));
        }
        return goOn(notes, before, open, meaning);
    }

    private static Understanding inSession(TurnNotes notes, OpenSession open) {
        return open.language().inSession(notes.heard());
    }

    private Floor goOn(TurnNotes notes, Floor before, OpenSession open, Understanding meaning) {
        if (meaning instanceof Understanding.Intent intent) {
            return asked(notes, open, intent);
        }
        if (meaning instanceof Understanding.Exit) {
            notes.meant(open.skill(), "AMAZON.StopIntent");
            calls.end(notes, open, EndReason.USER_INITIATED, "");
            return Floor.FREE;
        }
        notes.meant(open.skill(), "");
        notes.byAlexa(phrases.line("not-understood"));
        notes.finding("Nothing in the interaction model fits, and it has no AMAZON.FallbackIntent");
        return before;
    }

    /** Nobody listens, and no skill was named. */
    private Floor unnamed(TurnNotes notes) {
        String text = notes.heard();
        if (names.only().isEmpty()) {
            notes.byAlexa(phrases.line("unknown"));
            notes.finding(
                    "No session is open and no skill was named, so none was asked. " + names.howToSay(text, place));
            return Floor.FREE;
        }
        Skill skill = names.only().get();
        // Like Amazon's test console, which has one skill to ask: wishes that fit it need not name it.
        if (SkillNames.isWish(skill, text, place)
                && place.language(skill).inSession(text) instanceof Understanding.Intent wish) {
            notes.finding("No session was open. On a real Echo say: ask " + skill.invocationName() + " to " + text);
            return asked(notes, OpenSession.begin(skill, place.language(skill), notes.person()), wish);
        }
        notes.byAlexa(phrases.line("unknown-try", skill.invocationName()));
        notes.finding("No session is open and the skill was not named, so the skill was not asked");
        return Floor.FREE;
    }

    /** Nobody said anything for as long as the device waits. */
    Floor silence(TurnNotes notes, Floor before) {
        if (before instanceof Floor.Busy busy) {
            notes.meant(busy.suspended().skill(), "");
            return answers.tasks().silence(notes, busy);
        }
        if (before instanceof Floor.Listening listening) {
            notes.meant(listening.open().skill(), "");
            if (listening.reprompt().isPresent()) {
                notes.bySkill(listening.reprompt().get());
                return listening.withoutReprompt();
            }
        }
        before.session().ifPresent(open -> over(notes, open));
        return Floor.FREE;
    }

    /** A session that nobody goes on with ends. */
    void over(TurnNotes notes, OpenSession open) {
        notes.meant(open.skill(), "SessionEndedRequest");
        calls.end(notes, open, EndReason.EXCEEDED_MAX_REPROMPTS, "");
    }
}
