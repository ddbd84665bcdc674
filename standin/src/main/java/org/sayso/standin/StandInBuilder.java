package org.sayso.standin;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Phones;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.StandInAuthority;

/** Collects what the stand-in needs to know; {@link #build} refuses what cannot work, naming the fix. */
public final class StandInBuilder {

    @Nullable
    SkillPackage skillPackage;

    @Nullable
    LinkingSettings linking;

    @Nullable
    Household household;

    @Nullable
    StandInAuthority authority;

    @Nullable
    URI endpoint;

    @Nullable
    URI baseUrl;

    @Nullable
    String skillId;

    @Nullable
    String inboxToken;

    String locale = "en-US";
    String vendorId = "STANDIN0VENDOR";
    Clock clock = Clock.systemUTC();

    StandInBuilder() {}

    /** The skill's manifest and interaction models. Required. */
    public StandInBuilder skillPackage(SkillPackage skillPackage) {
        this.skillPackage = skillPackage;
        return this;
    }

    /** How the skill links accounts. Required. */
    public StandInBuilder linking(LinkingSettings linking) {
        this.linking = linking;
        return this;
    }

    /** People, devices, phones. Required. */
    public StandInBuilder household(Household household) {
        this.household = household;
        return this;
    }

    /** Signs the requests. Required; a foreign one makes requests that the skill must refuse. */
    public StandInBuilder authority(StandInAuthority authority) {
        this.authority = authority;
        return this;
    }

    /** Where the skill listens (http or https). Required. */
    public StandInBuilder endpoint(URI endpoint) {
        this.endpoint = endpoint;
        return this;
    }

    /** Where the stand-in itself is reached, without trailing slash; the redirect URI lies below. Required. */
    public StandInBuilder baseUrl(URI baseUrl) {
        this.baseUrl = baseUrl;
        return this;
    }

    /** The skill's id, {@code amzn1.ask.skill....}. Required. */
    public StandInBuilder skillId(String skillId) {
        this.skillId = skillId;
        return this;
    }

    /** The bearer token with which messages are put into the phones; at least 16 characters. Required. */
    public StandInBuilder inboxToken(String inboxToken) {
        this.inboxToken = inboxToken;
        return this;
    }

    /** The language the household speaks, default {@code en-US}; the skill package must have a model for it. */
    public StandInBuilder locale(String locale) {
        this.locale = locale;
        return this;
    }

    /** The vendor id at the end of the redirect URI. */
    public StandInBuilder vendorId(String vendorId) {
        this.vendorId = vendorId;
        return this;
    }

    /** The time; default the system's. */
    public StandInBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Makes the stand-in.
     *
     * @throws IllegalArgumentException if something is missing or cannot work
     */
    public StandIn build() {
        SkillPackage files = required(skillPackage, "skillPackage");
        Household people = required(household, "household");
        StandInAuthority signer = required(authority, "authority");
        String id = required(skillId, "skillId");
        String token = required(inboxToken, "inboxToken");
        if (token.length() < 16) {
            throw new IllegalArgumentException("inboxToken needs at least 16 characters");
        }
        InteractionModel model = InteractionModel.parse(locale, files.model(locale));
        String name = files.name(locale).orElse(model.invocationName());
        URI base = required(baseUrl, "baseUrl");
        AccountLink link = new AccountLink(
                required(linking, "linking"), name, URI.create(base + "/api/skill/link/" + vendorId), clock);
        Skill skill = new Skill(
                model.invocationName(),
                "amzn1.ask.account." + UUID.randomUUID(),
                new LanguageUnderstanding(model),
                new SkillRequests(id, locale, clock),
                new SkillClient(required(endpoint, "endpoint"), signer),
                link,
                new AlexaApp(name, clock),
                new Topics(),
                new Fingerprints(),
                new Codes(model.numberSlots()),
                clock);
        String asked = "ask " + model.invocationName() + " to ";
        Suggestions suggestions = new Suggestions(
                model.invocationName(),
                files.examplePhrases(locale).stream()
                        .map(phrase -> phrase.replaceFirst("(?i)^alexa,? ", ""))
                        .filter(phrase -> phrase.startsWith(asked))
                        .map(phrase -> phrase.substring(asked.length()))
                        .toList(),
                model.numberSample());
        return new StandIn(people, new Phones(people, name, clock), skill, suggestions, signer, token);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("The stand-in needs its " + name);
        }
        return value;
    }
}
