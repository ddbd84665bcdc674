package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.jdbc.Orders.SKILL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sayso.Inquiry;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Spoken;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.token.UserKey;

/**
 * Anything of a challenge may be another's between its start and its end, in what is stored and in what is answered. One thing
 * holds: no order is confirmed without the newest code that was sent for it, from its own user.
 */
abstract class SwapContract {

    /** What can be another's. */
    private enum Part {
        USER,
        ISSUER,
        ROW_SKILL,
        TYPE_OF_DETAILS,
        REFERENCE,
        TEMPLATE,
        METHOD,
        ID,
        KEY,
        SECRET,
        SENDING,
        TIMES,
        ANSWERING_USER,
        ANSWERING_ISSUER,
        ANSWERING_SKILL,
        SESSION,
        SAID_REFERENCE,
        CODE
    }

    /** A challenge with the code that was sent for it. */
    private record Opened(Challenge.Terms terms, String code) {}

    private static final UserKey ANN = Orders.ANN;
    private static final String OTHER_SKILL = "amzn1.ask.skill.other";

    private final MovableClock clock = new MovableClock();

    abstract Storage storage();

    private static Transaction transaction(UserKey user, String skill, String reference, String amount) {
        return new Transaction(skill, "pizza-order", user, reference, Map.of("amount", amount, "currency", "USD"), "1");
    }

    private Opened open(Transaction transaction, byte[] key) {
        Storage scratch = new InMemoryStorage();
        Desk desk = new Desk(
                scratch, clock, Desk.builder(scratch, clock, new Orders()).key(key));
        String id = ((org.sayso.confirmation.Requested.Sent)
                        desk.request(transaction, List.of(Desk.phone(), Desk.MAILBOX)))
                .challengeId();
        var entry = scratch.outbox().ofChallenge(id).get(0);
        String code = Desk.code(org.sayso.confirmation.MessageSeal.withKey(key).open(entry.id(), entry.sealed()));
        return new Opened(scratch.challenges().find(id).orElseThrow().terms(), code);
    }

    private static Challenge.Terms swapped(Challenge.Terms own, Challenge.Terms other, Set<Part> parts) {
        Transaction mine = own.transaction();
        Transaction theirs = other.transaction();
        Transaction transaction = new Transaction(
                (parts.contains(Part.ROW_SKILL) ? theirs : mine).skill(),
                mine.type(),
                new UserKey(
                        (parts.contains(Part.ISSUER) ? theirs : mine).user().issuer(),
                        (parts.contains(Part.USER) ? theirs : mine).user().key()),
                (parts.contains(Part.REFERENCE) ? theirs : mine).reference(),
                (parts.contains(Part.TYPE_OF_DETAILS) ? theirs : mine).details(),
                parts.contains(Part.TEMPLATE) ? "2" : mine.templateVersion());
        return new Challenge.Terms(
                parts.contains(Part.ID) ? other.id() : own.id(),
                transaction,
                new Challenge.Proof(
                        parts.contains(Part.METHOD) ? "email-code" : own.proof().method(),
                        (parts.contains(Part.KEY) ? other : own).proof().keyId(),
                        (parts.contains(Part.SECRET) ? other : own).proof().secret()),
                parts.contains(Part.SENDING) ? other.sending() : own.sending(),
                own.createdAt(),
                parts.contains(Part.TIMES) ? own.expiresAt().plusSeconds(300) : own.expiresAt());
    }

    /** Puts the altered challenge into a store and answers it; gives whether its effect happened. */
    private Optional<Transaction> confirmed(
            Challenge.Terms own, Opened other, Set<Part> parts, String ownCode, byte[] key) {
        Storage storage = storage();
        Orders orders = new Orders();
        Desk desk =
                new Desk(storage, clock, Desk.builder(storage, clock, orders).key(key));
        Challenge.Terms altered = swapped(own, other.terms(), parts);
        storage.unitOfWork().run(() -> {
            storage.challenges().add(new Challenge.Pending(altered, 3), 0);
            return true;
        });
        Transaction mine = own.transaction();
        Transaction theirs = other.terms().transaction();
        UserKey user = new UserKey(
                (parts.contains(Part.ANSWERING_ISSUER) ? theirs : mine).user().issuer(),
                (parts.contains(Part.ANSWERING_USER) ? theirs : mine).user().key());
        Spoken spoken = new Spoken(
                parts.contains(Part.CODE) ? other.code() : ownCode,
                Locale.US,
                parts.contains(Part.SESSION) ? "another session" : "session",
                parts.contains(Part.SAID_REFERENCE) ? Optional.of(theirs.reference()) : Optional.empty());
        Answer answer = Desk.uninterrupted(() -> desk.confirmations.answer(
                user,
                parts.contains(Part.ANSWERING_SKILL) ? theirs.skill() : mine.skill(),
                spoken,
                Desk::everything,
                Inquiry.within(Duration.ofSeconds(8))));
        assertThat(orders.effects).as("effects of %s, heard %s", parts, answer).hasSizeLessThanOrEqualTo(1);
        assertThat(answer instanceof Answer.Confirmed)
                .as("what is heard of %s", parts)
                .isEqualTo(!orders.effects.isEmpty());
        return orders.effects.stream().findFirst();
    }

    private static List<Set<Part>> oneAndTwo() {
        List<Set<Part>> all = new ArrayList<>();
        for (Part one : Part.values()) {
            for (Part two : Part.values()) {
                if (one.compareTo(two) <= 0) {
                    all.add(EnumSet.of(one, two));
                }
            }
        }
        return all;
    }

    /** Parts that are no part of the proof: with these alone swapped, the right code is still the order's own. */
    private static final Set<Part> HARMLESS = EnumSet.of(Part.METHOD, Part.SENDING, Part.TIMES, Part.SESSION);

    private void matrix(Opened own, Opened other, byte[] key) {
        assertThat(confirmed(own.terms(), other, EnumSet.noneOf(Part.class), own.code(), key))
                .contains(own.terms().transaction());
        for (Set<Part> parts : oneAndTwo()) {
            Optional<Transaction> effect = confirmed(own.terms(), other, parts, own.code(), key);
            if (HARMLESS.containsAll(parts)) {
                assertThat(effect).as("%s", parts).contains(own.terms().transaction());
            } else {
                boolean alike = swapped(own.terms(), other.terms(), parts).equals(own.terms())
                        && !parts.contains(Part.CODE)
                        && own.terms().transaction().equals(other.terms().transaction());
                assertThat(effect.filter(done -> !alike)).as("%s", parts).isEmpty();
            }
        }
    }

    @Test
    void everyPairOfSwaps_withTheOrderOfAnotherUserIssuerAndSkill_confirmsNothing() {
        Opened own = open(transaction(ANN, SKILL, "order-1", "14.50"), Desk.KEY);
        UserKey ben = new UserKey("https://other.example", "user-ben");
        matrix(own, unlike(own, transaction(ben, OTHER_SKILL, "order-2", "1.00"), otherKey()), Desk.KEY);
    }

    @Test
    void everyPairOfSwaps_withAnOlderOrderOfAnotherAccount_confirmsNothing() {
        Opened own = open(transaction(ANN, SKILL, "order-1", "14.50"), Desk.KEY);
        UserKey ben = new UserKey("https://other.example", "user-ben");
        Opened other = unlike(own, transaction(ben, OTHER_SKILL, "order-2", "1.00"), Desk.KEY);
        List<Set<Part>> swaps = oneAndTwo();
        swaps.removeIf(parts -> parts.contains(Part.KEY));
        for (Set<Part> parts : swaps) {
            Optional<Transaction> effect = confirmed(own.terms(), other, parts, own.code(), Desk.KEY);
            assertThat(effect.isPresent()).as("%s", parts).isEqualTo(HARMLESS.containsAll(parts));
        }
    }

    private Opened unlike(Opened own, Transaction transaction, byte[] key) {
        Opened other = open(transaction, key);
        return other.code().equals(own.code()) ? unlike(own, transaction, key) : other;
    }

    private static byte[] otherKey() {
        byte[] key = Desk.KEY.clone();
        key[0]++;
        return key;
    }

    @Test
    void codeOfAnEarlierSend_confirmsNothing_inAnyPlace() {
        Transaction order = transaction(ANN, SKILL, "order-1", "14.50");
        Opened older = open(order, Desk.KEY);
        Opened newer = unlike(older, order, Desk.KEY);
        for (Set<Part> parts : List.<Set<Part>>of(
                EnumSet.of(Part.CODE),
                EnumSet.of(Part.ID),
                EnumSet.of(Part.SECRET),
                EnumSet.of(Part.CODE, Part.ID),
                EnumSet.of(Part.CODE, Part.SECRET),
                EnumSet.of(Part.CODE, Part.SENDING),
                EnumSet.of(Part.ID, Part.SECRET))) {
            assertThat(confirmed(newer.terms(), older, parts, newer.code(), Desk.KEY))
                    .as("%s", parts)
                    .isEmpty();
        }
    }

    @Test
    void anyMixtureOfTwoChallenges_confirmsNothingButAWholeOne() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        UserKey ben = new UserKey("https://other.example", "user-ben");
        Opened own = open(transaction(ANN, SKILL, "order-1", "14.50"), Desk.KEY);
        Opened other = unlike(own, transaction(ben, OTHER_SKILL, "order-2", "1.00"), otherKey());
        for (int i = 0; i < 150; i++) {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            for (Part part : Part.values()) {
                if (random.nextInt(3) == 0) {
                    parts.add(part);
                }
            }
            assertThat(confirmed(own.terms(), other, parts, own.code(), Desk.KEY)
                            .isPresent())
                    .as("%s, random from %s", parts, seed)
                    .isEqualTo(HARMLESS.containsAll(parts));
        }
    }

    @Test
    void hostileTexts_confirmNothing_andCostNoTry() {
        Storage storage = storage();
        Orders orders = new Orders();
        Desk desk = new Desk(storage, clock, orders);
        String code = desk.codeFor(Orders.order(ANN, "order-1", "14.50"));
        for (String heard : hostile(code)) {
            assertThat(desk.answer(ANN, heard))
                    .as("'%s'", heard.length() > 50 ? heard.length() + " characters" : heard)
                    .isEqualTo(new Answer.Refused(org.sayso.ConfirmationRefusal.CODE_UNREADABLE, 3));
        }
        assertThat(orders.effects).isEmpty();
        assertThat(desk.answer(ANN, code)).isInstanceOf(Answer.Confirmed.class);
    }

    private static List<String> hostile(String code) {
        String arabic = code.chars().mapToObj(c -> "" + (char) (c - '0' + '٠')).reduce("", String::concat);
        String wide = code.chars().mapToObj(c -> "" + (char) (c - '0' + '０')).reduce("", String::concat);
        String mathematical = code.chars()
                .mapToObj(c -> Character.toString(0x1D7CE + c - '0'))
                .reduce("", String::concat);
        return List.of(
                "",
                " ",
                "\u0000",
                "-" + code,
                "\u2212" + code,
                code + code,
                code + "0",
                "0" + code,
                code.repeat(167),
                "1".repeat(1_000),
                "0".repeat(1_000) + code,
                arabic,
                wide,
                mathematical,
                code + "' OR '1'='1",
                "%" + code,
                code.substring(0, 3) + "\u0000" + code.substring(3),
                "\u202e" + code,
                code + "e0",
                "0x" + code,
                UUID.randomUUID().toString().replaceAll("[0-9]", "x"));
    }
}
