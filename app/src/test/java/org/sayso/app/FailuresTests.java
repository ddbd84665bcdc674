package org.sayso.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.settings.InvalidSettingException;
import org.springframework.context.ApplicationContextException;

class FailuresTests {

    @Test
    void ownMessageAroundAnotherCause_isWhatIsPrinted() {
        UncheckedIOException failure =
                new UncheckedIOException("The key store cannot be read. Delete it.", new EOFException());

        assertThat(Failures.explain(failure)).containsExactly("Cannot start: The key store cannot be read. Delete it.");
    }

    @Test
    void refusedSetting_isSaidOnce_withItsFix_andOneStopEach() {
        IllegalStateException failure = new IllegalStateException(
                new InvalidSettingException("The database cannot be opened: refused.", "Start it: refused it was.."));

        assertThat(Failures.explain(failure))
                .containsExactly("The database cannot be opened: refused.", "Fix: Start it: refused it was.");
    }

    @Test
    void messageInsideTheFrameworks_isFound() {
        ApplicationContextException failure = new ApplicationContextException(
                "Unable to start web server", new IllegalStateException("set the thing"));

        assertThat(Failures.explain(failure)).containsExactly("Cannot start: set the thing");
    }

    @Test
    void failureWithoutAnyMessage_isNamed() {
        assertThat(Failures.explain(new IllegalStateException()))
                .containsExactly("Cannot start: java.lang.IllegalStateException");
    }
}
