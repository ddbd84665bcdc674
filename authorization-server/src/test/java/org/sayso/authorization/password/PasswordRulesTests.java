package org.sayso.authorization.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.authorization.users.EmailAddress;

class PasswordRulesTests {

    private final PasswordRules rules = new PasswordRules(8, "Pizza on Demand");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "8x!kQ2#z",
                "ただしい うま でんち",
                "pizza every second Tuesday",
                "grün gelb und kariert",
                "\uD83C\uDF55\uD83D\uDC34\uD83D\uDD0B\uD83D\uDCCE\uD83C\uDF55\uD83D\uDE80\uD83C\uDF08\uD83C\uDFBA"
            })
    void longEnoughAndUncommon_willDo(String password) {
        assertThat(problem(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "seven77, short",
        "12345678, common",
        "password, common",
        "Passw0rd, common",
        "P@ssword1, common",
        "qwertyuiop, common",
        "asdfghjkl, common",
        "aaaaaaaaaaaa, common",
        "abcdefgh, common",
        "iloveyou1, common",
        "19900101, common",
        "baseball, common",
        "pizzaondemand, own",
        "Pizza on Demand 1, own",
        "PizzaPizza2026, own",
        "annabel.archer, own",
        "annabel.archer@example.com, own",
        "ＡＮＮＡＢＥＬ．ＡＲＣＨＥＲ, own",
        "archer12345, own"
    })
    void shortCommonOrOwn_isRefusedForThatReason(String password, String reason) {
        assertThat(problem(password)).isEqualTo("kept.problem.password." + reason);
    }

    @Test
    void charactersAreCounted_notBytesOrHalves() {
        assertThat(problem("\uD83C\uDF55\uD83D\uDC34\uD83D\uDD0B\uD83D\uDCCE\uD83C\uDF55\uD83D\uDE80\uD83C\uDF08"))
                .isEqualTo("kept.problem.password.short");
        // Composed, these are seven.
        assertThat(problem("u\u0308o\u0308a\u0308u\u0308o\u0308a\u0308x")).isEqualTo("kept.problem.password.short");
        assertThat(problem("x7".repeat(10) + "quite long ".repeat(9))).isEmpty();
        assertThat(problem("quite long 7".repeat(11))).isEqualTo("kept.problem.password.long");
    }

    @Test
    void longHostilePassword_isMeasuredSoon() {
        long start = System.nanoTime();
        for (String hostile :
                new String[] {"@".repeat(128), "a1".repeat(64), "qwertyuiop".repeat(12), "4".repeat(1_024)}) {
            problem(hostile);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private String problem(String password) {
        return rules.problem(
                        password, EmailAddress.of("Annabel.Archer@example.com").orElseThrow(), "Annabel Archer")
                .map(FieldProblem::key)
                .orElse("");
    }
}
