package org.sayso.app.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sayso.app.clock.MovableClock;
import org.sayso.standin.household.Household;

/**
 * What a playground is started with.
 *
 * @param ports where its servers listen
 * @param data the directory of its database, keys and secrets; made where it is missing
 * @param accounts properties of the authorization server that replace the usual ones
 * @param shop properties of Pizza on Demand that replace the usual ones
 * @param linkingScopes the scopes Alexa asks for when an account is linked, where they are not the linking file's
 * @param skillEndpoint the address the stand-in calls, where it is not the skill's own
 * @param standInKeys where the stand-in keeps its certificate authority, where it is not the one the skill trusts
 * @param clock the clock of all servers
 * @param skillClock the clock of Pizza on Demand, where it is not that of all
 * @param samples which of the samples run; at least one
 * @param furtherSkills what the household has enabled beside the playground's own skills
 * @param household who lives here, and which devices stand here
 */
public record PlaygroundSettings(
        Ports ports,
        Path data,
        Map<String, String> accounts,
        Map<String, String> shop,
        Optional<List<String>> linkingScopes,
        Optional<String> skillEndpoint,
        Optional<Path> standInKeys,
        MovableClock clock,
        Clock skillClock,
        List<Sample> samples,
        List<PlaygroundSkill> furtherSkills,
        Household household) {

    public PlaygroundSettings {
        accounts = Map.copyOf(accounts);
        shop = Map.copyOf(shop);
        samples = List.copyOf(samples);
        furtherSkills = List.copyOf(furtherSkills);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("a playground needs a sample to play with");
        }
    }

    /** The usual playground. */
    public static PlaygroundSettings of(Ports ports, Path data) {
        MovableClock clock = new MovableClock(Clock.systemUTC());
        return new PlaygroundSettings(
                ports,
                data,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock,
                clock,
                List.of(Sample.values()),
                List.of(),
                Neighbours.annAndBen());
    }

    public PlaygroundSettings withAccounts(String property, String value) {
        return with(draft -> draft.accounts = plus(accounts, property, value));
    }

    public PlaygroundSettings withShop(String property, String value) {
        return with(draft -> draft.shop = plus(shop, property, value));
    }

    public PlaygroundSettings withLinkingScopes(String... scopes) {
        return with(draft -> draft.linkingScopes = Optional.of(List.of(scopes)));
    }

    public PlaygroundSettings withSkillEndpoint(String endpoint) {
        return with(draft -> draft.skillEndpoint = Optional.of(endpoint));
    }

    public PlaygroundSettings withStandInKeys(Path directory) {
        return with(draft -> draft.standInKeys = Optional.of(directory));
    }

    public PlaygroundSettings withSkillClock(Clock other) {
        return with(draft -> draft.skillClock = other);
    }

    /** Only these samples. */
    public PlaygroundSettings withSamples(Sample... only) {
        return with(draft -> draft.samples = List.of(only));
    }

    public PlaygroundSettings withSkill(PlaygroundSkill skill) {
        return with(draft -> draft.furtherSkills =
                Stream.concat(furtherSkills.stream(), Stream.of(skill)).toList());
    }

    public PlaygroundSettings withHousehold(Household others) {
        return with(draft -> draft.household = others);
    }

    private PlaygroundSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** What changes of the settings. */
    private static final class Draft {

        private final PlaygroundSettings rest;
        private Map<String, String> accounts;
        private Map<String, String> shop;
        private Optional<List<String>> linkingScopes;
        private Optional<String> skillEndpoint;
        private Optional<Path> standInKeys;
        private Clock skillClock;
        private List<Sample> samples;
        private List<PlaygroundSkill> furtherSkills;
        private Household household;

        private Draft(PlaygroundSettings from) {
            rest = from;
            accounts = from.accounts;
            shop = from.shop;
            linkingScopes = from.linkingScopes;
            skillEndpoint = from.skillEndpoint;
            standInKeys = from.standInKeys;
            skillClock = from.skillClock;
            samples = from.samples;
            furtherSkills = from.furtherSkills;
            household = from.household;
        }

        private PlaygroundSettings settings() {
            return new PlaygroundSettings(
                    rest.ports,
                    rest.data,
                    accounts,
                    shop,
                    linkingScopes,
                    skillEndpoint,
                    standInKeys,
                    rest.clock,
                    skillClock,
                    samples,
                    furtherSkills,
                    household);
        }
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> result = new TreeMap<>(map);
        result.put(key, value);
        return result;
    }
}
