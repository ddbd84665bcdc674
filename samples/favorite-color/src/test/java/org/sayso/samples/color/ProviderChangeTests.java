package org.sayso.samples.color;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.fakes.FakeAuth0;
import org.sayso.fakes.FakeOkta;
import org.sayso.fakes.TestServer;

/** The favorite color changed by voice, confirmed by Auth0 or Okta in place of our own codes: only settings differ. */
class ProviderChangeTests {

    private static final String CHANGE = "ask favorite color to change my favorite color to ";
    private static final String NUMBER = "+12025550142";
    private static final String SUBJECT = "user-ann-5f0c2e71";

    @TempDir
    Path directory;

    private final FakeAuth0 auth0 = new FakeAuth0();
    private final FakeOkta okta = new FakeOkta();
    private Accounts accounts;
    private final List<RunningSkill> skills = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        accounts = Accounts.start(Clock.systemUTC());
        auth0.user(NUMBER, "auth0|ann");
    }

    @AfterEach
    void stop() {
        skills.forEach(RunningSkill::close);
        accounts.close();
        auth0.close();
        okta.close();
    }

    private Kitchen startWithAuth0() throws IOException {
        return start(Map.of(
                "spring.profiles.active",
                "auth0",
                "sayso.confirmation.auth0.tenant",
                auth0.tenant().toString(),
                "sayso.confirmation.auth0.client-id",
                FakeAuth0.CLIENT,
                "sayso.confirmation.auth0.client-secret",
                FakeAuth0.SECRET,
                "favorite-color.auth0-users." + SUBJECT,
                "auth0|ann"));
    }

    private Kitchen startWithOkta(String factor) throws IOException {
        return start(Map.of(
                "spring.profiles.active",
                "okta",
                "sayso.confirmation.okta.org",
                okta.org().toString(),
                "sayso.confirmation.okta.api-token",
                FakeOkta.TOKEN,
                "sayso.confirmation.okta.factors",
                factor,
                "favorite-color.okta-users." + SUBJECT,
                FakeOkta.ANN));
    }

    private Kitchen start(Map<String, String> more) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(more);
        settings.put("favorite-color.accounts-url", accounts.url);
        RunningSkill skill = RunningSkill.start(directory, Clock.systemUTC(), settings);
        skills.add(skill);
        Kitchen kitchen = Kitchen.with(accounts, skill, Clock.systemUTC());
        kitchen.link("ann");
        return kitchen;
    }

    @Test
    void codeOfAuth0_changesTheColor_andAWrongOneNothing() throws Exception {
        Kitchen kitchen = startWithAuth0();
        assertThat(kitchen.say(CHANGE + "red"))
                .contains("change of your favorite color to red", "text message to your number ending in 4 2");

        assertThat(kitchen.say("authorize color 9 9 9 9 9 9")).contains("not right", "two tries left");
        assertThat(accounts.color("ann")).isEmpty();
        assertThat(kitchen.say("authorize color " + auth0.newestCode(NUMBER)))
                .contains("You have changed your favorite color to red");
        accounts.awaitColor("ann", "red");
        assertThat(skills.get(0).messages()).as("of our own").isEmpty();
    }

    @Test
    void newestCodeOfAuth0_changesToTheNewestColorOnly() throws Exception {
        Kitchen kitchen = startWithAuth0();
        kitchen.say(CHANGE + "red");
        String older = auth0.newestCode(NUMBER);
        assertThat(kitchen.say("change my favorite color to green")).contains("takes the place", "to red");

        assertThat(kitchen.say("authorize color " + older)).contains("not right");
        assertThat(kitchen.say("authorize color " + auth0.newestCode(NUMBER)))
                .contains("changed your favorite color to green");
        accounts.awaitColor("ann", "green");
    }

    @Test
    void codeOfAuth0ThatLogsInSomebodyElse_changesNothing() throws Exception {
        auth0.user(NUMBER, "auth0|whoever-has-the-number-now");
        Kitchen kitchen = startWithAuth0();
        kitchen.say(CHANGE + "red");

        assertThat(kitchen.say("authorize color " + auth0.newestCode(NUMBER)))
                .doesNotContain("You have changed")
                .contains("Nothing was confirmed");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void auth0Throttles_isSaidAndChangesNothing() throws Exception {
        Kitchen kitchen = startWithAuth0();
        auth0.throttles = true;
        assertThat(kitchen.say(CHANGE + "red")).contains("Please wait 7 seconds");
        auth0.throttles = false;
        assertThat(kitchen.say(CHANGE + "red")).contains("text message");
        auth0.throttles = true;
        assertThat(kitchen.say("authorize color " + auth0.newestCode(NUMBER)))
                .contains("cannot reach the service that confirms this");
        assertThat(accounts.color("ann")).isEmpty();
        auth0.throttles = false;
        assertThat(kitchen.say("authorize color " + auth0.newestCode(NUMBER)))
                .as("the try was given back")
                .contains("You have changed your favorite color to red");
        accounts.awaitColor("ann", "red");
    }

    @Test
    void codeOfOkta_changesTheColor_andAWrongOneNothing() throws Exception {
        Kitchen kitchen = startWithOkta("sms");
        assertThat(kitchen.say(CHANGE + "red")).contains("text message to your number ending in 3 7");

        assertThat(kitchen.say("authorize color 9 9 9 9 9 9")).contains("not right");
        assertThat(accounts.color("ann")).isEmpty();
        assertThat(kitchen.say("authorize color " + okta.newestCode(FakeOkta.SMS)))
                .contains("You have changed your favorite color to red");
        accounts.awaitColor("ann", "red");
    }

    @Test
    void newestCodeOfOkta_changesToTheNewestColorOnly() throws Exception {
        Kitchen kitchen = startWithOkta("sms");
        kitchen.say(CHANGE + "red");
        String older = okta.newestCode(FakeOkta.SMS);
        kitchen.say("change my favorite color to green");

        assertThat(kitchen.say("authorize color " + older)).contains("not right");
        assertThat(kitchen.say("authorize color " + okta.newestCode(FakeOkta.SMS)))
                .contains("changed your favorite color to green");
        accounts.awaitColor("ann", "green");
    }

    @Test
    void questionOnThePhoneOfOkta_changesTheColorWhenItIsApproved() throws Exception {
        Kitchen kitchen = startWithOkta("push");
        assertThat(kitchen.say(CHANGE + "red")).contains("answer the question in Okta Verify", "say: is it done");

        assertThat(kitchen.say("is it done")).contains("not approved yet");
        assertThat(accounts.color("ann")).isEmpty();
        okta.answerQuestions("SUCCESS");
        assertThat(kitchen.say("is it done")).contains("You have changed your favorite color to red");
        accounts.awaitColor("ann", "red");
    }

    @Test
    void questionOnThePhoneOfOktaTurnedDown_changesNothing() throws Exception {
        Kitchen kitchen = startWithOkta("push");
        kitchen.say(CHANGE + "red");
        okta.answerQuestions("REJECTED");

        assertThat(kitchen.say("is it done")).contains("turned down", "Nothing was confirmed");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void oktaThrottles_isSaidAndChangesNothing() throws Exception {
        Kitchen kitchen = startWithOkta("sms");
        kitchen.say(CHANGE + "red");
        okta.next = Optional.of(FakeOkta.error(429, "E0000047", "API call exceeded rate limit", "Retry-After", "9"));

        assertThat(kitchen.say("authorize color " + okta.newestCode(FakeOkta.SMS)))
                .contains("cannot reach the service that confirms this");
        assertThat(accounts.color("ann")).isEmpty();
        okta.next = Optional.empty();
        assertThat(kitchen.say("authorize color " + okta.newestCode(FakeOkta.SMS)))
                .contains("You have changed your favorite color to red");
        accounts.awaitColor("ann", "red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth0", "okta"})
    void providerDown_isSaidAndChangesNothing(String provider) throws Exception {
        Kitchen kitchen = provider.equals("auth0") ? startWithAuth0() : startWithOkta("sms");
        if (provider.equals("auth0")) {
            auth0.server.answer(TestServer.Answer.json(503, ""));
        } else {
            okta.server.close();
        }
        assertThat(kitchen.say(CHANGE + "red"))
                .contains("cannot reach the service that confirms this", "Nothing was confirmed");
        assertThat(kitchen.say("ask favorite color to authorize color 1 2 3 4 5 6"))
                .contains("nothing waiting for your confirmation");
        assertThat(accounts.color("ann")).isEmpty();
    }

    @Test
    void accountThatTheProviderDoesNotKnow_hasNoWayToConfirm() throws Exception {
        Kitchen kitchen = startWithOkta("sms");
        kitchen.link("ben");
        assertThat(kitchen.say(CHANGE + "red")).contains("Nothing was confirmed");
        assertThat(okta.sentCodes).isEmpty();
        assertThat(accounts.color("ben")).contains("blue");
    }
}
