package org.sayso.standin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.AmazonClient;
import org.sayso.standin.amazon.AmazonUser;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Phones;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.linking.Region;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.StandInAuthority;

/** Collects what the stand-in needs to know; {@link #build} refuses what cannot work, naming the fix. */
public final class StandInBuilder {

    private final List<SkillSetup> skills = new ArrayList<>();
    private final List<AmazonClient> amazonClients = new ArrayList<>();
    private @Nullable Household household;
    private @Nullable StandInAuthority authority;
    private @Nullable URI baseUrl;
    private String locale = "en-US";
    private Region region = Region.NA;
    private Clock clock = Clock.systemUTC();
    private Duration answerLimit = SkillClient.LIMIT;

    StandInBuilder() {}

    /** Enables a skill; at least one is required. The Alexa app shows them in this order. */
    public StandInBuilder skill(SkillSetup skill) {
        skills.add(skill);
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
        for (SkillSetup setup : skills) {
            enabled.add(enable(setup, people, signer, base));
        }
        requireDistinct(SkillSetup::skillId, "id");
        requireDistinct(this::heardName, "invocation name");
        requireDistinct(SkillSetup::inboxToken, "inbox token");
        AlexaApp app = new AlexaApp(clock);
        Topics topics = new Topics();
        LoginWithAmazon amazon = new LoginWithAmazon(amazonClients, () -> amazonUsers(people.now()), clock);
        Home home =
                new Home(app, topics, new Fingerprints(), clock, new Linking(app, topics, clock, amazon, base, region));
        var unused = people.subscribe((before, after) -> topics.changed(StandIn.TOPIC_HOUSEHOLD));
        return new StandIn(people, new Phones(people, clock), enabled, home, signer, amazon);
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
        LanguageUnderstanding language = new LanguageUnderstanding(model);
        return new Skill(
                info,
                setup.inboxToken(),
                Stream.of(Region.values())
                        .map(each -> each.redirectUri(base, setup.vendorId()))
                        .toList(),
                "amzn1.ask.account." + UUID.randomUUID(),
                language,
                new SkillRequests(info.id(), locale, clock),
                new SkillClient(setup.endpoint(), signer, answerLimit),
                new Links(info.id(), files.personalized(), people, () -> link(setup, info, redirect)),
                new Suggestions(
                        invocationName,
                        files.examplePhrases(locale).stream()
                                .flatMap(phrase -> Suggestions.Example.of(invocationName, phrase).stream())
                                .filter(example -> example.understoodBy(language))
                                .toList(),
                        model.numberSample()),
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
