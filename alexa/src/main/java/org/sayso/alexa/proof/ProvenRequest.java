package org.sayso.alexa.proof;

import java.time.Instant;
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
    private final Optional<String> userId;
    private final Instant sentAt;
    private final Optional<SkillEvent> event;
    private final Optional<PresentedToken> linkedToken;
    private final Inquiry inquiry;

    ProvenRequest(
            String requestId,
            String skillId,
            Optional<PresentedToken> personToken,
            Optional<PresentedToken> userToken,
            Optional<Speaker> speaker,
            Optional<Resumption> resumption,
            Optional<String> userId,
            Instant sentAt,
            Optional<SkillEvent> event,
            Optional<PresentedToken> linkedToken,
            Inquiry inquiry) {
        this.requestId = requestId;
        this.skillId = skillId;
        this.personToken = personToken;
        this.userToken = userToken;
        this.speaker = speaker;
        this.resumption = resumption;
        this.userId = userId;
        this.sentAt = sentAt;
        this.event = event;
        this.linkedToken = linkedToken;
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

    /** Alexa's id of this enablement of the skill ({@code context.System.user.userId}); it changes with every new one. */
    public Optional<String> userId() {
        return userId;
    }

    /** {@code request.timestamp}. */
    public Instant sentAt() {
        return sentAt;
    }

    /** What happened between the user and the skill; empty where this is a request of another kind. */
    public Optional<SkillEvent> event() {
        return event;
    }

    /**
     * Verifies the token of a link that was just made ({@link SkillEvent.AccountLinked}), which no method gives away either.
     *
     * @throws IllegalStateException where the request tells of no such link
     */
    public TokenVerdict identifyLinked(TokenVerifier verifier) {
        if (!(event.orElse(null) instanceof SkillEvent.AccountLinked)) {
            throw new IllegalStateException("this request does not tell of a link that was made");
        }
        return linkedToken
                .map(token -> verifier.verify(token, TokenCheck.USUAL, inquiry))
                .orElseGet(() -> new TokenVerdict.Refused(inquiry.refused(
                        "access token", CallerRefusal.NOT_LINKED, "the event that tells of a link carries none")));
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
