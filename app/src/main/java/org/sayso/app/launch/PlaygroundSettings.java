package org.sayso.app.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return new PlaygroundSettings(
                ports,
                data,
                plus(accounts, property, value),
                shop,
                linkingScopes,
                skillEndpoint,
                standInKeys,
                clock,
                skillClock,
                samples,
                furtherSkills,
                household);
    }

    public PlaygroundSettings withShop(String property, String value) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                plus(shop, property, value),
                linkingScopes,
                skillEndpoint,
                standInKeys,
                clock,
                skillClock,
                samples,
                furtherSkills,
                household);
    }

    public PlaygroundSettings withLinkingScopes(String... scopes) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                Optional.of(List.of(scopes)),
                skillEndpoint,
                standInKeys,
                clock,
                skillClock,
                samples,
                furtherSkills,
                household);
    }

    public PlaygroundSettings withSkillEndpoint(String endpoint) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                linkingScopes,
                Optional.of(endpoint),
                standInKeys,
                clock,
                skillClock,
                samples,
                furtherSkills,
                household);
    }

    public PlaygroundSettings withStandInKeys(Path directory) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                linkingScopes,
                skillEndpoint,
                Optional.of(directory),
                clock,
                skillClock,
                samples,
                furtherSkills,
                household);
    }

    public PlaygroundSettings withSkillClock(Clock other) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                linkingScopes,
                skillEndpoint,
                standInKeys,
                clock,
                other,
                samples,
                furtherSkills,
                household);
    }

    /** Only these samples. */
    public PlaygroundSettings withSamples(Sample... only) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                linkingScopes,
                skillEndpoint,
                standInKeys,
                clock,
                skillClock,
                List.of(only),
                furtherSkills,
                household);
    }

    public PlaygroundSettings withSkill(PlaygroundSkill skill) {
        List<PlaygroundSkill> all = new ArrayList<>(furtherSkills);
        all.add(skill);
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                linkingScopes,
                skillEndpoint,
                standInKeys,
                clock,
                skillClock,
                samples,
                all,
                household);
    }

    public PlaygroundSettings withHousehold(Household others) {
        return new PlaygroundSettings(
                ports,
                data,
                accounts,
                shop,
                linkingScopes,
                skillEndpoint,
                standInKeys,
                clock,
                skillClock,
                samples,
                furtherSkills,
                others);
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        Map<String, String> result = new TreeMap<>(map);
        result.put(key, value);
        return result;
    }
}
