package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.Browser.Page;
import org.sayso.authorization.store.ServerDatabase;

/** Whether an address has an account cannot be found out by anybody who does not read its mails. */
class AddressGuessingTests {

    private KeptServer kept;

    @BeforeEach
    void start() {
        kept = new KeptServer();
        kept.create("known@example.com");
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void signUp_answersTheSameByteForByte() {
        List<String> known = signUp("known@example.com");
        List<String> other = signUp("other@example.com");
        assertThat(other).isEqualTo(known);
        assertThat(kept.mails(2))
                .extracting(KeptServer.Mail::to)
                .containsExactlyInAnyOrder("known@example.com", "other@example.com");
    }

    @Test
    void forgottenPassword_answersTheSameByteForByte() {
        List<String> known = forgotten("known@example.com");
        List<String> other = forgotten("other@example.com");
        assertThat(other).isEqualTo(known);
        assertThat(kept.mails(1)).extracting(KeptServer.Mail::to).containsExactly("known@example.com");
    }

    /** What is written shows what was worked on; passwords are hashed before anybody looks for an account. */
    @Test
    void bothPages_leaveTheSameInTheDatabase() {
        signUp("warm@example.com");
        int before = rows();
        signUp("known@example.com");
        int known = rows() - before;
        kept.mails(2);
        before = rows();
        signUp("other@example.com");
        // The owner's counter of notices, which is written when the page was answered long ago.
        assertThat(known - (rows() - before)).isBetween(0, 1);
        before = rows();
        forgotten("known@example.com");
        known = rows() - before;
        before = rows();
        forgotten("other@example.com");
        assertThat(rows() - before).isEqualTo(known);
    }

    @Test
    void ownerOfAKnownAddress_isToldOnceAnHour() {
        signUp("known@example.com");
        KeptServer.Mail mail = kept.mail(1);
        assertThat(mail.subject()).isEqualTo("You have an account at Pizza on Demand");
        assertThat(mail.text())
                .contains("You have one already", "Forgot your password?")
                .doesNotContainPattern("[0-9]{4}");
        kept.clock().advance(Duration.ofMinutes(10));
        signUp("known@example.com");
        kept.clock().advance(Duration.ofMinutes(51));
        signUp("known@example.com");
        assertThat(kept.mails(2)).extracting(KeptServer.Mail::subject).containsOnly(mail.subject());
    }

    @Test
    void signIn_answersTheSame() {
        List<String> pages = new ArrayList<>();
        for (String email : List.of("known@example.com", "other@example.com")) {
            Browser browser = new Browser(kept.server());
            browser.open("/sign-in");
            pages.add(without(browser.signIn(email, "guess"), email));
        }
        assertThat(pages.get(1)).isEqualTo(pages.get(0));
    }

    @Test
    void disabledAccount_getsNoCodeAndAnswersTheSame() {
        kept.users().disable(kept.user("known@example.com").subject());
        assertThat(forgotten("known@example.com")).isEqualTo(forgotten("other@example.com"));
        kept.clock().advance(Duration.ofMinutes(2));
        kept.create("third@example.com");
        forgotten("third@example.com");
        assertThat(kept.mails(1)).extracting(KeptServer.Mail::to).containsExactly("third@example.com");
    }

    private List<String> signUp(String email) {
        Browser browser = new Browser(kept.server());
        List<String> seen = new ArrayList<>();
        seen.add(without(browser.open("/sign-up"), email));
        seen.add(without(SignUpTests.signUp(browser, email), email));
        seen.addAll(codes(browser, email));
        return seen;
    }

    private List<String> forgotten(String email) {
        Browser browser = new Browser(kept.server());
        List<String> seen = new ArrayList<>();
        seen.add(without(browser.open("/forgotten-password"), email));
        seen.add(without(browser.submit("forgotten-password", Map.of("email", email)), email));
        seen.addAll(codes(browser, email));
        return seen;
    }

    private static List<String> codes(Browser browser, String email) {
        List<String> seen = new ArrayList<>();
        for (int tried = 0; tried < 7; tried++) {
            seen.add(without(SignUpTests.type(browser, "1234567" + tried), email));
        }
        seen.add(without(browser.submit("new-code", Map.of()), email));
        return seen;
    }

    /** All of the answer but what belongs to the browser. */
    private static String without(Page page, String email) {
        return page.status() + " " + page.address().getPath() + " "
                + page.headers().keySet().stream()
                        .filter(name -> !name.equals("set-cookie"))
                        .toList() + " "
                + page.body()
                        .replace(email, "ADDRESS")
                        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "CSRF")
                        .replaceAll("wait \\d+ seconds", "wait # seconds");
    }

    private int rows() {
        ServerDatabase database = kept.server().bean(ServerDatabase.class);
        return database.jdbc()
                        .sql("SELECT COUNT(*) FROM tries")
                        .query(Integer.class)
                        .single()
                + database.jdbc()
                        .sql("SELECT COUNT(*) FROM mailed_codes")
                        .query(Integer.class)
                        .single();
    }
}
