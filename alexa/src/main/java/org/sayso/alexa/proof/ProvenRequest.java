package org.sayso.alexa.proof;

import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.Inquiry;
import org.sayso.Question;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/**
 * A request that is proven to come from Alexa, for this skill, now.
 *
 * <p>Only the request verifier of this package can make one. It is handed to the ASK SDK as the context object of
 * {@code Skill.execute}, and no Sayso handler runs without it. Handlers can reach it, so it shows no token.
 */
public final class ProvenRequest {

    private final String requestId;
    private final String skillId;
    private final Optional<PresentedToken> personToken;
    private final Optional<PresentedToken> userToken;
    private final Optional<Speaker> speaker;
    private final Optional<Resumption> resumption;
    private final Inquiry inquiry;

    ProvenRequest(
            String requestId,
            String skillId,
            Optional<PresentedToken> personToken,
            Optional<PresentedToken> userToken,
            Optional<Speaker> speaker,
            Optional<Resumption> resumption,
            Inquiry inquiry) {
        this.requestId = requestId;
        this.skillId = skillId;
        this.personToken = personToken;
        this.userToken = userToken;
        this.speaker = speaker;
        this.resumption = resumption;
        this.inquiry = inquiry;
    }

    /** {@code request.requestId}. */
    public String requestId() {
        return requestId;
    }

    /** The skill id, equal to the configured one. */
    public String skillId() {
        return skillId;
    }

    /** Whose link the request carries. */
    public LinkLevel linkLevel() {
        if (personToken.isPresent()) {
            return LinkLevel.PERSON;
        }
        return userToken.isPresent() ? LinkLevel.HOUSEHOLD : LinkLevel.NONE;
    }

    /** Whether Alexa recognised the speaker's voice ({@code context.System.person}); this identifies, it proves nothing. */
    public boolean speakerRecognised() {
        return speaker.isPresent();
    }

    /** Whose voice Alexa recognised; empty where it was nobody's that it knows. */
    public Optional<Speaker> speaker() {
        return speaker;
    }

    /** How the task ended that the skill had handed over; empty where this request does not resume a session. */
    public Optional<Resumption> resumption() {
        return resumption;
    }

    /**
     * Answers question two: the recognised speaker's own token where there is one
     * ({@code context.System.person.accessToken}), else the household's ({@code context.System.user.accessToken}).
     *
     * <p>The two are never mixed: a refused token of the speaker is not made up for by the household's. No method gives
     * a token away; only the verifier gets to see it.
     *
     * @throws IllegalStateException where the issuer is to be asked and the verifier cannot
     */
    public TokenVerdict identify(TokenVerifier verifier, TokenCheck check) {
        Optional<PresentedToken> token = personToken.or(() -> userToken);
        if (token.isEmpty()) {
            return new TokenVerdict.Refused(
                    inquiry.refused("access token", CallerRefusal.NOT_LINKED, "neither person nor user carries one"));
        }
        inquiry.passed(
                Question.CALLER,
                "access token",
                personToken.isPresent() ? "person: the recognised speaker's own link" : "user: the household's link");
        return verifier.verify(token.get(), check, inquiry);
    }

    Optional<PresentedToken> personToken() {
        return personToken;
    }

    Optional<PresentedToken> userToken() {
        return userToken;
    }

    /** The walk through the four questions that this request is on. */
    public Inquiry inquiry() {
        return inquiry;
    }
}
