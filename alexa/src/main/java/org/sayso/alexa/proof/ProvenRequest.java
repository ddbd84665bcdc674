package org.sayso.alexa.proof;

import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.token.PresentedToken;

/**
 * A request that is proven to come from Alexa, for this skill, now.
 *
 * <p>Only the request verifier of this package can make one. It is handed to the ASK SDK as the context object of
 * {@code Skill.execute}, and no Sayso handler runs without it.
 */
public final class ProvenRequest {

    private final String requestId;
    private final String skillId;
    private final Optional<PresentedToken> personToken;
    private final Optional<PresentedToken> userToken;
    private final Inquiry inquiry;

    ProvenRequest(
            String requestId,
            String skillId,
            Optional<PresentedToken> personToken,
            Optional<PresentedToken> userToken,
            Inquiry inquiry) {
        this.requestId = requestId;
        this.skillId = skillId;
        this.personToken = personToken;
        this.userToken = userToken;
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

    /** {@code context.System.person.accessToken}: the recognised speaker's own link. */
    public Optional<PresentedToken> personToken() {
        return personToken;
    }

    /** {@code context.System.user.accessToken}: the household account's link. */
    public Optional<PresentedToken> userToken() {
        return userToken;
    }

    /** The walk through the four questions that this request is on. */
    public Inquiry inquiry() {
        return inquiry;
    }
}
