package org.sayso.app.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sayso.Check;
import org.sayso.Inquiry;
import org.sayso.Refusal;
import org.sayso.policy.Requirement;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;
import tools.jackson.databind.json.JsonMapper;

/** Judges one token after another. */
final class TokenJudge {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIME = Duration.ofSeconds(15);

    private final TokenVerifier verifier;
    private final Requirement requirement;
    private final TokenCheck check;

    TokenJudge(TokenVerifier verifier, Requirement requirement, TokenCheck check) {
        this.verifier = verifier;
        this.requirement = requirement;
        this.check = check;
    }

    /** One token's line. */
    record Judgement(boolean accepted, Map<String, Object> members) {

        String json() {
            return JSON.writeValueAsString(members);
        }
    }

    Judgement judge(String text) {
        PresentedToken token = PresentedToken.of(text);
        Inquiry inquiry = Inquiry.within(TIME);
        TokenVerdict verdict = verifier.verify(token, check, inquiry);
        if (verdict instanceof TokenVerdict.Refused refused) {
            return refused(refused.reason(), inquiry);
        }
        VerifiedToken verified = ((TokenVerdict.Accepted) verdict).token();
        Optional<Refusal> lacking = requirement.check(verified, inquiry).map(reason -> reason);
        return lacking.map(reason -> refused(reason, inquiry)).orElseGet(() -> accepted(verified));
    }

    private static Judgement accepted(VerifiedToken token) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verdict", "accepted");
        members.put("subject", token.user().key());
        members.put("client", token.clientId());
        members.put("scopes", new TreeSet<>(token.scopes()));
        members.put("expires", token.expiresAt().toString());
        return new Judgement(true, members);
    }

    private static Judgement refused(Refusal reason, Inquiry inquiry) {
        List<Check> checks = inquiry.checks();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verdict", "refused");
        members.put("reason", reason.name());
        members.put("detail", checks.get(checks.size() - 1).detail());
        members.put("hint", reason.hint());
        return new Judgement(false, members);
    }
}
