package org.sayso.standin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.amazon.AmazonUser;
import org.sayso.standin.amazon.ApiAccessTokens;
import org.sayso.standin.amazon.CustomerProfileApi;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.sayso.standin.dialog.DialogModel;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Phones;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.linking.Region;
import org.sayso.standin.protocol.ApiTokens;
import org.sayso.standin.protocol.EventRequests;
import org.sayso.standin.protocol.Registration;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.task.CodeSource;
import org.sayso.standin.task.TaskSettings;
import org.sayso.standin.task.TaskSkill;

/** Collects what the stand-in needs to know; {@link #build} refuses what cannot work, naming the fix. */
public final class StandInBuilder {

    private final List<SkillSetup> skills = new ArrayList<>();
    private final List<AmazonClient> amazonClients = new ArrayList<>();
    private final Map<String, String> otherSenders = new LinkedHashMap<>();
    private @Nullable Household household;
    private @Nullable StandInAuthority authority;
    private @Nullable URI baseUrl;
    private String locale = "en-US";
    private Region region = Region.NA;
    private Clock clock = Clock.systemUTC();
    private Duration answerLimit = SkillClient.LIMIT;
    private @Nullable ApiTokens apiTokens;
    private @Nullable VoiceLinks voiceLinks;
    private EventDelivery eventDelivery = EventDelivery.PLAIN;
    private TaskSettings taskSettings = TaskSettings.DEFAULTS;
    private CodeSource codes = CodeSource.random();
    private boolean codeAsNumber;
    private int unknownTask = 400;

    StandInBuilder() {}

    /** Enables a skill; at least one is required. The Alexa app shows them in this order. */
    public StandInBuilder skill(SkillSetup skill) {
        skills.add(skill);
        return this;
    }

    /**
     * Lets somebody who is no skill put messages into the phones, such as the service that keeps the accounts.
     *
     * @param name who the messages are from
     * @param inboxToken the bearer token, at least 16 characters; nobody else's
     */
    public StandInBuilder sender(String name, String inboxToken) {
        otherSenders.put(inboxToken, name);
        return this;
    }

    /** People, devices, phones. Required. */
    public StandInBuilder household(Household household) {
        this.household = household;
        return this;
    }

    /** Registers an app with Login with Amazon; none is needed. */
    public StandInBuilder amazonClient(AmazonClient client) {
        amazonClients.add(client);
        return this;
    }

    /** Signs the requests. Required; a foreign one makes requests that the skills must refuse. */
    public StandInBuilder authority(StandInAuthority authority) {
        this.authority = authority;
        return this;
    }

    /** Where the stand-in itself is reached, without trailing slash; the redirect URIs lie below. Required. */
    public StandInBuilder baseUrl(URI baseUrl) {
        this.baseUrl = baseUrl;
        return this;
    }

    /** The language the household speaks, default {@code en-US}; the skill packages must have a model for it. */
    public StandInBuilder locale(String locale) {
        this.locale = locale;
        return this;
    }

    /** Where the household's Amazon account is, default North America; decides about the redirect URIs. */
    public StandInBuilder region(Region region) {
        this.region = region;
        return this;
    }

    /** The time; default the system's. */
    public StandInBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** How long a skill may take to answer; default 8 seconds, Alexa's limit. For tests. */
    public StandInBuilder answerLimit(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("answerLimit must be positive");
        }
        this.answerLimit = limit;
        return this;
    }

    /** How skill events are delivered; default {@link EventDelivery#PLAIN}. */
    public StandInBuilder eventDelivery(EventDelivery delivery) {
        this.eventDelivery = delivery;
        return this;
    }

    /** Issues the {@code apiAccessToken} of requests; by default ones that the stand-in's own APIs take. */
    public StandInBuilder apiTokens(ApiTokens tokens) {
        this.apiTokens = tokens;
        return this;
    }

    /** Links accounts after somebody consented by voice; by default through the stand-in's own Login with Amazon. */
    public StandInBuilder voiceLinks(VoiceLinks links) {
        this.voiceLinks = links;
        return this;
    }

    /** How the tasks of Alexa's own are played where Amazon leaves it open. */
    public StandInBuilder taskSettings(TaskSettings settings) {
        this.taskSettings = settings;
        return this;
    }

    /** Draws the one-time codes of voice-forward linking; default random ones. */
    public StandInBuilder codeSource(CodeSource source) {
        this.codes = source;
        return this;
    }

    /** Whether {@code status.code} of a SessionResumedRequest is a number; default a text. Both have been seen. */
    public StandInBuilder statusCodeAsNumber(boolean number) {
        this.codeAsNumber = number;
        return this;
    }

    /**
     * The {@code status.code} with which a task that does not exist is answered; default 400. What Amazon sends was not
     * found.
     *
     * @param status 400 or 404
     */
    public StandInBuilder unknownTaskStatus(int status) {
        if (status != 400 && status != 404) {
            throw new IllegalArgumentException("unknownTaskStatus must be 400 or 404");
        }
        this.unknownTask = status;
        return this;
    }

    /**
     * Makes the stand-in.
     *
     * @throws IllegalArgumentException if something is missing or cannot work, such as two skills that go by one name
     */
    public StandIn build() {
        HouseholdState people = new HouseholdState(required(household, "household"), clock);
        StandInAuthority signer = required(authority, "authority");
        URI base = required(baseUrl, "baseUrl");
        if (skills.isEmpty()) {
            throw new IllegalArgumentException("The stand-in needs at least one skill");
        }
        List<Skill> enabled = new ArrayList<>();
        Senders senders = new Senders();
        otherSenders.forEach((token, name) -> senders.add(name, token));
        for (SkillSetup setup : skills) {
            Skill skill = enable(setup, people, signer, base);
            enabled.add(skill);
            if (setup.inboxToken() != null) {
                senders.add(skill.info().name(), setup.inboxToken());
            }
        }
        requireDistinct(SkillSetup::skillId, "id");
        requireDistinct(this::heardName, "invocation name");
        AlexaApp app = new AlexaApp(clock, new Phrases(Locale.forLanguageTag(locale)));
        Topics topics = new Topics();
        Fingerprints fingerprints = new Fingerprints();
        LoginWithAmazon amazon = new LoginWithAmazon(amazonClients, () -> amazonUsers(people.now()), clock);
        ApiAccessTokens tokens = new ApiAccessTokens(base, clock);
        SkillEvents events = new SkillEvents(eventDelivery, tokens, fingerprints, topics, clock);
        Linking linking = new Linking(app, topics, clock, events, amazon, base, region);
        VoiceLinks byVoice = voiceLinks == null
                ? (skillId, personId) ->
                        linking.byVoice(named(enabled, skillId)).link(personId)
                : voiceLinks;
        Home home = new Home(
                people,
                new Phones(people, clock),
                app,
                topics,
                fingerprints,
                apiTokens == null ? tokens : apiTokens,
                new TaskRules(taskSettings, codes, byVoice, codeAsNumber, unknownTask, Locale.forLanguageTag(locale)),
                linking,
                events,
                clock);
        CustomerProfileApi profiles = new CustomerProfileApi(tokens, new Customers(enabled, people)::behind);
        var topic = people.subscribe((before, after) -> topics.changed(StandIn.TOPIC_HOUSEHOLD));
        var permissions = people.subscribe(new PermissionEvents(enabled, events));
        return new StandIn(enabled, senders, home, signer, amazon, profiles);
    }

    private static Skill named(List<Skill> skills, String id) {
        return skills.stream()
                .filter(skill -> skill.info().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no skill " + id));
    }

    private static List<AmazonUser> amazonUsers(Household household) {
        return household.people().stream()
                .map(person -> new AmazonUser(
                        person.id(),
                        Optional.ofNullable(person.profile().fullName()).orElse(person.name()),
                        person.profile().email(),
                        person.profile().postalCode()))
                .toList();
    }

    private Skill enable(SkillSetup setup, HouseholdState people, StandInAuthority signer, URI base) {
        InteractionModel model = model(setup);
        SkillPackage files = setup.skillPackage();
        String invocationName = model.invocationName();
        SkillInfo info = new SkillInfo(setup.skillId(), files.name(locale).orElse(invocationName), invocationName);
        URI redirect = region.redirectUri(base, setup.vendorId());
        Languages languages = new Languages(model, clock);
        LanguageUnderstanding language = languages.in(clock.getZone());
        return new Skill(
                info,
                Stream.of(Region.values())
                        .map(each -> each.redirectUri(base, setup.vendorId()))
                        .toList(),
                new Enablement(),
                files.eventSubscriptions(),
                new EventRequests(info.id(), base, clock),
                languages,
                DialogModel.parse(setup.skillPackage().model(locale)),
                new TaskSkill(
                        info.id(),
                        info.name(),
                        files.permissions(),
                        setup.linking().linksAccounts(),
                        setup.voiceForward()),
                new SkillRequests(
                        new Registration(
                                info.id(),
                                locale,
                                base,
                                Optional.of("amzn1.ask.unit." + UUID.randomUUID()),
                                files.interfaces()),
                        clock),
                new SkillClient(setup.endpoint(), signer, answerLimit),
                new Links(info.id(), files.personalized(), people, () -> link(setup, info, redirect)),
                new Suggestions(
                        invocationName,
                        files.examplePhrases(locale).stream()
                                .flatMap(phrase -> Suggestions.Example.of(invocationName, phrase).stream())
                                .filter(example -> example.understoodBy(language))
                                .toList(),
                        model.numberSample(),
                        setup.voiceForward()
                                ? Suggestions.understood(language, "link my account", Suggestions.NO)
                                : List.of(),
                        Suggestions.understood(language, "send it again", "is it done"),
                        Suggestions.yesAndNo(language)),
                new Codes(model.numberSlots()));
    }

    private AccountLink link(SkillSetup setup, SkillInfo info, URI redirect) {
        return new AccountLink(setup.linking(), info.name(), redirect, setup.replay(), clock);
    }

    private InteractionModel model(SkillSetup setup) {
        return InteractionModel.parse(locale, setup.skillPackage().model(locale));
    }

    private String heardName(SkillSetup setup) {
        return model(setup).heardName();
    }

    /** Refuses two skills with the same value; names the value, unless it is a secret. */
    private void requireDistinct(Function<SkillSetup, @Nullable String> value, String what) {
        Map<String, String> seen = new HashMap<>();
        for (SkillSetup setup : skills) {
            String key = value.apply(setup);
            String other = key == null ? null : seen.put(key, setup.skillId());
            if (other != null) {
                String shown = what.equals("invocation name") ? " \"" + key + "\"" : "";
                throw new IllegalArgumentException("Two skills have the same " + what + shown + ": " + other + " and "
                        + setup.skillId() + ". Give each its own.");
            }
        }
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("The stand-in needs its " + name);
        }
        return value;
    }
}
