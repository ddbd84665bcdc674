package org.sayso.samples.wear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.Turn;

/** With a link, without one, with one that permits too little, and with the accounts out of reach. */
class LinkTests {

    private static final String WISH = "what should i wear at sixty degrees";

    @TempDir
    Path directory;

    private RunningSkill skill;

    @BeforeEach
    void start() throws IOException {
        skill = new RunningSkill(directory);
    }

    @AfterEach
    void stop() {
        skill.close();
    }

    @Test
    void notLinked_isAskedToLinkAndThenAdvised() {
        Alexa alexa = skill.alexa();
        Turn turn = alexa.ask(WISH);
        assertThat(turn.spoken()).startsWith("To use What to Wear, please link your account first.");
        assertThat(turn.sessionOpen()).isFalse();
        assertThat(alexa.asksToLink()).isTrue();
        assertThat(skill.trace().refusal()).contains("NOT_LINKED");

        alexa.link("ann");
        assertThat(alexa.asksToLink()).isFalse();
        assertThat(alexa.spoken(WISH)).startsWith("At 60 degrees Fahrenheit, wear ");

        Alexa other = skill.alexa("en-US", List.of("openid", "profile", "offline_access"))
                .link("ben");
        assertThat(other.open().spoken()).startsWith("Welcome back, Ben.");
        assertThat(other.say("sixty").spoken())
                .isEqualTo("Your link to What to Wear does not allow that yet: it lacks the permission to read what to"
                        + " wear. To grant it, please link your account again: I have put a card in your Alexa app.");
        assertThat(other.asksToLink()).isTrue();
        assertThat(skill.trace().refusal()).contains("SCOPE_MISSING");
        assertThat(skill.trace().check("scopes").detail()).isEqualTo("lacks [read:whattowear]");
    }

    @Test
    void accountsOutOfReach_knownKeysServeForAnHour() {
        Alexa ann = skill.alexa().link("ann");
        assertThat(ann.spoken(WISH)).startsWith("At 60");
        skill.stopAccounts();
        assertThat(ann.spoken(WISH)).startsWith("At 60");
        assertThat(ann.open().spoken()).startsWith("Welcome back. How");
        ann.say("stop");

        skill.clock.putForward(Duration.ofMinutes(50));
        assertThat(ann.spoken(WISH)).startsWith("At 60");

        skill.clock.putForward(Duration.ofHours(1));
        Turn turn = ann.ask(WISH);
        assertThat(turn.spoken()).startsWith("Sorry, I cannot reach the sign-in service of What to Wear right now.");
        assertThat(ann.asksToLink()).isFalse();
        assertThat(skill.trace().refusal()).contains("PROVIDER_UNAVAILABLE");
    }

    @Test
    void otherApplicationsOnTheClassPath_addNothing() {
        for (String path : List.of(
                "/",
                "/pod",
                "/pod/pod.css",
                "/login",
                "/oauth2/token",
                "/accounts/accounts.css",
                "/webjars/x",
                "/wear")) {
            var answer = skill.send(HttpRequest.newBuilder(skill.uri(path)));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(answer.body()).as(path).contains("NOT_FOUND");
            var page = skill.send(HttpRequest.newBuilder(skill.uri(path)).header("Accept", "text/html,*/*;q=0.8"));
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.headers().firstValue("Content-Type").orElse(""))
                    .as(path)
                    .startsWith("text/html");
        }
        for (String type : List.of(
                "javax.sql.DataSource",
                "org.springframework.security.web.SecurityFilterChain",
                "org.thymeleaf.ITemplateEngine")) {
            assertThat(skill.beansOf(type)).as(type).isEmpty();
        }
    }
}
