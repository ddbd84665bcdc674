package org.sayso.authorization.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is told about token answers, and when it is a warning. */
@ExtendWith(OutputCaptureExtension.class)
class TokenAnswerTimesTests {

    private static final String SLOW = "Alexa gives up after 4500 ms";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final List<String> told = new ArrayList<>();
    private final TokenAnswerTimes times = new TokenAnswerTimes(
            "/oauth2/token",
            (grant, outcome, took) -> told.add(grant + " " + outcome + " " + took.toMillis()),
            nanos::get);

    @ParameterizedTest
    @CsvSource({
        "authorization_code,200,ISSUED,authorization_code",
        "refresh_token,400,REFUSED,refresh_token",
        "client_credentials,401,UNAUTHENTICATED,client_credentials",
        "a-name-of-somebody,400,REFUSED,other",
        ",500,FAILED,other"
    })
    void answer_isToldByGrantAndOutcome(String grant, int status, String outcome, String label)
            throws ServletException, IOException {
        answer("/oauth2/token", grant, took(Duration.ofMillis(1500), status));
        assertThat(told).containsExactly(label + " " + outcome + " 1500");
    }

    @Test
    void faultInTheServer_isToldAsFailed() {
        assertThatThrownBy(() -> answer("/oauth2/token", "refresh_token", (request, response) -> {
                    throw new ServletException("out of order");
                }))
                .hasMessage("out of order");
        assertThat(told).containsExactly("refresh_token FAILED 0");
    }

    @Test
    void otherEndpoint_isNotTimed() throws ServletException, IOException {
        answer("/oauth2/revoke", "refresh_token", took(Duration.ofSeconds(9), 200));
        assertThat(told).isEmpty();
    }

    @Test
    void twoSecondsSharp_isNoWarning(CapturedOutput output) throws ServletException, IOException {
        answer("/oauth2/token", "refresh_token", took(Duration.ofSeconds(2), 200));
        assertThat(output).doesNotContain(SLOW);
    }

    @Test
    void slowAnswers_areWarnedAboutOnceAMinuteWithTheNumberOfTheOthers(CapturedOutput output)
            throws ServletException, IOException {
        for (int slow = 0; slow < 6; slow++) {
            answer("/oauth2/token", "refresh_token", took(Duration.ofMillis(2_001), 200));
        }
        assertThat(warnings(output)).singleElement().asString().contains("took 2001 ms (refresh_token)", "logged: 0.");

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        answer("/oauth2/token", "authorization_code", took(Duration.ofSeconds(3), 200));
        assertThat(warnings(output)).hasSize(2).last().asString().contains("(authorization_code)", "logged: 5.");
    }

    private static List<String> warnings(CapturedOutput output) {
        return output.getOut().lines().filter(line -> line.contains(SLOW)).toList();
    }

    private FilterChain took(Duration time, int status) {
        return (request, response) -> {
            nanos.addAndGet(time.toNanos());
            ((MockHttpServletResponse) response).setStatus(status);
        };
    }

    private void answer(String path, String grant, FilterChain chain) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        if (grant != null) {
            request.addParameter("grant_type", grant);
        }
        times.doFilter(request, new MockHttpServletResponse(), chain);
    }
}
