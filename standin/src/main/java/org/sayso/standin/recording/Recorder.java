package org.sayso.standin.recording;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.TurnListener;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;

/**
 * Writes down what is said at a device, and what comes of it, as a scene that can be played again. Codes and PINs become
 * placeholders, and no number is in it that was spoken. What is said while a session is open already when recording begins is
 * left out. Thread-safe.
 */
public final class Recorder implements TurnListener, AutoCloseable {

    /** A clock that gained more than this on the time that really passed was moved. */
    private static final Duration MOVED = Duration.ofSeconds(20);

    private final StandIn alexa;
    private final String deviceId;
    private final AutoCloseable subscription;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Boolean> linked = new HashMap<>();
    private @Nullable Start start;
    private @Nullable String skillId;
    private boolean listening;
    private String task = "";
    private Instant lastTime;
    private long lastNanos = System.nanoTime();

    /** What was so when the first recorded turn began. */
    private record Start(Household household, Map<String, Boolean> linked, boolean failing, boolean codeAsNumber) {}

    private Recorder(StandIn alexa, String deviceId) {
        this.alexa = alexa;
        this.deviceId = deviceId;
        this.lastTime = alexa.clock().instant();
        this.subscription = alexa.subscribeTurns(this);
    }

    /**
     * Begins to record; {@link #close} ends it.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public static Recorder start(StandIn alexa, String deviceId) {
        boolean open = alexa.sessionOpen(deviceId);
        return new Recorder(alexa, deviceId).notYet(open);
    }

    private synchronized Recorder notYet(boolean open) {
        listening = !open;
        return this;
    }

    @Override
    public synchronized void begins(String device) {
        if (!device.equals(deviceId)) {
            return;
        }
        listening = listening || !alexa.sessionOpen(deviceId);
        if (!listening) {
            return;
        }
        Clock clock = alexa.clock();
        if (start == null) {
            remember(linked);
            start = new Start(
                    alexa.household(), Map.copyOf(linked), alexa.amazon().failing(), alexa.statusCodeAsNumber());
        } else {
            Duration gained = Duration.between(lastTime, clock.instant()).minusNanos(System.nanoTime() - lastNanos);
            if (gained.compareTo(MOVED) > 0) {
                steps.add(
                        new Step.Wait(Duration.ofSeconds(gained.plusMillis(500).toSeconds())));
            }
            if (linkedMeanwhile()) {
                steps.add(new Step.Link(Optional.empty()));
            }
        }
    }

    private boolean linkedMeanwhile() {
        return skillId != null
                && alexa.link(skillId).linked()
                && !Objects.requireNonNullElse(linked.get(skillId), false);
    }

    private void remember(Map<String, Boolean> states) {
        alexa.skills()
                .forEach(skill -> states.put(skill.id(), alexa.link(skill.id()).linked()));
    }

    @Override
    public synchronized void ended(String device, Person person, Turn turn) {
        if (!device.equals(deviceId) || !listening) {
            return;
        }
        if (skillId == null) {
            skillId = turn.skill().map(SkillInfo::id).orElse(null);
        }
        boolean before = skillId != null && Objects.requireNonNullElse(linked.get(skillId), false);
        remember(linked);
        boolean after = skillId != null && Objects.requireNonNullElse(linked.get(skillId), false);
        Expectation seen = Seen.of(turn, before == after ? Optional.empty() : Optional.of(after));
        steps.add(
                turn.heard().isEmpty()
                        ? new Step.Silence(Optional.empty(), seen)
                        : new Step.Say(
                                SpokenSecrets.of(alexa, person.id()).hide(turn.heard(), task),
                                Optional.of(person.id()),
                                Optional.empty(),
                                seen));
        task = turn.task().orElse("");
        lastTime = alexa.clock().instant();
        lastNanos = System.nanoTime();
    }

    /** How many steps there are until now. */
    public synchronized int steps() {
        return steps.size();
    }

    /**
     * What was recorded until now.
     *
     * @param title the scene's; its name is made of it
     * @throws IllegalStateException if nothing was said to a skill yet
     */
    public synchronized Scene scene(String title) {
        Start first = start;
        String id = skillId;
        if (first == null || id == null) {
            throw new IllegalStateException("Nothing was said to a skill yet, so there is nothing to keep");
        }
        Optional<String> person = steps.stream()
                .flatMap(step -> step instanceof Step.Say say ? say.by().stream() : Stream.empty())
                .findFirst();
        return new Scene(
                name(title),
                title,
                "",
                alexa.skills().stream()
                        .filter(skill -> skill.id().equals(id))
                        .map(SkillInfo::invocationName)
                        .findFirst()
                        .orElse(id),
                Optional.of(alexa.locale()),
                person,
                Optional.of(deviceId),
                before(first, id),
                steps.stream().map(step -> usual(step, person)).toList(),
                new Scene.EndState(Optional.of(alexa.link(id).linked()), Optional.empty()));
    }

    /** Who speaks need not be said where it is who usually does. */
    private static Step usual(Step step, Optional<String> person) {
        return step instanceof Step.Say say && say.by().equals(person)
                ? new Step.Say(say.text(), Optional.empty(), say.at(), say.expectation())
                : step;
    }

    private static String name(String title) {
        String plain =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String shortened = plain.length() > 60 ? plain.substring(0, 60) : plain;
        return shortened.isEmpty() ? "recording" : shortened;
    }

    private Before before(Start first, String skill) {
        Map<String, Before.Changes> people = new HashMap<>();
        first.household().people().stream()
                .filter(person -> person.owner() || speaks(person.id()))
                .forEach(person -> people.put(person.id(), changes(person, skill)));
        return new Before(
                people,
                List.copyOf(first.household().granted(skill)),
                Objects.requireNonNullElse(first.linked().get(skill), false),
                first.failing(),
                alexa.taskSettings().linking().grantedEarlier(),
                first.codeAsNumber());
    }

    private boolean speaks(String person) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Say say
                        && say.by().filter(person::equals).isPresent());
    }

    /** Numbers and PINs stay in the household. */
    private Before.Changes changes(Person person, String skill) {
        String number = person.voice().phoneNumber();
        Instant refused = person.refusals().get(skill);
        return new Before.Changes(
                person.owner(),
                person.personalization(),
                person.recognized(),
                person.voice().confidence(),
                number == null ? Before.NONE : person.phoneNumber() == null ? null : Before.OWN,
                person.voice().pin() == null ? Before.NONE : null,
                person.pinSkills().contains(skill) ? true : null,
                List.copyOf(person.permissions().getOrDefault(skill, Set.of())),
                refused == null
                        ? null
                        : minutes(Duration.between(refused, alexa.clock().instant())));
    }

    private static Duration minutes(Duration exact) {
        return Duration.ofMinutes(Math.max(1, exact.toMinutes()));
    }

    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
