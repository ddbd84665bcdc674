package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTests {

    @TempDir
    static Path folder;

    private static RunningPlayground playground;

    @BeforeAll
    static void start() {
        playground = new RunningPlayground(folder);
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/panes/trace",
                "/trace/last.json",
                "/playground/playground.js",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                "/api/state",
                "/no-such-page"
            })
    void everyAnswer_carriesTheSecurityHeaders(String path) {
        HttpHeaders headers = playground.get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alexa-app/linked", "/alexa-app/link-failed", "/no-such-page"})
    void pages_haveNothingInlineThatThePolicyForbids(String path) {
        assertThat(playground.get(path).body())
                .doesNotContainPattern("(?i)<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=");
    }

    @Test
    void unknownPage_isExplainedInTheOwnLook() {
        var answer = playground.send(HttpRequest.newBuilder(playground.address.resolve("/no-such-page"))
                .header("Accept", "text/html")
                .build());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is no such page").contains("Back to the playground");
    }

    @Test
    void otherPartsOnTheClassPath_stayOutOfThisContext() {
        assertThat(playground.context.getBeanNamesForType(DataSource.class)).isEmpty();
        assertThat(Arrays.stream(playground.context.getBeanDefinitionNames())
                        .map(name -> playground.context.getType(name))
                        .filter(type -> type != null)
                        .map(Class::getName))
                .noneMatch(name -> name.startsWith("org.springframework.security.")
                        || name.startsWith("org.flywaydb.")
                        || name.startsWith("org.sayso.authorization")
                        || name.startsWith("org.sayso.spring"));
    }
}
