package org.sayso.standin;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.CustomerProfileApi;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;
import org.sayso.standin.household.Phones;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.linking.LinkFailure;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkStatus;
import org.sayso.standin.linking.Region;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.task.TaskSettings;
import org.sayso.standin.task.VoiceLinker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Plays Alexa for the skills that a household has enabled: devices that listen, the Alexa app with its cards and account
 * links, and the phones of the household. Skills are named by their ids; an id that is not enabled here is an {@code
 * IllegalArgumentException}. Thread-safe; utterances at one device are taken one after the other.
 */
public final class StandIn {

    /** What {@link #subscribe} reports when something was said at a device. */
    public static final String TOPIC_ECHO = "echo";

    /** What {@link #subscribe} reports when a card or an account link changed. */
    public static final String TOPIC_ALEXA_APP = "alexa-app";

    /** What {@link #subscribe} reports when a message arrived. */
    public static final String TOPIC_PHONE = "phone";

    /** What {@link #subscribe} reports when somebody, or what somebody granted, changed. */
    public static final String TOPIC_HOUSEHOLD = "household";

    private final Map<String, Skill> skills = new LinkedHashMap<>();
    private final Senders senders;
    private final Home home;
    private final StandInAuthority authority;
    private final LoginWithAmazon amazon;
    private final CustomerProfileApi profiles;
    private final Map<String, Conversation> conversations = new LinkedHashMap<>();

    StandIn(
            List<Skill> skills,
            Senders senders,
            Home home,
            StandInAuthority authority,
            LoginWithAmazon amazon,
            CustomerProfileApi profiles) {
        this.amazon = amazon;
        this.profiles = profiles;
        this.senders = senders;
        this.home = home;
        this.authority = authority;
        skills.forEach(skill -> this.skills.put(skill.info().id(), skill));
        SkillNames names = new SkillNames(skills);
        household()
                .devices()
                .forEach(device -> conversations.put(device.id(), new Conversation(names, home, device.id())));
    }

    public static StandInBuilder builder() {
        return new StandInBuilder();
    }

    /** The household as it is now. */
    public Household household() {
        return home.household().now();
    }

    /** The household, to change it. */
    public HouseholdState householdState() {
        return home.household();
    }

    /** Login with Amazon, where the people of this household have accounts. */
    public LoginWithAmazon amazon() {
        return amazon;
    }

    /** What skills may ask about the customer, with the {@code apiAccessToken} of their requests. */
    public CustomerProfileApi customerProfileApi() {
        return profiles;
    }

    /** Where the household's Amazon account is. */
    public Region region() {
        return home.linking().region();
    }

    /** The permissions that a skill's manifest asks for. */
    public List<String> permissionsAskedBy(String skillId) {
        return skill(skillId).task().scopes();
    }

    /** Whether people can link with a skill by voice, as far as the skill is set up for it. */
    public boolean linksByVoice(String skillId) {
        return skill(skillId).task().linksByVoice();
    }

    /** Every redirect URI that a skill's authorization server must know, one of each region. */
    public List<URI> redirectUris(String skillId) {
        return skill(skillId).redirectUris();
    }

    /** The stand-in's time. */
    public Clock clock() {
        return home.clock();
    }

    /** The language the household speaks, such as {@code en-US}. */
    public String locale() {
        return home.tasks().locale().toLanguageTag();
    }

    /** How the tasks of Alexa's own are played where Amazon leaves it open. */
    public TaskSettings taskSettings() {
        return home.tasks().settings();
    }

    /** Changes how tasks of Alexa's own are played; one that has begun goes on as it began. */
    public void changeTaskSettings(UnaryOperator<TaskSettings> change) {
        home.tasks().change(change);
    }

    /** Whether {@code status.code} of a SessionResumedRequest is a number. */
    public boolean statusCodeAsNumber() {
        return home.tasks().codeAsNumber();
    }

    /** From now on {@code status.code} of a SessionResumedRequest is a number, or a text. */
    public void statusCodeAsNumber(boolean number) {
        home.tasks().codeAsNumber(number);
    }

    /**
     * The clock was put back, so some of what happened has yet to come: refusals of that time are forgotten, and so are all
     * profile PINs that were said or locked; messages, cards and notifications of that time are dated now. Access tokens of that time are refreshed
     * at the next request anyway.
     */
    public void clockWentBack() {
        Instant now = home.clock().instant();
        home.household().forgetRefusalsAfter(now);
        home.household().forgetPins();
        home.phones().notAfter(now);
        home.app().notAfter(now);
        skills.values().forEach(skill -> skill.codes().notAfter(now));
        home.topics().changed(TOPIC_PHONE);
        home.topics().changed(TOPIC_ALEXA_APP);
    }

    /** Whether the household has enabled a skill; each is at the beginning. */
    public boolean enabled(String skillId) {
        return skill(skillId).enablement().enabled();
    }

    /** Enables a skill that was disabled: it knows the household by a new {@code userId}. Else nothing happens. */
    public void enable(String skillId) {
        Skill skill = skill(skillId);
        if (skill.enablement().enable()) {
            home.events().send(skill, "SkillEnabled", null, null);
            home.topics().changed(TOPIC_ALEXA_APP);
        }
    }

    /**
     * Disables a skill: its sessions are over, its account links and permissions are gone, it is not known by its name any
     * more. Nothing happens if that was done before. That the permissions go as well was not found, but each enablement asks
     * for them anew.
     *
     * @param persisted whether Alexa keeps what the skill knows of the user for the next time; the event says so
     */
    public void disable(String skillId, boolean persisted) {
        Skill skill = skill(skillId);
        if (!skill.enablement().disable()) {
            return;
        }
        home.events()
                .send(
                        skill,
                        "SkillDisabled",
                        null,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("userInformationPersistenceStatus", persisted ? "PERSISTED" : "NOT_PERSISTED"));
        conversations.values().forEach(conversation -> conversation.disabled(skill));
        skill.links().unlinkAll();
        skill.codes().over(home.clock().instant());
        withdrawAll(skillId);
        home.topics().changed(TOPIC_ALEXA_APP);
    }

    private void withdrawAll(String skillId) {
        home.household().withdraw(skillId, household().granted(skillId));
        household()
                .people()
                .forEach(person -> home.household()
                        .withdraw(skillId, person.id(), person.permissions().getOrDefault(skillId, Set.of())));
    }

    /**
     * As if the household had enabled a skill just now and never used it: under a new {@code userId}, unlinked, with no
     * session. No event tells the skill. For trying something out; what people and the account granted stays.
     *
     * @return brings back how it was before, without the cards, notifications and messages that the skill, and Amazon for
     *     it, sent since
     */
    public Runnable anew(String skillId) {
        Skill skill = skill(skillId);
        Runnable enablement = skill.enablement().anew();
        Runnable links = skill.links().anew();
        Runnable app = home.app().mark(skillId);
        Runnable phones = home.phones().mark(Set.of(skill.info().name(), TaskContexts.SENDER));
        begunAnew(skill);
        return () -> {
            enablement.run();
            links.run();
            app.run();
            phones.run();
            begunAnew(skill);
            home.topics().changed(TOPIC_PHONE);
        };
    }

    private void begunAnew(Skill skill) {
        conversations.values().forEach(conversation -> conversation.disabled(skill));
        skill.codes().over(home.clock().instant());
        home.topics().changed(TOPIC_ALEXA_APP);
    }

    /** The newest 50 skill events, newest first: those that were sent, and those that no manifest subscribes to. */
    public List<SentEvent> skillEvents() {
        return home.events().sent();
    }

    /** The skills, enabled or not, in the order in which the Alexa app shows them. */
    public List<SkillInfo> skills() {
        return skills.values().stream().map(Skill::info).toList();
    }

    private Skill skill(String id) {
        Skill skill = skills.get(id);
        if (skill == null) {
            throw new IllegalArgumentException("There is no skill " + id);
        }
        return skill;
    }

    /**
     * Says something to a device and waits for the answer.
     *
     * @throws IllegalArgumentException if there is no such device or person
     */
    public Turn say(String deviceId, String personId, String text) {
        return conversation(deviceId).say(home.household().person(personId), text);
    }

    /**
     * Nobody says anything for as long as a device waits (8 seconds): the reprompt is said once, and after the next silence
     * the session ends. A device that listens for nobody does nothing.
     *
     * @throws IllegalArgumentException if there is no such device
     */
    public Turn silence(String deviceId) {
        return conversation(deviceId).silence();
    }

    /** Whether the next utterance needs no invocation: a session is open, or a task of Alexa's own asks something. */
    public boolean sessionOpen(String deviceId) {
        return listening(deviceId).isPresent();
    }

    /** The skill for which the device goes on listening, or that started the task of Alexa's own that does. */
    public Optional<SkillInfo> listening(String deviceId) {
        return conversation(deviceId).listening().map(Skill::info);
    }

    /** The last utterance at a device and what came of it; empty before the first. */
    public Optional<Turn> lastTurn(String deviceId) {
        return conversation(deviceId).last();
    }

    /** What was said at a device, oldest first; the newest 200 lines. */
    public List<Line> transcript(String deviceId) {
        return conversation(deviceId).lines();
    }

    private Conversation conversation(String deviceId) {
        Conversation conversation = conversations.get(deviceId);
        if (conversation == null) {
            throw new IllegalArgumentException("There is no device " + deviceId);
        }
        return conversation;
    }

    /** The cards in the Alexa app, newest first. */
    public List<Card> cards() {
        return home.app().cards();
    }

    /** What the Alexa app pushed to its owner's phone, newest first; the newest 50. */
    public List<Notification> notifications() {
        return home.app().notifications();
    }

    /** The card that asks to link an account for a skill, until that is done. */
    public Optional<Card> linkRequest(String skillId) {
        return home.app().asking(skill(skillId).info().id());
    }

    /** The link of the household's account. */
    public LinkStatus link(String skillId) {
        return link(skillId, null);
    }

    /**
     * The link of the household's account, or of a person's.
     *
     * @param personId null for the household; else one of {@link #peopleWhoLink}
     */
    public LinkStatus link(String skillId, @Nullable String personId) {
        return skill(skillId).links().of(personId).status();
    }

    /** The people who can link accounts of their own with a skill: Alexa knows their voices and tells it the skill. */
    public List<Person> peopleWhoLink(String skillId) {
        List<String> ids = skill(skillId).links().people();
        return household().people().stream()
                .filter(person -> ids.contains(person.id()))
                .toList();
    }

    /** Begins to link the household's account: the address at which the user signs in. Any browser may answer it. */
    public URI startLinking(String skillId) {
        return startLinking(skillId, null, null);
    }

    /**
     * Begins to link an account: the address at which the user signs in.
     *
     * @param personId whose own account is linked; null for the household's
     * @param browser a secret that the browser holds and that must come back with the answer; null for any browser
     * @throws IllegalArgumentException if this person cannot link, see {@link #peopleWhoLink}
     */
    public URI startLinking(String skillId, @Nullable String personId, @Nullable String browser) {
        Skill skill = skill(skillId);
        if (!skill.enablement().enabled()) {
            throw new IllegalArgumentException(skill.info().name() + " is disabled: enable it first");
        }
        if (!skill.task().accountLinking()) {
            throw new IllegalArgumentException(skill.info().name() + " links no accounts: it has no linking file");
        }
        return skill.links().of(personId).start(browser);
    }

    /** Ends linking with the query that the authorization server sent the browser back with. */
    public LinkOutcome finishLinking(Map<String, String> query) {
        return finishLinking(query, null);
    }

    /** As {@link #finishLinking(Map)}, in the browser that holds this secret. The {@code state} tells the skill. */
    public LinkOutcome finishLinking(Map<String, String> query, @Nullable String browser) {
        String state = query.getOrDefault("state", "");
        for (Skill skill : skills.values()) {
            Optional<Links.Started> started = skill.links().awaiting(state);
            if (started.isPresent()) {
                LinkResult result = home.linking().finish(skill, started.get(), query, browser);
                return new LinkOutcome(Optional.of(skill.info()), started.get().person(), result);
            }
        }
        return new LinkOutcome(Optional.empty(), Optional.empty(), AccountLink.refuse(LinkFailure.STATE_UNKNOWN));
    }

    /** Links the household's account with a skill as somebody who consented by voice; for Login with Amazon only. */
    public VoiceLinker voiceLinker(String skillId) {
        return home.linking().byVoice(skill(skillId));
    }

    /** Forgets the household's account and its tokens, as disabling the skill does. */
    public void unlink(String skillId) {
        unlink(skillId, null);
    }

    /** Forgets the household's account or a person's, and its tokens. */
    public void unlink(String skillId, @Nullable String personId) {
        Skill skill = skill(skillId);
        skill.links().of(personId).unlink();
        skill.codes().over(home.clock().instant());
        home.topics().changed(TOPIC_ALEXA_APP);
    }

    /** A person's messages, newest first. */
    public List<PhoneMessage> inbox(String personId) {
        List<PhoneMessage> messages = new ArrayList<>(home.phones().inbox(personId));
        Collections.reverse(messages);
        return messages;
    }

    /**
     * Puts a message into the phone that has its number or address.
     *
     * @param from the name of whom it is from, such as a skill's
     */
    public Phones.Delivery deliver(String from, String id, String channel, String to, String subject, String text) {
        Phones.Delivery delivery = home.phones().deliver(from, id, channel, to, subject, text);
        if (delivery == Phones.Delivery.DELIVERED) {
            home.topics().changed(TOPIC_PHONE);
        }
        return delivery;
    }

    /** The name of the one whose bearer token for {@code POST /phone/inbox} this is. */
    public Optional<String> senderWith(String inboxToken) {
        return senders.with(inboxToken);
    }

    /** The signing certificate and its authority's, in PEM form. */
    public String certificateChain() {
        return authority.certificateChain();
    }

    /** Calls a listener, on whatever thread, with the topic that changed; closing the result ends that. */
    public AutoCloseable subscribe(Consumer<String> topic) {
        return home.topics().subscribe(topic);
    }

    /** Calls a listener with all that is said from now on; closing the result ends that. */
    public AutoCloseable subscribeTurns(TurnListener listener) {
        return home.topics().subscribeTurns(listener);
    }

    /**
     * A copy of the trace of a request, with fingerprints in the place of the one-time codes that were said in it.
     *
     * @param trace an object whose {@code request} is the envelope that a skill received
     */
    public JsonNode withoutCodes(JsonNode trace) {
        List<String> codes = skills.values().stream()
                .flatMap(skill -> skill.codes().in(trace.path("request")).stream())
                .distinct()
                .toList();
        JsonNode hidden = home.fingerprints().hide(trace, codes);
        return hidden == null ? trace : hidden;
    }

    /** What one could say next at a device: to the skill that listens, otherwise to each. */
    public List<SkillSuggestions> suggestions(String deviceId) {
        Optional<Skill> listening = conversation(deviceId).listening();
        Optional<List<String>> toTask = conversation(deviceId).answersToTask();
        if (listening.isPresent() && toTask.isPresent()) {
            return List.of(new SkillSuggestions(
                    listening.get().info(), toTask.get().isEmpty() ? codeOfAmazon(deviceId) : toTask.get()));
        }
        return skills.values().stream()
                .filter(skill -> skill.enablement().enabled())
                .filter(skill -> listening.isEmpty() || listening.get().is(skill))
                .map(skill -> new SkillSuggestions(
                        skill.info(),
                        skill.suggestions()
                                .next(
                                        listening.isPresent(),
                                        skill.links().anyLinked(),
                                        skill.codes().worthSaying(messagesOf(skill)),
                                        skill.codes().waiting(messagesOf(skill)),
                                        conversation(deviceId)
                                                .last()
                                                .map(Turn::spoken)
                                                .orElse(""))))
                .toList();
    }

    /** How the newest code of Amazon's is said, while a task asks for one. */
    private List<String> codeOfAmazon(String deviceId) {
        boolean asked = conversation(deviceId)
                .last()
                .flatMap(Turn::task)
                .filter(uri -> uri.contains("AskForAccountLinking"))
                .isPresent();
        return asked
                ? Codes.newest(messagesFrom(TaskContexts.SENDER)).stream()
                        .map(code -> "my code is " + String.join(" ", code.split("")))
                        .toList()
                : List.of();
    }

    private List<PhoneMessage> messagesOf(Skill skill) {
        return messagesFrom(skill.info().name());
    }

    private List<PhoneMessage> messagesFrom(String sender) {
        return household().people().stream()
                .flatMap(person -> home.phones().inbox(person.id()).stream())
                .filter(message -> message.from().equals(sender))
                .toList();
    }
}
