package org.sayso.alexa.life;

import java.util.Optional;
import java.util.function.Consumer;
import org.sayso.CallerRefusal;
import org.sayso.Question;
import org.sayso.Remedy;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.SkillEvent;
import org.sayso.alexa.proof.Speaker;
import org.sayso.link.Grant;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.EventResult;
import org.sayso.link.life.LinkLife;
import org.sayso.link.life.VoiceEvent;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the {@link LinkLife} what Alexa's requests say about links: skill events, uses, refusals, offers.
 *
 * <p>A fault while a use, a refusal or an offer is written down is logged, and the request goes on without. Thread-safe.
 */
public final class LinkWatch {

    private static final Logger log = LoggerFactory.getLogger(LinkWatch.class);
    private static final int LONGEST_GRANT_ID = 512;

    private final LinkLife life;
    private final TokenVerifier verifier;
    private final String grantClaim;

    /**
     * A watch over the links of one skill.
     *
     * @param verifier verifies the token of a link that was just made
     * @param grantClaim the claim by which access tokens name the grant that they come from; where it is absent, or no text of
     *     1 to 512 printable characters, a link has no grant that could be revoked
     */
    public LinkWatch(LinkLife life, TokenVerifier verifier, String grantClaim) {
        this.life = life;
        this.verifier = verifier;
        this.grantClaim = grantClaim;
    }

    /**
     * Takes a skill event; does nothing for other requests.
     *
     * @throws RuntimeException where it could not be written down: it has to come again
     */
    public void event(ProvenRequest request) {
        request.event().ifPresent(event -> who(request).ifPresent(user -> take(event, user, request)));
    }

    private void take(SkillEvent event, VoiceUser user, ProvenRequest request) {
        VoiceEvent happened = new VoiceEvent(user, request.requestId(), event.publishedAt());
        String result;
        if (event instanceof SkillEvent.Enabled) {
            result = life.enabled(happened).name();
        } else if (event instanceof SkillEvent.Disabled disabled) {
            result = life.disabled(happened, disabled.persisted()).name();
        } else if (event instanceof SkillEvent.Permissions permissions) {
            result = life.permitted(happened, permissions.all()).name();
        } else {
            result = linked(happened, request);
        }
        String name = event.getClass().getSimpleName();
        request.inquiry().passed(Question.CALLER, "skill event", name + ": " + result);
        log.info("request {}: skill event {}: {}", request.requestId(), name, result);
    }

    private String linked(VoiceEvent happened, ProvenRequest request) {
        TokenVerdict verdict = request.identifyLinked(verifier);
        if (verdict instanceof TokenVerdict.Accepted accepted) {
            EventResult result = life.linked(happened, grant(accepted.token()));
            return result.name();
        }
        CallerRefusal reason = ((TokenVerdict.Refused) verdict).reason();
        if (reason.remedy() == Remedy.TRY_LATER) {
            throw new IllegalStateException("the token of a new link cannot be checked now: " + reason);
        }
        log.warn("request {}: the token of a new link is refused: {}: {}", request.requestId(), reason, reason.hint());
        return reason.name();
    }

    /** Notes that the request came with a good token. */
    public void used(ProvenRequest request, VerifiedToken token) {
        note(request, user -> life.used(user, request.sentAt(), grant(token)));
    }

    /** Notes that the request came without a token, or with a bad one. */
    public void refused(ProvenRequest request, CallerRefusal reason) {
        note(request, user -> life.refused(user, reason));
    }

    /** Notes that the person was offered to link an account. */
    public void offered(ProvenRequest request) {
        note(request, life::offered);
    }

    /** Events say nothing of how the skill is used: most carry no token, linked or not. */
    private void note(ProvenRequest request, Consumer<VoiceUser> what) {
        if (request.event().isPresent()) {
            return;
        }
        try {
            who(request).ifPresent(what);
        } catch (RuntimeException fault) {
            log.warn(
                    "request {}: what it says about its link was not written down: {}",
                    request.requestId(),
                    fault.getClass().getName());
        }
    }

    /** Whose link it is about: a person's where the request has a person's token, or the event tells of a person. */
    private static Optional<VoiceUser> who(ProvenRequest request) {
        boolean ofPerson =
                request.event().isPresent() ? request.speakerRecognised() : request.linkLevel() == LinkLevel.PERSON;
        Optional<String> person = request.speaker().map(Speaker::personId);
        if (ofPerson && person.isEmpty()) {
            return Optional.empty();
        }
        return request.userId()
                .map(userId -> new VoiceUser(request.skillId(), userId, ofPerson ? person : Optional.empty()));
    }

    private Grant grant(VerifiedToken token) {
        return new Grant(
                token.user(),
                token.text(grantClaim)
                        .filter(id -> id.length() <= LONGEST_GRANT_ID
                                && id.chars().noneMatch(sign -> Character.isISOControl(sign) || sign == ' ')));
    }
}
