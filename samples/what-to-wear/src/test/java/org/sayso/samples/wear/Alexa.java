package org.sayso.samples.wear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.protocol.RequestSlot;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.SkillClient;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.Speaker;
import tools.jackson.databind.node.ObjectNode;

/** Alexa, played by the stand-in; and requests that she would sign but never makes. */
record Alexa(RunningSkill skill, StandIn standIn) {

    /** Links this person's account, by the authorization server's own pages. */
    Alexa link(String userName) {
        var query = new Browser().consent(standIn.startLinking(skillId()), userName);
        assertThat(standIn.finishLinking(query).result()).isEqualTo(new LinkResult.Linked());
        return this;
    }

    Turn say(String text) {
        Turn turn = standIn.say("kitchen", "ann", text);
        assertThat(turn.status()).as(turn.toString()).isEqualTo(200);
        return turn;
    }

    Turn open() {
        return say("open what to wear");
    }

    /** Wearing advice asked for outside a session. */
    Turn ask(String wish) {
        return say("ask what to wear " + wish);
    }

    String spoken(String wish) {
        return ask(wish).spoken();
    }

    /** Whether the last answer put a card into the app that asks to link. */
    boolean asksToLink() {
        return standIn.linkRequest(skillId()).isPresent();
    }

    /** A launch with an access token of the test's choice. */
    SkillAnswer launchWith(String accessToken) {
        return send(requests("en-US").launch(speaker(accessToken), Session.begin()));
    }

    /** A question with an access token of the test's choice. */
    SkillAnswer askWith(String accessToken) {
        return askWith(accessToken, "en-US", List.of());
    }

    SkillAnswer askWith(String accessToken, String locale, List<RequestSlot> slots) {
        return send(requests(locale).intent(speaker(accessToken), Session.begin(), "WhatToWearIntent", slots));
    }

    private SkillRequests requests(String locale) {
        return new SkillRequests(skillId(), locale, skill.clock);
    }

    private SkillAnswer send(ObjectNode request) {
        return new SkillClient(skill.uri("/wear/alexa"), skill.authority, Duration.ofSeconds(20)).ask(request);
    }

    private static Speaker speaker(String accessToken) {
        return new Speaker(
                "amzn1.ask.account.test", "amzn1.ask.device.test", Optional.of(accessToken), Optional.empty());
    }

    private String skillId() {
        return Objects.requireNonNull(skill.file.skillId());
    }
}
