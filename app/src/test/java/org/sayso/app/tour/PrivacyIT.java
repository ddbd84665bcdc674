package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Playground;

/** Whose orders and event streams one can read on the web site. Ann has ordered; Ben and strangers try to look. */
class PrivacyIT {

    @TempDir
    static Path data;

    private static Playground playground;
    private static Household home;

    @BeforeAll
    static void start() throws Exception {
        playground = Playground.start(RecordedTour.settings(data), line -> {});
        home = new Household(playground.pageUrl(), playground.shopUrl());
        home.link("ann");
        home.order("get me a jumbo pizza with pineapple");
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @Test
    void owner_seesHerOrder() throws Exception {
        assertThat(home.signedIn("ann").open(site("/pod/app/orders/1")).text()).contains("pineapple");
    }

    @Test
    void anotherCustomer_findsNoSuchOrder_andNoneInTheList() throws Exception {
        HttpBrowser ben = home.signedIn("ben");

        assertThat(ben.open(site("/pod/app/orders/1")).status()).isEqualTo(404);
        assertThat(ben.open(site("/pod/app")).text())
                .doesNotContain("pineapple")
                .contains("No orders yet");
    }

    @Test
    void anotherCustomersStream_staysSilent_whileTheOwnersTells() throws Exception {
        try (EventStream ben = home.signedIn("ben").events(site("/pod/app/events"));
                EventStream ann = home.signedIn("ann").events(site("/pod/app/events"))) {
            assertThat(ben.status()).isEqualTo(200);
            ben.await(Duration.ofMillis(500));
            ben.drain();
            ann.drain();

            home.order("get me a small pizza with bacon");

            assertThat(ann.await(Duration.ofSeconds(10))).isTrue();
            assertThat(ben.await(Duration.ofSeconds(1))).isFalse();
        }
    }

    @Test
    void customer_isKeptOutOfTheShopAndItsStream() throws Exception {
        HttpBrowser ben = home.signedIn("ben");

        assertThat(ben.open(site("/pod/shop")).status()).isEqualTo(403);
        assertThat(ben.events(site("/pod/shop/events")).status()).isEqualTo(403);
    }

    @Test
    void staff_seesAllOrders() throws Exception {
        assertThat(home.signedIn("sam").open(site("/pod/shop")).text()).contains("pineapple");
    }

    @Test
    void stranger_isSentToSignIn_andGetsNoStream() throws Exception {
        HttpBrowser stranger = new HttpBrowser();

        assertThat(stranger.open(site("/pod/app")).content().selectFirst("form#sign-in"))
                .isNotNull();
        assertThat(new HttpBrowser().events(site("/pod/app/events")).status()).isEqualTo(401);
        assertThat(new HttpBrowser().events(site("/pod/shop/events")).status()).isEqualTo(401);
    }

    @Test
    void privacyAndTerms_areOpenToEverybody() throws Exception {
        assertThat(new HttpBrowser().open(site("/pod/privacy")).status()).isEqualTo(200);
        assertThat(new HttpBrowser().open(site("/pod/terms")).status()).isEqualTo(200);
    }

    private static URI site(String path) {
        return playground.shopUrl().resolve(path);
    }
}
