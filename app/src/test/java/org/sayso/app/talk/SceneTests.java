package org.sayso.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.sayso.app.SaysoCommand;

class SceneTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int scene(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "scene";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return SaysoCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    @Test
    void withoutAName_theScenesAreListed() {
        assertThat(scene()).isZero();
        assertThat(out.toString()).contains("consents", "Consents, says the code, and books a ride", "provider-fails");
        assertThat(out.toString().lines()).allMatch(line -> line.matches("[a-z-]+ {2,}[A-Z].*"));
    }

    @Test
    void sceneThatDoesNotExist_isRefusedWithThoseThatDo() {
        assertThat(scene("consent")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no such scene; there are pin-right, ");
    }
}
