package org.sayso.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.ThreeYears.Event;

/**
 * Alexa with one link through {@link ThreeYears}: uses it, loses answers, asks twice, while the server is restarted and killed.
 * Whatever happens, it goes on with the newest refresh token that reached it.
 */
final class LifeOfALink {

    /** Roughly an access token's hour. */
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(55);

    /** So many replaced tokens are remembered: those of some weeks. */
    private static final int MEMORY = 20;

    /** What a refresh token that was replaced long ago should get. */
    enum Replay {
        SERVED,
        REFUSED,
        /** It is not tried. */
        NONE
    }

    /**
     * The server that a link lives at.
     *
     * @param process it runs in
     * @param arguments with which it starts for the so-many-th time
     * @param ours whether it is ours: its access tokens are tried, and it is kept up each day
     */
    record Home(FakedServer process, IntFunction<List<String>> arguments, boolean ours) {}

    private final Random random = new Random(42);
    private final ThreeYears years = new ThreeYears();
    private final Map<Event, Integer> done = new EnumMap<>(Event.class);
    private final Home home;
    private final FakedTime time;
    private final Assistant alexa;
    private final Replay replay;
    private final Deque<String> replaced = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();

    private String token;
    private String accessToken;
    private String since = "";
    private int refreshes;
    private int stops;
    private int late;

    /** What the server said when it refused a token that it should have taken. */
    static final class UnlinkedException extends Exception {

        private static final long serialVersionUID = 1L;

        UnlinkedException(String message) {
            super(message);
        }
    }

    LifeOfALink(Home home, FakedTime time, Assistant alexa, Answer link, Replay replay) {
        this.home = home;
        this.time = time;
        this.alexa = alexa;
        this.replay = replay;
        token = link.json().get("refresh_token").asString();
        accessToken = link.json().get("access_token").asString();
    }

    /**
     * Lives for three years, or as long as the server lets it.
     *
     * @return what the link died of; empty if it lives
     */
    Optional<String> live() throws Exception {
        Duration birth = time.ahead();
        try {
            time.advance(BETWEEN_REFRESHES);
            keep(refresh("refresh"));
            for (int day = 0; day < ThreeYears.DAYS; day++) {
                advanceTo(birth.plusDays(day).plusHours(8));
                keepUp();
                List<Event> events = years.on(day);
                for (Event event : events) {
                    befall(event);
                }
                if (home.ours() && !events.isEmpty()) {
                    keep(refresh("refresh"));
                    tryAccessToken();
                }
            }
            advanceTo(birth.plusDays(ThreeYears.DAYS));
            keep(refresh("refresh"));
            return Optional.empty();
        } catch (UnlinkedException unlinked) {
            return Optional.ofNullable(unlinked.getMessage());
        }
    }

    private void befall(Event event) throws Exception {
        switch (event) {
            case REFRESH -> keep(refresh("refresh"));
            case LOST_FOR_MINUTES -> loseAnswer(Duration.ofMinutes(5), "answer lost for minutes");
            case LOST_FOR_HOURS -> loseAnswer(Duration.ofHours(1 + random.nextInt(9)), "answer lost for hours");
            case TWICE_AT_ONCE -> askTwiceAtOnce();
            case OVERTAKEN -> overtake();
            case REPLACED_AGAIN -> presentReplaced();
            case RESTART -> restart();
            case KILL -> dieBeforeAnswer();
            case NEW_KEY -> ask(DailyUpkeep.NEW_KEY);
        }
        done.merge(event, 1, Integer::sum);
        time.advance(BETWEEN_REFRESHES);
    }

    private void loseAnswer(Duration until, String how) throws Exception {
        refresh("refresh");
        time.advance(until);
        keep(refresh(how));
    }

    private void askTwiceAtOnce() throws Exception {
        String presented = token;
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> present(presented));
        Answer one = accepted(present(presented), "asked twice at once");
        Answer two = accepted(other.join(), "asked twice at once");
        if (home.ours() && !refreshToken(one).equals(refreshToken(two))) {
            throw new IllegalStateException("one token, two successors");
        }
        keep(random.nextBoolean() ? one : two);
    }

    private void overtake() throws Exception {
        String presented = token;
        keep(refresh("refresh"));
        keep(refresh("refresh"));
        accepted(present(presented), "overtaken by its own answer");
    }

    private void presentReplaced() throws Exception {
        if (replay == Replay.NONE || replaced.size() < MEMORY / 2) {
            keep(refresh("refresh"));
            return;
        }
        Answer answer = present(replaced.getFirst());
        late++;
        if (replay == Replay.SERVED) {
            keep(accepted(answer, "replaced token came again"));
        } else if (answer.status() != 400) {
            throw new IllegalStateException("a replaced token was answered with " + answer.status());
        }
        keep(refresh("refresh after a replaced token came again"));
    }

    private void restart() throws Exception {
        stops++;
        home.process().restart(home.arguments().apply(stops));
        since = " after a restart";
    }

    /** The process is killed when all is committed and nothing answered; hours later the old token comes again. */
    private void dieBeforeAnswer() throws Exception {
        String credentials = Base64.getEncoder()
                .encodeToString((alexa.clientId() + ":" + alexa.clientSecret()).getBytes(StandardCharsets.UTF_8));
        try {
            Answer answer = new LinkingClient(home.process().running())
                    .post(
                            "/oauth2/token",
                            LinkingClient.refresh(token),
                            "Authorization",
                            "Basic " + credentials,
                            LostAnswers.HEADER,
                            "true");
            accepted(answer, "refresh");
            throw new IllegalStateException("an answer from the dead");
        } catch (IllegalStateException noAnswer) {
            if (!(noAnswer.getCause() instanceof IOException)) {
                throw noAnswer;
            }
        }
        stops++;
        home.process().startAgain(home.arguments().apply(stops));
        time.advance(Duration.ofHours(3));
        keep(refresh("killed before the answer"));
    }

    private Answer present(String refreshToken) {
        // Over a connection of its own: to the server, one that was kept has been idle since the clock last jumped.
        return alexa.refresh(home.process().running(), refreshToken);
    }

    private Answer refresh(String how) throws UnlinkedException {
        return accepted(present(token), how);
    }

    private Answer accepted(Answer answer, String how) throws UnlinkedException {
        if (answer.status() != 200) {
            throw new UnlinkedException(how + since + ": " + answer.status() + " "
                    + answer.json().path("error").asString(""));
        }
        since = "";
        refreshes++;
        return answer;
    }

    private void keep(Answer answer) throws Exception {
        String next = refreshToken(answer);
        if (!next.equals(token)) {
            replaced.addLast(token);
            if (replaced.size() > MEMORY) {
                replaced.removeFirst();
            }
        }
        token = next;
        accessToken = answer.json().get("access_token").asString();
        keys.add(LinkingClient.header(accessToken).get("kid").asString());
    }

    /** As an API that asks does, and as one that checks the signature. */
    private void tryAccessToken() throws UnlinkedException, ParseException, JOSEException {
        if (!isActive()) {
            throw new UnlinkedException("a new access token is not active");
        }
        SignedJWT jwt = SignedJWT.parse(accessToken);
        JWKSet published = JWKSet.parse(
                new LinkingClient(home.process().running()).get("/oauth2/jwks").body());
        boolean verified = jwt.verify(new RSASSAVerifier(
                Objects.requireNonNull(published.getKeyByKeyId(jwt.getHeader().getKeyID()), "its key is not published")
                        .toRSAKey()));
        if (!verified) {
            throw new UnlinkedException("a new access token's signature is wrong");
        }
    }

    /** Whether the server says so of the newest access token. */
    boolean isActive() {
        return ResourceServers.introspect(new LinkingClient(home.process().running()), "pizza", accessToken)
                .json()
                .path("active")
                .asBoolean(false);
    }

    private void keepUp() throws IOException {
        if (home.ours()) {
            ask(DailyUpkeep.PATH);
        }
    }

    private void ask(String path) throws IOException {
        if (home.ours()) {
            HttpURLConnection connection = (HttpURLConnection)
                    home.process().running().uri(path).toURL().openConnection();
            connection.setRequestProperty("Connection", "close");
            if (connection.getResponseCode() != 204) {
                throw new IllegalStateException(path + ": " + connection.getResponseCode());
            }
        }
    }

    private String refreshToken(Answer answer) {
        return answer.json().path("refresh_token").asString(token);
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

    int count(Event event) {
        return done.getOrDefault(event, 0);
    }

    /** How often a token came again that was replaced long before. */
    int late() {
        return late;
    }

    int refreshes() {
        return refreshes;
    }

    int keysSeen() {
        return keys.size();
    }
}
