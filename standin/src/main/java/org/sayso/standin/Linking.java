package org.sayso.standin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.sayso.standin.amazon.LoginWithAmazon.Authorization;
import org.sayso.standin.linking.LinkFailure;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.Region;
import org.sayso.standin.task.VoiceLinker;
import tools.jackson.databind.node.JsonNodeFactory;

/** Links accounts, in a browser or by voice, and sees to what follows. Thread-safe. */
final class Linking {

    private final AlexaApp app;
    private final Topics topics;
    private final Clock clock;
    private final LoginWithAmazon amazon;
    private final String signInPage;
    private final Region region;
    private final SkillEvents events;

    /** @param baseUrl where the stand-in's own Login with Amazon is reached */
    Linking(
            AlexaApp app,
            Topics topics,
            Clock clock,
            SkillEvents events,
            LoginWithAmazon amazon,
            URI baseUrl,
            Region region) {
        this.events = events;
        this.region = region;
        this.app = app;
        this.topics = topics;
        this.clock = clock;
        this.amazon = amazon;
        this.signInPage = baseUrl + LoginWithAmazon.AUTHORIZE_PATH;
    }

    Region region() {
        return region;
    }

    /**
     * Takes the authorization server's answer to a link that was started.
     *
     * @param browser what the browser holds that brings it; null for none
     */
    LinkResult finish(Skill skill, Links.Started started, Map<String, String> query, @Nullable String browser) {
        LinkResult result = started.link().finish(query, browser);
        if (result instanceof LinkResult.Linked) {
            app.linked(skill.info().id());
            skill.codes().over(clock.instant());
            String token = started.link().accessToken().orElse("");
            events.send(
                    skill,
                    "SkillAccountLinked",
                    started.person().orElse(null),
                    JsonNodeFactory.instance.objectNode().put("accessToken", token));
        }
        topics.changed(StandIn.TOPIC_ALEXA_APP);
        return result;
    }

    /**
     * Links the household's account with a skill as somebody who consented by voice: Amazon asks Login with Amazon for the
     * code itself, and exchanges it like any other. Only for a skill whose sign-in page is the stand-in's.
     */
    VoiceLinker byVoice(Skill skill) {
        return personId -> {
            Links.Started started =
                    new Links.Started(Optional.empty(), skill.links().of(null));
            URI asked = started.link().start(null);
            Map<String, String> question = query(asked);
            if (!asked.toString().startsWith(signInPage + "?")) {
                return failed(started, question, LinkFailure.NOT_LOGIN_WITH_AMAZON);
            }
            Authorization authorization = amazon.authorize(question);
            if (authorization instanceof Authorization.Refuse) {
                return failed(started, question, LinkFailure.REQUEST_REFUSED);
            }
            URI answer = authorization instanceof Authorization.Ask ask
                    ? amazon.grant(ask.request(), personId)
                    : ((Authorization.SendBack) authorization).address();
            return finish(skill, started, query(answer), null);
        };
    }

    private LinkResult failed(Links.Started started, Map<String, String> question, LinkFailure failure) {
        LinkResult result = started.link().abandon(question.getOrDefault("state", ""), failure);
        topics.changed(StandIn.TOPIC_ALEXA_APP);
        return result;
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }
}
