package org.sayso.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.Turn;
import org.sayso.token.PresentedToken;

/** What becomes of a link when its access token ends. */
class RefreshIT {

    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        house = new House(directory, linking -> linking);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void unlink() {
        house.alexa.unlink();
    }

    @Test
    void endedAccessToken_isReplacedBeforeTheSkillIsAsked() {
        house.link(house.realm.person("Ann"));
        house.alexa.say("open tea house");
        PresentedToken first = house.verification.lastSeen();

        tokenEnds();
        Turn second = house.alexa.say("open tea house");
        PresentedToken replaced = house.verification.lastSeen();
        tokenEnds();
        Turn third = house.alexa.say("open tea house");

        assertThat(second.spoken()).isEqualTo("Good afternoon Ann.");
        assertThat(replaced.reveal()).isNotEqualTo(first.reveal());
        assertThat(third.spoken()).isEqualTo("Good afternoon Ann.");
        assertThat(house.verification.lastSeen().reveal()).isNotEqualTo(replaced.reveal());
        assertThat(house.alexa.link().linked()).isTrue();
    }

    @Test
    void disabledUser_losesTheLinkAtTheNextRefresh() {
        Realm.Person ann = house.realm.person("Ann");
        house.link(ann);

        house.realm.disable(ann);
        assertThat(house.alexa.say("open tea house").spoken())
                .as("nobody has asked Keycloak yet; the name is not to be had any more")
                .isEqualTo("Good afternoon stranger.");
        tokenEnds();

        linkIsLost();
    }

    @Test
    void withdrawnConsent_endsOrdersAtOnceAndTheLinkAtTheNextRefresh() {
        Realm.Person ann = house.realm.person("Ann");
        house.link(ann);
        assertThat(house.alexa.say("open tea house").spoken()).isEqualTo("Good afternoon Ann.");

        house.realm.withdrawConsent(ann);
        assertThat(house.alexa.say("open tea house").spoken()).isEqualTo("Good afternoon Ann.");
        Turn order = house.alexa.say("ask tea house to get me a pot of tea");
        assertThat(order.spoken()).contains("link");
        assertThat(house.alexa.asksToLink()).isTrue();
        tokenEnds();

        linkIsLost();
    }

    private static void tokenEnds() {
        house.clock.advance(Duration.ofSeconds(Realm.TOKEN_SECONDS));
    }

    private static void linkIsLost() {
        Turn turn = house.alexa.say("open tea house");
        assertThat(turn.findings()).contains("The refresh token was refused; Alexa forgot the account link");
        assertThat(turn.spoken()).contains("link");
        assertThat(house.alexa.link().linked()).isFalse();
        assertThat(house.alexa.asksToLink()).isTrue();
    }
}
