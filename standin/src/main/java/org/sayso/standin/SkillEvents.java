package org.sayso.standin;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.ApiAccessTokens;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.protocol.EventRequests.Subject;
import org.sayso.standin.protocol.EventRequests.SubjectPerson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends skill events, signed like requests, to skills whose manifest subscribes to them: one after the other, in a thread of
 * its own. The newest 50 can be looked at. Thread-safe.
 */
final class SkillEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SkillEvents.class);
    private static final String PREFIX = "AlexaSkillEvent.";
    private static final int MOST = 50;
    private static final int HOLD_MILLIS = 300;
    private static final int ANSWERED = 200;

    private final EventDelivery delivery;
    private final ApiAccessTokens tokens;
    private final Fingerprints fingerprints;
    private final Topics topics;
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();
    private final Deque<SentEvent> sent = new ArrayDeque<>();
    private final ScheduledThreadPoolExecutor sending = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "stand-in-skill-events");
        thread.setDaemon(true);
        return thread;
    });

    SkillEvents(EventDelivery delivery, ApiAccessTokens tokens, Fingerprints fingerprints, Topics topics, Clock clock) {
        this.delivery = delivery;
        this.tokens = tokens;
        this.fingerprints = fingerprints;
        this.topics = topics;
        this.clock = clock;
        // Without events there is no thread.
        sending.setKeepAliveTime(10, TimeUnit.SECONDS);
        sending.allowCoreThreadTimeOut(true);
    }

    /** An event, and whom it is for. */
    private record Event(Skill skill, ObjectNode request, List<String> secrets) {

        String type() {
            return request.path("request").path("type").asString("");
        }
    }

    /**
     * Sends an event if the skill subscribes to it, and notes it otherwise.
     *
     * @param name such as {@code SkillEnabled}; the manifest calls it {@code SKILL_ENABLED}
     * @param person the person whom it is about, by the household's id; null for the account
     * @param body null for an event without one
     */
    void send(Skill skill, String name, @Nullable String person, @Nullable ObjectNode body) {
        String subscription = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        if (!skill.eventSubscriptions().contains(subscription)) {
            add(new SentEvent(
                    skill.info().id(), PREFIX + name, clock.instant(), 0, 0, JsonNodeFactory.instance.nullNode()));
            topics.changed(StandIn.TOPIC_ALEXA_APP);
            return;
        }
        ObjectNode request = skill.events().event(name, subject(skill, person), body);
        List<String> secrets = new ArrayList<>(skill.links().secrets());
        secrets.add(request.at("/context/System/apiAccessToken").asString(""));
        Event event = new Event(skill, request, secrets);
        boolean held = delivery.reordered() && count.getAndIncrement() % 2 == 0;
        for (int i = 0; i < (delivery.repeated() ? 2 : 1); i++) {
            later(event, 1, held ? HOLD_MILLIS : 0);
        }
    }

    private Subject subject(Skill skill, @Nullable String person) {
        String personId = person == null ? null : PersonIds.of(skill.info().id(), person);
        Optional<SubjectPerson> about = Optional.ofNullable(personId)
                .map(id -> new SubjectPerson(id, skill.links().existing(person).flatMap(AccountLink::accessToken)));
        String token = tokens.token(skill.info().id(), skill.userId(), null, personId);
        return new Subject(skill.userId(), skill.links().of(null).accessToken(), about, token);
    }

    private void later(Event event, int tries, long millis) {
        var unused = sending.schedule(() -> deliver(event, tries), millis, TimeUnit.MILLISECONDS);
    }

    private void deliver(Event event, int tries) {
        int status;
        try {
            status = event.skill().client().ask(event.request()).status();
        } catch (RuntimeException failure) {
            LOG.warn("The event {} could not be sent", event.type(), failure);
            return;
        }
        if (status != ANSWERED && tries <= delivery.retries()) {
            later(event, tries + 1, delivery.retryAfter().toMillis());
            return;
        }
        if (status != ANSWERED) {
            LOG.warn("The event {} was given up after {} tries", event.type(), tries);
        }
        JsonNode shown = fingerprints.hide(event.request(), event.secrets());
        add(new SentEvent(
                event.skill().info().id(),
                event.type(),
                clock.instant(),
                status,
                tries,
                shown == null ? JsonNodeFactory.instance.nullNode() : shown));
        topics.changed(StandIn.TOPIC_ALEXA_APP);
    }

    private synchronized void add(SentEvent event) {
        sent.addFirst(event);
        if (sent.size() > MOST) {
            sent.removeLast();
        }
    }

    /** The newest events, newest first, also those that no manifest subscribes to. */
    synchronized List<SentEvent> sent() {
        return List.copyOf(sent);
    }
}
