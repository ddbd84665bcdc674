package org.sayso.standin.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.household.Household;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.task.TaskSettings;

/** One scene as it is played once. Not thread-safe. */
final class ScenePlay {

    /** After that many silences no session is open any more. */
    private static final int MOST_SILENCES = 8;

    private final Stage stage;
    private final StandIn alexa;
    private final Scene scene;
    private final Consumer<PlayedStep> listener;
    private final List<PlayedStep> played = new ArrayList<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    ScenePlay(Stage stage, Scene scene, Consumer<PlayedStep> listener) {
        this.stage = stage;
        this.alexa = stage.alexa();
        this.scene = scene;
        this.listener = listener;
    }

    SceneResult play() {
        try {
            SkillInfo skill = prepare();
            int number = 1;
            for (Step step : scene.steps()) {
                if (!play(number++, step, skill)) {
                    return result();
                }
            }
            List<String> failures = atTheEnd(skill);
            if (!failures.isEmpty()) {
                add(new PlayedStep(number, "(the end)", Optional.empty(), failures));
            }
        } catch (CannotBePlayedException cannot) {
            add(new PlayedStep(played.size() + 1, "(before it begins)", Optional.empty(), List.of(cannot.why())));
        } finally {
            while (!undo.isEmpty()) {
                undo.pop().run();
            }
        }
        return result();
    }

    private SceneResult result() {
        return new SceneResult(scene, played);
    }

    private void add(PlayedStep step) {
        played.add(step);
        listener.accept(step);
    }

    private SkillInfo prepare() {
        SkillInfo skill = alexa.skills().stream()
                .filter(each -> each.id().equals(scene.skill())
                        || each.invocationName().equalsIgnoreCase(scene.skill())
                        || each.name().equalsIgnoreCase(scene.skill()))
                .findFirst()
                .orElseThrow(() -> new CannotBePlayedException("No skill " + scene.skill()
                        + " is enabled here; there are "
                        + alexa.skills().stream().map(SkillInfo::invocationName).toList()));
        scene.locale().filter(locale -> !locale.equals(alexa.locale())).ifPresent(locale -> {
            throw new CannotBePlayedException(
                    "The scene is played in " + locale + ", and the household speaks " + alexa.locale());
        });
        alexa.household().devices().forEach(device -> hangUp(device.id()));
        Household household = alexa.household();
        TaskSettings settings = alexa.taskSettings();
        boolean number = alexa.statusCodeAsNumber();
        boolean failing = alexa.amazon().failing();
        undo.push(() -> {
            alexa.householdState().change(now -> household);
            alexa.householdState().forgetPins();
            alexa.changeTaskSettings(now -> settings);
            alexa.statusCodeAsNumber(number);
            alexa.amazon().failing(failing);
        });
        undo.push(alexa.anew(skill.id()));
        undo.push(() -> alexa.household().devices().forEach(device -> hangUp(device.id())));
        try {
            new Preparation(alexa, skill.id(), scene.before()).apply();
        } catch (IllegalArgumentException wrong) {
            throw new CannotBePlayedException(String.valueOf(wrong.getMessage()));
        }
        if (scene.before().linked() && stage.link(skill.id(), person()) instanceof LinkResult.Failed failed) {
            throw new CannotBePlayedException("The account cannot be linked: " + failed.reason());
        }
        alexa.amazon().failing(scene.before().providerFails());
        return skill;
    }

    /** Ends what is going on at a device, as somebody does who walks away. */
    private void hangUp(String device) {
        for (int i = 0; i < MOST_SILENCES && alexa.sessionOpen(device); i++) {
            alexa.silence(device);
        }
    }

    private String person() {
        return scene.person().orElseGet(() -> alexa.household().people().get(0).id());
    }

    private String device() {
        return scene.device().orElseGet(() -> alexa.household().devices().get(0).id());
    }

    private boolean play(int number, Step step, SkillInfo skill) {
        Optional<Turn> turn = Optional.empty();
        List<String> failures = new ArrayList<>();
        try {
            turn = act(step, skill, failures);
        } catch (IllegalArgumentException | UnsupportedOperationException cannot) {
            failures.add(String.valueOf(cannot.getMessage()));
        }
        turn.ifPresent(seen -> failures.addAll(
                Judge.failures(expectation(step), seen, alexa.link(skill.id()).linked())));
        add(new PlayedStep(number, step.inWords(), turn, failures));
        return failures.isEmpty();
    }

    private Optional<Turn> act(Step step, SkillInfo skill, List<String> failures) {
        if (step instanceof Step.Say say) {
            String person = say.by().orElseGet(this::person);
            String text = SpokenSecrets.of(alexa, person).fill(say.text());
            return Optional.of(alexa.say(say.at().orElseGet(this::device), person, text));
        }
        if (step instanceof Step.Silence silence) {
            return Optional.of(alexa.silence(silence.at().orElseGet(this::device)));
        }
        if (step instanceof Step.Wait wait) {
            stage.forward(wait.time());
            return Optional.empty();
        }
        Step.Link link = (Step.Link) step;
        if (stage.link(skill.id(), link.by().orElseGet(this::person)) instanceof LinkResult.Failed failed) {
            failures.add("The account was not linked: " + failed.reason());
        }
        return Optional.empty();
    }

    private static Expectation expectation(Step step) {
        if (step instanceof Step.Say say) {
            return say.expectation();
        }
        return step instanceof Step.Silence silence ? silence.expectation() : Expectation.NO_FINDINGS;
    }

    private List<String> atTheEnd(SkillInfo skill) {
        List<String> failures = new ArrayList<>();
        boolean linked = alexa.link(skill.id()).linked();
        scene.end()
                .linked()
                .filter(wanted -> wanted != linked)
                .ifPresent(wanted -> failures.add(Judge.linked(wanted, linked)));
        TreeSet<String> granted = new TreeSet<>(alexa.household().granted(skill.id()));
        scene.end()
                .permissions()
                .filter(wanted -> !new TreeSet<>(wanted).equals(granted))
                .ifPresent(wanted ->
                        failures.add("The skill should have the permissions " + wanted + ", and has " + granted));
        return failures;
    }

    /** The scene does not fit the household or the skills. */
    private static final class CannotBePlayedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String why;

        CannotBePlayedException(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
