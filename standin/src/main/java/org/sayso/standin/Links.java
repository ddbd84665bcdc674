package org.sayso.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.HouseholdState;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.AccountLink;
import org.sayso.standin.protocol.Speaker.RecognizedPerson;

/**
 * The account links of one skill: the one of the household's Amazon account, which the device uses whoever speaks, and one
 * for each person whose voice Alexa recognises. People are told apart only for skills that ask for it, by the permission
 * {@code alexa::person_id:read} in the manifest. Thread-safe.
 */
final class Links {

    private final String skillId;
    private final boolean personalized;
    private final HouseholdState people;
    private final Supplier<AccountLink> unlinked;
    private volatile AccountLink household;
    private volatile Map<String, AccountLink> personal = new ConcurrentHashMap<>();

    /**
     * @param personalized whether the skill tells people apart
     * @param unlinked makes a link that has no account yet
     */
    Links(String skillId, boolean personalized, HouseholdState people, Supplier<AccountLink> unlinked) {
        this.skillId = skillId;
        this.personalized = personalized;
        this.people = people;
        this.unlinked = unlinked;
        this.household = unlinked.get();
    }

    /** What the links give to one request; hides tokens from {@code toString}. */
    record ForRequest(
            Optional<String> token, Optional<RecognizedPerson> person, List<String> findings, boolean dropped) {

        @Override
        public String toString() {
            return "ForRequest[linked=" + token.isPresent() + ", person=" + person + ", findings=" + findings + "]";
        }
    }

    ForRequest forRequest(Person speaking) {
        AccountLink.ForRequest shared = household.forRequest();
        AccountLink own = own(speaking.id()).orElse(null);
        if (own == null) {
            return new ForRequest(shared.token(), Optional.empty(), shared.findings(), shared.dropped());
        }
        AccountLink.ForRequest theirs = own.forRequest();
        List<String> findings = new ArrayList<>(shared.findings());
        theirs.findings().forEach(finding -> findings.add(speaking.name() + ": " + finding));
        return new ForRequest(
                shared.token(),
                Optional.of(new RecognizedPerson(
                        PersonIds.of(skillId, speaking.id()),
                        theirs.token(),
                        people.confidence(speaking.id(), skillId))),
                findings,
                shared.dropped() || theirs.dropped());
    }

    /**
     * The link of a person, or the household's.
     *
     * @param person null for the household
     * @throws IllegalArgumentException if this person cannot link an account of their own
     */
    AccountLink of(@Nullable String person) {
        if (person == null) {
            return household;
        }
        return own(person)
                .orElseThrow(() -> new IllegalArgumentException("No account can be linked for " + person
                        + ": Alexa does not know the voice of such a person, or must not tell who speaks, or the"
                        + " skill's manifest does not ask for " + SkillPackage.PERSON_PERMISSION));
    }

    /** The link of somebody who lives here and whose voice is recognised, where skills may know it and this one asks. */
    private Optional<AccountLink> own(String person) {
        return people.now().people().stream()
                .filter(each -> each.id().equals(person))
                .filter(this::tellsApart)
                .findFirst()
                .map(each -> personal.computeIfAbsent(each.id(), any -> unlinked.get()));
    }

    private boolean tellsApart(Person person) {
        return personalized && person.recognized() && person.personalization();
    }

    /** The people who can link accounts of their own. */
    List<String> people() {
        return people.now().people().stream()
                .filter(this::tellsApart)
                .map(Person::id)
                .toList();
    }

    /**
     * A link that was started.
     *
     * @param person empty for the household's
     */
    record Started(Optional<String> person, AccountLink link) {}

    /** The link that waits for the answer with this state. */
    Optional<Started> awaiting(String state) {
        return Stream.concat(
                        Stream.of(new Started(Optional.empty(), household)),
                        personal.entrySet().stream().map(own -> new Started(Optional.of(own.getKey()), own.getValue())))
                .filter(started -> started.link().awaits(state))
                .findFirst();
    }

    /** Nothing is linked any more; running the result brings all links back as they were. */
    synchronized Runnable anew() {
        AccountLink householdBefore = household;
        Map<String, AccountLink> personalBefore = personal;
        household = unlinked.get();
        personal = new ConcurrentHashMap<>();
        return () -> {
            synchronized (this) {
                household = householdBefore;
                personal = personalBefore;
            }
        };
    }

    boolean anyLinked() {
        return all().anyMatch(link -> link.status().linked());
    }

    /** Forgets all accounts and their tokens. */
    void unlinkAll() {
        all().forEach(AccountLink::unlink);
    }

    /** A person's own link, if there is one; the household's without a person. */
    Optional<AccountLink> existing(@Nullable String person) {
        return person == null ? Optional.of(household) : Optional.ofNullable(personal.get(person));
    }

    /** The tokens that are known here, so that whoever shows an exchange can leave them out. */
    List<String> secrets() {
        return all().flatMap(link -> link.secrets().stream()).toList();
    }

    private Stream<AccountLink> all() {
        return Stream.concat(Stream.of(household), personal.values().stream());
    }
}
