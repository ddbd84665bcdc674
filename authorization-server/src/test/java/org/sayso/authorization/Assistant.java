package org.sayso.authorization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.authorization.LinkingClient.Answer;

/**
 * Alexa for one skill, with its own way to refresh.
 *
 * @param name of the skill in the settings
 */
record Assistant(String name) {

    static final Assistant STEADY = new Assistant("steady");
    static final Assistant SERVED = new Assistant("served");
    static final Assistant REFUSED = new Assistant("refused");
    static final Assistant ENDED = new Assistant("ended");
    static final Assistant AGED = new Assistant("aged");

    static final String SUBJECT = "user-ann-5f0c2e71";

    /** One that keeps its refresh token, three that rotate it, one whose links end after two years. */
    static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Assistant assistant : new Assistant[] {STEADY, SERVED, REFUSED, ENDED, AGED}) {
            String skill = "sayso.authorization.skills." + assistant.name + ".";
            settings.put(skill + "client-id", assistant.clientId());
            settings.put(skill + "client-secret", assistant.clientSecret());
            settings.put(skill + "vendor-id", RunningServer.VENDOR_ID);
            settings.put(skill + "additional-redirect-uris", RunningServer.STAND_IN);
            settings.put(skill + "scopes", "openid,offline_access");
            settings.put(skill + "audience", RunningServer.AUDIENCE);
        }
        for (Assistant rotating : new Assistant[] {SERVED, REFUSED, ENDED}) {
            settings.put("sayso.authorization.skills." + rotating.name + ".refresh-token-rotation", "successor");
        }
        settings.put("sayso.authorization.skills.refused.late-reuse", "refuse");
        settings.put("sayso.authorization.skills.ended.late-reuse", "end-family");
        settings.put("sayso.authorization.skills.aged.refresh-token-absolute-life", "730d");
        return settings;
    }

    String clientId() {
        return name + "-skill";
    }

    String clientSecret() {
        return "test-only-secret-of-" + name + "-81c2";
    }

    String registration() {
        return "skill:" + name;
    }

    Map<String, String> request() {
        Map<String, String> request = LinkingClient.request();
        request.put("client_id", clientId());
        request.put("scope", "openid offline_access");
        return request;
    }

    Answer exchange(RunningServer server, String code) {
        Map<String, String> form = LinkingClient.exchange(code);
        form.put("code_verifier", LinkingClient.VERIFIER);
        return new LinkingClient(server).token(form, clientId(), clientSecret());
    }

    Answer refresh(RunningServer server, String refreshToken) {
        return new LinkingClient(server).token(LinkingClient.refresh(refreshToken), clientId(), clientSecret());
    }

    /** A new link of Ann's; the token answer. */
    Answer link(RunningServer server) {
        return exchange(server, new LinkingClient(server).code(request(), "ann"));
    }
}
