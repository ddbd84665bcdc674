package org.sayso.authorization.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.users.BusyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnavailableFilterTests {

    private final UnavailableFilter filter = new UnavailableFilter(() -> true, System::nanoTime);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private void send(Exception failure) throws Exception {
        filter.doFilter(new MockHttpServletRequest("GET", "/sign-in"), response, (asked, answered) -> {
            if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new ServletException(failure);
        });
    }

    static Stream<Exception> passing() {
        return Stream.of(
                new BusyException(),
                new ServletException(new BusyException()),
                new DataAccessResourceFailureException("away"),
                new IllegalStateException(new SQLException("terminating connection", "57P01")),
                new IllegalStateException(new SQLException("too many connections", "53300")));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPasses_isAnswered503WithATimeToComeAgain(Exception failure) throws Exception {
        send(failure);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
    }

    @Test
    void faultOfOurs_staysOne() {
        assertThatThrownBy(() -> send(new IllegalStateException("on purpose"))).hasMessage("on purpose");
        assertThatThrownBy(() -> send(
                        new DataIntegrityViolationException("on purpose", new SQLException("no such column", "42703"))))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(response.getHeader("Retry-After")).isNull();
    }

    @Test
    void answerThatIsUnderWay_isNotReplaced() {
        response.setCommitted(true);
        assertThatThrownBy(() -> send(new BusyException())).isInstanceOf(BusyException.class);
    }
}
