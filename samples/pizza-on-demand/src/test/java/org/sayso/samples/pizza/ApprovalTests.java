package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.samples.pizza.order.Order;
import org.sayso.samples.pizza.order.OrderStatus;
import org.sayso.samples.pizza.order.Orders;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Approval on the site with a password, which this pizzeria accepts; the browser tests have passkeys. */
class ApprovalTests {

    private static final Pattern LINK = Pattern.compile("http://\\S+/pod/app/approvals/[0-9a-f]{32}");
    private static final Pattern NUMBER = Pattern.compile("type the number (\\d) (\\d)\\.");
    private static final String DEAR = "a jumbo pizza with pepperoni, mushrooms and onions for $21.00";

    @TempDir
    static Path directory;

    private static RunningPizzeria pizzeria;
    private static Alexa echo;
    private static Browser ann;

    @BeforeAll
    static void start() throws IOException {
        pizzeria = RunningPizzeria.start(directory, Map.of(), Map.of("sayso.confirmation.approval.sign-in-by", "any"));
        echo = new Alexa(pizzeria).link("ann");
        ann = new Browser();
        ann.signIn(ann.open(pizzeria.uri("/pod/app")), "ann");
    }

    @AfterAll
    static void stop() {
        pizzeria.close();
    }

    @BeforeEach
    void nothingWaits() {
        echo.intent("AMAZON.CancelIntent");
        pizzeria.phone.clear();
        pizzeria.bean(JdbcClient.class).sql("DELETE FROM sayso_entry").update();
        pizzeria.bean(JdbcClient.class).sql("DELETE FROM sayso_subject").update();
    }

    /** @param number what Alexa said */
    private record Asked(URI page, String number) {

        String wrong() {
            return number.equals("10") ? "11" : "10";
        }
    }

    private static Asked askForADearPizza() throws InterruptedException {
        Alexa.Answer asked = echo.order("jumbo", "pepperoni", "mushrooms", "onions");
        assertThat(asked.speech())
                .contains(DEAR, "confirm it on your phone", "is it done")
                .doesNotContain("code");
        Matcher number = NUMBER.matcher(asked.speech());
        assertThat(number.find()).as(asked.speech()).isTrue();
        String text = pizzeria.phone.next().get("text").asString();
        Matcher link = LINK.matcher(text);
        assertThat(link.find()).as(text).isTrue();
        String digits = number.group(1) + number.group(2);
        assertThat(text).contains(DEAR).doesNotContain(" " + digits + " ");
        return new Asked(URI.create(link.group()), digits);
    }

    private static Browser.Page type(Browser.Page page, String number) {
        return ann.submit(page, "#approve", Map.of("number", number));
    }

    private static Order newest() {
        return pizzeria.bean(Orders.class).newest().get(0);
    }

    @Test
    void rightNumber_confirmsOnceAndTheSkillSaysSo() throws InterruptedException {
        Asked asked = askForADearPizza();
        assertThat(echo.intent("IsItDoneIntent").speech()).contains("not approved yet");
        Browser.Page page = ann.open(asked.page());
        assertThat(page.document().select("#summary").text()).isEqualTo(DEAR);
        assertThat(page.document().select("#amount").text()).isEqualTo("$21.00");
        assertThat(page.text()).doesNotContain(" " + asked.number() + " ");

        assertThat(type(page, asked.number()).text()).contains("Approved", "Your order counts now.");
        assertThat(newest().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(type(page, asked.number()).text()).contains("It was approved already");
        assertThat(ann.submit(page, "#deny", Map.of()).text()).contains("Nothing waits here");
        assertThat(newest().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(echo.intent("IsItDoneIntent").speech())
                .startsWith("Your order is confirmed")
                .contains(DEAR.replace(" for $21.00", ""));
        assertThat(ann.open(asked.page()).status()).as("opened again").isEqualTo(404);
    }

    @Test
    void wrongNumberThrice_locksAndCancels() throws InterruptedException {
        Asked asked = askForADearPizza();
        Browser.Page page = ann.open(asked.page());
        assertThat(type(page, "1").text()).contains("no number of two digits", "did not count as a try");
        assertThat(type(page, asked.wrong()).text()).contains("That is not the number", "You have 2 tries left.");
        assertThat(type(page, asked.wrong()).text()).contains("You have one try left.");
        assertThat(type(page, asked.wrong()).text()).contains("Too many wrong numbers");
        assertThat(type(page, asked.number()).text()).contains("Too many wrong numbers");
        assertThat(newest().status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void denied_cancelsAndTheSkillSaysSo() throws InterruptedException {
        Asked asked = askForADearPizza();
        Browser.Page page = ann.open(asked.page());
        assertThat(ann.submit(page, "#deny", Map.of()).text()).contains("Denied", "Nothing will be baked.");
        assertThat(type(page, asked.number()).text()).contains("It was denied before");
        assertThat(newest().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(echo.intent("IsItDoneIntent").speech()).contains("turned down on the phone");
    }

    @Test
    void somebodyElse_seesWhatNobodyHas() throws InterruptedException {
        Asked asked = askForADearPizza();
        String form = ann.open(asked.page()).body();
        Browser ben = new Browser();
        ben.signIn(ben.open(pizzeria.uri("/pod/app")), "ben");
        Browser.Page his = ben.open(asked.page());
        Browser.Page none = ben.open(pizzeria.uri("/pod/app/approvals/" + "0".repeat(32)));
        assertThat(his.status()).isEqualTo(404);
        assertThat(his.document().select("main").html())
                .isEqualTo(none.document().select("main").html());
        assertThat(ben.open(pizzeria.uri("/pod/app/approvals")).text()).contains("Nothing waits for you");
        Browser.Page orders = ben.open(pizzeria.uri("/pod/app"));
        String csrf = orders.document().select("form.person input[name=_csrf]").val();
        for (String answer : List.of("approve", "deny")) {
            Browser.Page told = ben.post(
                    URI.create(asked.page() + "/" + answer),
                    List.of(Map.entry("_csrf", csrf), Map.entry("number", asked.number())));
            assertThat(told.text()).as(answer).contains("Nothing waits here");
        }
        assertThat(newest().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(form).contains("Did you order this?");
    }

    @Test
    void answerWithoutCsrfToken_isRefused() throws InterruptedException {
        Asked asked = askForADearPizza();
        for (String answer : List.of("approve", "deny")) {
            Browser.Page told =
                    ann.post(URI.create(asked.page() + "/" + answer), List.of(Map.entry("number", asked.number())));
            assertThat(told.status()).as(answer).isEqualTo(403);
        }
        assertThat(newest().status()).isEqualTo(OrderStatus.PENDING);
    }

    @Test
    void page_cannotBeFramedOrKept() throws InterruptedException {
        Browser.Page page = ann.open(askForADearPizza().page());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.document().select("script, style, [style], [onclick]")).isEmpty();
    }

    @Test
    void notSignedIn_signsInAndComesBackToTheApproval() throws InterruptedException {
        Asked asked = askForADearPizza();
        Browser phone = new Browser();
        Browser.Page page = phone.signIn(phone.open(asked.page()), "ann");
        assertThat(page.address()).isEqualTo(asked.page());
        assertThat(page.document().select("#summary").text()).isEqualTo(DEAR);
    }

    @Test
    void freshSignIn_isDemandedDespiteTheSessionAndComesBackToTheApproval() throws Exception {
        Asked asked = askForADearPizza();
        String id = asked.page().getPath().replaceAll(".*/", "");
        Browser phone = new Browser();
        phone.signIn(phone.open(pizzeria.uri("/pod/app")), "ann");
        assertThat(phone.open(pizzeria.uri("/pod/app/oidc/sign-in/accounts")).address())
                .as("usually the session is enough")
                .isEqualTo(pizzeria.uri("/pod/app"));
        try (EventStream stream = new EventStream(phone.stream(pizzeria.uri("/pod/app/events")))) {
            Browser.Page signIn = phone.open(pizzeria.uri("/pod/app/oidc/sign-in/accounts?approval=" + id));
            assertThat(signIn.text()).contains("Please sign in again to go on.");
            assertThat(phone.signIn(signIn, "ann").address()).isEqualTo(asked.page());
            assertThat(stream.nextLine()).as("streams of the old session").isEqualTo(EventStream.END);
        }
    }

    @Test
    void signInForWhatIsNoApproval_leadsNowhereElse() {
        for (String strange : List.of("//attacker.example", "https:attacker.example", "..", "x", "0".repeat(33))) {
            Browser phone = new Browser();
            Browser.Page signIn =
                    phone.open(pizzeria.uri("/pod/app/oidc/sign-in/accounts?approval=" + Browser.encode(strange)));
            assertThat(phone.signIn(signIn, "ann").address()).isEqualTo(pizzeria.uri("/pod/app"));
        }
    }

    @Test
    void signedInToTheSite_isToldToTheEngine() {
        Browser ben = new Browser();
        ben.signIn(ben.open(pizzeria.uri("/pod/app")), "ben");
        assertThat(pizzeria.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM sayso_subject WHERE signed_in_at > DATEADD('MINUTE', -5, now())")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void waitingApproval_isListedAndLinkedFromTheOrders() throws InterruptedException {
        Asked asked = askForADearPizza();
        String path = asked.page().getPath();
        for (String page : List.of("/pod/app", "/pod/app/approvals", "/pod/app/orders/" + newest().id())) {
            assertThat(ann.open(pizzeria.uri(page)).document().select("a[href=" + path + "]"))
                    .as(page)
                    .hasSize(1);
        }
        echo.order("small");
        assertThat(ann.open(pizzeria.uri("/pod/app/orders/" + newest().id())).text())
                .contains("Read the code in the message");
    }

    @Test
    void waitingApproval_isSpokenOfAsSuch() throws InterruptedException {
        askForADearPizza();
        assertThat(echo.open().speech()).contains("still waits for your approval on your phone", "is it done");
        assertThat(echo.intent("OrderStatusIntent").speech()).contains("still waits for your approval on your phone");
        assertThat(echo.intent("AMAZON.YesIntent").speech()).contains("please approve it on your phone");
        assertThat(echo.intent("AMAZON.StopIntent").speech()).contains("still waits for your approval on your phone");
        assertThat(echo.authorize("482193").speech()).contains("confirmed on your phone, not with a spoken code");
    }

    @Test
    void codeByTheOtherWay_isSentWhenAskedFor() throws InterruptedException {
        echo.order("large", "pepperoni");
        assertThat(pizzeria.phone.next().get("channel").asString()).isEqualTo("SMS");
        Alexa.Answer soon = echo.intent("SendAgainIntent", Map.of("channel", Alexa.slot("channel", "EMAIL")));
        assertThat(soon.speech()).contains("Please wait");
        pizzeria.bean(JdbcClient.class)
                .sql("UPDATE sayso_challenge SET created_at = DATEADD('SECOND', -31, created_at)")
                .update();
        Alexa.Answer sent = echo.intent("SendAgainIntent", Map.of("channel", Alexa.slot("channel", "EMAIL")));
        assertThat(sent.speech()).contains("I have sent a new code to your e-mail address that starts with a");
        var mail = pizzeria.phone.next();
        assertThat(mail.get("channel").asString()).isEqualTo("EMAIL");
        assertThat(echo.authorize(Phone.code(mail)).speech()).contains("order is confirmed");
    }
}
