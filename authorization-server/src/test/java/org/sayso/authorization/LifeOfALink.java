package org.sayso.authorization;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sayso.authorization.LinkingClient.Answer;

/**
 * Alexa with one link, day by day: uses it, loses answers, asks twice, while the server is restarted and killed. Whatever happens,
 * it goes on with the newest refresh token that reached it. The same every time.
 */
final class LifeOfALink {

    /** Roughly an access token's hour. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(55);

    /** Thinned out: a day in use has more, and most days are in use. */
    private static final int REFRESHES_A_DAY = 2;

    private static final int DAYS_A_USE = 4;
    private static final int PAUSE = 200;
    private static final int DAYS_BETWEEN_STOPS = 150;

    private static final int FIRST_STOP = 25;

    private final Random random = new Random(42);
    private final FakedServer server;
    private final FakedTime time;
    private final Assistant alexa;
    private final boolean replays;
    private final Deque<String> replaced = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();

    private String token;
    private String accessToken;
    private int refreshes;
    private int lost;
    private int twice;
    private int late;
    private int restarts;
    private int kills;

    /** What the server said when it refused a token that it should have taken. */
    static final class UnlinkedException extends Exception {

        private static final long serialVersionUID = 1L;

        UnlinkedException(String message) {
            super(message);
        }
    }

    /** @param replays whether refresh tokens that were replaced long ago come again, too */
    LifeOfALink(FakedServer server, FakedTime time, Assistant alexa, Answer link, boolean replays) {
        this.server = server;
        this.time = time;
        this.alexa = alexa;
        this.replays = replays;
        token = link.json().get("refresh_token").asString();
        accessToken = link.json().get("access_token").asString();
    }

    /**
     * Lives for so many days.
     *
     * @param arguments of the server when it starts again
     * @return what the link died of; empty if it lives
     */
    Optional<String> live(int days, List<String> arguments) throws IOException, InterruptedException {
        Duration birth = time.ahead();
        try {
            for (int day = 0; day < days; day++) {
                advanceTo(birth.plusDays(day).plusHours(8));
                if (day % DAYS_BETWEEN_STOPS == FIRST_STOP) {
                    server.restart(arguments);
                    restarts++;
                }
                if (day % DAYS_BETWEEN_STOPS == 2 * FIRST_STOP) {
                    dieBeforeAnswer(arguments);
                } else if (random.nextInt(DAYS_A_USE) == 0) {
                    use();
                }
                if (day == days / 2 && days > 2 * PAUSE) {
                    day += PAUSE;
                }
            }
            return Optional.empty();
        } catch (UnlinkedException unlinked) {
            return Optional.ofNullable(unlinked.getMessage());
        }
    }

    private void use() throws IOException, UnlinkedException {
        for (int i = 0; i < REFRESHES_A_DAY; i++) {
            int fate = random.nextInt(100);
            if (fate < 5) {
                loseAnswer(Duration.ofMinutes(5), "answer lost for minutes");
            } else if (fate < 10) {
                loseAnswer(Duration.ofHours(1 + random.nextInt(9)), "answer lost for hours");
            } else if (fate < 15) {
                askTwiceAtOnce();
            } else if (fate < 20 && replays) {
                replayReplaced();
            }
            keep(refresh("refresh"));
            time.advance(BETWEEN_REFRESHES);
        }
    }

    private void loseAnswer(Duration until, String how) throws IOException, UnlinkedException {
        refresh("refresh");
        lost++;
        time.advance(until);
        keep(refresh(how));
        time.advance(BETWEEN_REFRESHES);
    }

    private void askTwiceAtOnce() throws UnlinkedException {
        String presented = token;
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> present(presented));
        Answer one = present(presented);
        twice++;
        keep(accepted(random.nextBoolean() ? one : other.join(), "asked twice at once"));
        accepted(other.join(), "asked twice at once");
        accepted(one, "asked twice at once");
    }

    private void replayReplaced() throws UnlinkedException {
        if (!replaced.isEmpty()) {
            accepted(present(replaced.getFirst()), "replaced token came again");
            late++;
        }
    }

    /** The process is killed when all is committed and nothing answered; hours later the old token comes again. */
    private void dieBeforeAnswer(List<String> arguments) throws IOException, InterruptedException, UnlinkedException {
        String credentials = Base64.getEncoder()
                .encodeToString((alexa.clientId() + ":" + alexa.clientSecret()).getBytes(StandardCharsets.UTF_8));
        try {
            Answer answer = new LinkingClient(server.running())
                    .post(
                            "/oauth2/token",
                            LinkingClient.refresh(token),
                            "Authorization",
                            "Basic " + credentials,
                            LostAnswers.HEADER,
                            "true");
            throw new IllegalStateException("an answer from the dead: " + answer.status());
        } catch (IllegalStateException noAnswer) {
            if (!(noAnswer.getCause() instanceof IOException)) {
                throw noAnswer;
            }
        }
        kills++;
        server.startAgain(arguments);
        time.advance(Duration.ofHours(3));
        keep(refresh("killed before the answer"));
    }

    private Answer present(String refreshToken) {
        // Over a connection of its own: to the server, one that was kept has been idle since the clock last jumped.
        return alexa.refresh(server.running(), refreshToken);
    }

    private Answer refresh(String how) throws UnlinkedException {
        return accepted(present(token), how);
    }

    private Answer accepted(Answer answer, String how) throws UnlinkedException {
        if (answer.status() != 200) {
            throw new UnlinkedException(how + ": " + answer.status() + " "
                    + answer.json().path("error").asString(""));
        }
        refreshes++;
        return answer;
    }

    private void keep(Answer answer) {
        String next = answer.json().path("refresh_token").asString(token);
        if (!next.equals(token)) {
            replaced.addLast(token);
            if (replaced.size() > 20) {
                replaced.removeFirst();
            }
        }
        token = next;
        accessToken = answer.json().get("access_token").asString();
        keys.add(LinkingClient.header(accessToken).get("kid").asString());
    }

    private void advanceTo(Duration moment) throws IOException {
        if (moment.compareTo(time.ahead()) > 0) {
            time.advance(moment.minus(time.ahead()));
        }
    }

    String token() {
        return token;
    }

    String accessToken() {
        return accessToken;
    }

    /** One that was replaced long ago. */
    String replacedToken() {
        return replaced.getFirst();
    }

    int kills() {
        return kills;
    }

    int keysSeen() {
        return keys.size();
    }

    /** The columns of the table. */
    String counts() {
        return refreshes + " | " + lost + " | " + twice + " | " + late + " | " + restarts + " | " + kills + " | "
                + keys.size();
    }
}
