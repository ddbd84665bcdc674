package org.sayso.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.sayso.app.SaysoCommand;

/** Every scene of linking by voice, played by the command with Ride Hailer as it runs in the playground. */
class SceneIT {

    @Test
    void allScenes_goAsExpected_andNoCodeIsPrinted() {
        StringWriter out = new StringWriter();
        int exit = SaysoCommand.run(
                new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), "scene", "--all");
        assertThat(exit).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains(
                        "> my code is {code}",
                        "Ride Hailer: Now, I can help you book a ride! Where would you like to go?",
                        " scenes went as expected.")
                .doesNotContainPattern("[0-9]{6}")
                .doesNotContainPattern("([0-9] ){5}[0-9]");
    }
}
