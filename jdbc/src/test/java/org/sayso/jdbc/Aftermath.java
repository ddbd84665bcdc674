package org.sayso.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sayso.Deadline;
import org.sayso.confirmation.Answer;
import org.sayso.confirmation.Challenge;
import org.sayso.confirmation.OutboxEntry;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.EffectDispatcher;
import org.sayso.delivery.OutboxDispatcher;
import org.sayso.delivery.PhoneInboxSender;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is found when all victims of a {@link KillRun} are dead: database, receiver and what was told are compared, what is
 * owed is carried out, each code is said once more, and all is compared again.
 */
final class Aftermath implements AutoCloseable {

    private static final int TRIES = 3;

    /** What should not be, each beginning with one of the sentences of {@link #look}. */
    final List<String> wrongs = new ArrayList<>();

    private final KillRun run;
    private final HikariDataSource dataSource;
    private final Storage storage;
    private final CountedOrders orders;
    private final Map<String, Challenge> challenges = new HashMap<>();
    private final Map<String, Challenge> byOrder = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private int confirmedByVictims;
    private int saidAgain;
    private int confirmedNow;

    /** Looks; without {@code waitForLeases} it does at once what would fall due seconds later. */
    Aftermath(KillRun run, boolean waitForLeases) throws Exception {
        this.run = run;
        dataSource = Databases.open(run.url, 8);
        storage = Databases.storage(dataSource);
        URI receiver = run.receiver.address();
        orders = new CountedOrders(dataSource, new KillReceiver.Client(receiver), Steps.SILENT);
        look();
        confirmedByVictims = confirmed();
        freeTries();
        sayEachCodeAgain();
        if (!waitForLeases) {
            endLeases();
        }
        carryOut();
        look();
        compareWithTheOutside();
    }

    /** Database against what was told. */
    private void look() {
        challenges.clear();
        byOrder.clear();
        rows.clear();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        for (String id :
                jdbc.sql("SELECT id FROM sayso_challenge").query(String.class).list()) {
            Challenge challenge = storage.challenges().find(id).orElseThrow();
            challenges.put(id, challenge);
            byOrder.put(order(challenge), challenge);
        }
        jdbc.sql("SELECT reference FROM test_effect")
                .query(String.class)
                .list()
                .forEach(order -> rows.merge(order, 1, Integer::sum));
        rows.forEach((order, count) -> {
            if (!(byOrder.get(order) instanceof Challenge.Confirmed)) {
                wrongs.add("order without its proof: " + order);
            }
            if (count > 1) {
                wrongs.add("code accepted twice: " + count + " local effects of " + order);
            }
        });
        challenges.forEach((id, challenge) -> {
            if (challenge instanceof Challenge.Confirmed && !rows.containsKey(order(challenge))) {
                wrongs.add("proof without its order: " + id);
            }
        });
        run.told.forEach((id, words) -> {
            long accepted = words.stream().filter("confirmed"::equals).count();
            if (accepted > 1) {
                wrongs.add("code accepted twice: it was told " + accepted + " times of " + id);
            }
            boolean promiseLost = words.contains("promised") && !challenges.containsKey(id);
            boolean acceptanceLost = accepted > 0 && !(challenges.get(id) instanceof Challenge.Confirmed);
            if (promiseLost || acceptanceLost) {
                wrongs.add("told, then forgotten: " + words + " of " + id);
            }
            if (words.contains("failed")) {
                wrongs.add("no answer: " + id);
            }
        });
    }

    private int confirmed() {
        return (int) challenges.values().stream()
                .filter(Challenge.Confirmed.class::isInstance)
                .count();
    }

    private void freeTries() {
        run.told.forEach((id, words) -> {
            long wrong = words.stream().filter("wrong"::equals).count();
            if (challenges.get(id) instanceof Challenge.Pending pending && pending.triesLeft() > TRIES - wrong) {
                wrongs.add("free try: " + pending.triesLeft() + " left after " + wrong + " of " + id);
            }
        });
    }

    private void sayEachCodeAgain() {
        Desk desk = new Desk(storage, Clock.systemUTC(), Victim.builder(storage, orders));
        run.receiver.arrived().forEach((order, code) -> {
            Challenge before = byOrder.get(order);
            if (before == null) {
                wrongs.add("message without its challenge: of " + order);
                return;
            }
            saidAgain++;
            Answer answer = desk.answer(Victim.user(order), code);
            if (!(answer instanceof Answer.Confirmed confirmed)) {
                wrongs.add("right code refused: " + answer + " for " + before);
            } else if (before instanceof Challenge.Confirmed != confirmed.already()) {
                wrongs.add("code accepted twice: again after the kills, of " + order);
            } else if (!confirmed.already()) {
                confirmedNow++;
            }
        });
    }

    /** What the dead had claimed is nobody's: spares the wait until that shows. */
    private void endLeases() {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        for (String table : List.of("sayso_outbox", "sayso_effect")) {
            jdbc.sql("UPDATE " + table + " SET due_at = CURRENT_TIMESTAMP WHERE state = 'WAITING'")
                    .update();
        }
    }

    /** Runs the dispatchers until nothing is owed: what the dead had claimed falls due when their lease ends. */
    private void carryOut() throws InterruptedException {
        try (OutboxDispatcher messages = Victim.messages(
                        storage,
                        new PhoneInboxSender(
                                new KillReceiver.Client(run.receiver.address()).inbox(), KillReceiver.TOKEN));
                EffectDispatcher effects = Victim.effects(storage, orders)) {
            messages.start();
            effects.start();
            Deadline patience = Deadline.in(Duration.ofSeconds(60));
            while ((storage.outbox().nextDue().isPresent()
                            || storage.effects().nextDue().isPresent())
                    && !patience.passed()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** Database against what the receiver saw. */
    private void compareWithTheOutside() {
        Set<String> performed = new HashSet<>();
        run.receiver.effects.forEach((key, calls) -> {
            if (!(challenges.get(key) instanceof Challenge.Confirmed confirmed)
                    || !calls.stream().allMatch(order(confirmed)::equals)) {
                wrongs.add("order without its proof: remote effect " + key + " of " + calls);
            }
            performed.addAll(new HashSet<>(calls));
        });
        Set<String> arrived = run.receiver.arrived().keySet();
        challenges.forEach((id, challenge) -> {
            if (challenge instanceof Challenge.Confirmed && !run.receiver.effects.containsKey(id)) {
                wrongs.add("proof without its order: no remote effect of " + id);
            }
            if (!arrived.contains(order(challenge))) {
                wrongs.add("promised message lost: of " + id);
            }
        });
        if (performed.size() < run.receiver.effects.size()) {
            wrongs.add("code accepted twice: two keys for one order");
        }
    }

    private static String order(Challenge challenge) {
        return challenge.terms().transaction().reference();
    }

    private int undelivered() {
        return JdbcClient.create(dataSource)
                .sql("SELECT COUNT(*) FROM sayso_outbox WHERE state = :state")
                .param("state", OutboxEntry.State.UNDELIVERABLE.name())
                .query(Integer.class)
                .single();
    }

    /** The counts, for docs/figures.md. */
    String counts(String database) {
        StringBuilder page = new StringBuilder();
        page.append("%d kills on %s, %d of them inside a confirmation%n%n"
                .formatted(run.all, database, run.insideAConfirmation));
        page.append("| kills that found a thread before | kills |%n|---|--:|%n".formatted());
        for (Step step : KillRun.EVERYWHERE) {
            page.append("| %s | %d |%n".formatted(step.text, run.kills.getOrDefault(step, 0)));
        }
        long toldWrong = told("wrong");
        long toldConfirmed = told("confirmed");
        int calls = run.receiver.effects.values().stream().mapToInt(List::size).sum();
        int messages = run.receiver.messages.values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        page.append(("%n%d orders promised a message; %d messages arrived, %d of them twice or more, none given up%s%n"
                        + "%d wrong answers told%n"
                        + "%d orders confirmed before the last kill, of which %d were told; %d more afterwards%n"
                        + "%d codes said once more: %d confirmed then, the others were already%n"
                        + "%d local effects, %d remote effects by key, %d calls%n"
                        + "%d wrongs%n")
                .formatted(
                        challenges.size(),
                        run.receiver.messages.size(),
                        messages - run.receiver.messages.size(),
                        undelivered() == 0 ? "" : " BUT " + undelivered(),
                        toldWrong,
                        confirmedByVictims,
                        toldConfirmed,
                        confirmedNow,
                        saidAgain,
                        confirmedNow,
                        rows.values().stream().mapToInt(Integer::intValue).sum(),
                        run.receiver.effects.size(),
                        calls,
                        wrongs.size()));
        return page.toString();
    }

    private long told(String word) {
        return run.told.values().stream()
                .flatMap(List::stream)
                .filter(word::equals)
                .count();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
