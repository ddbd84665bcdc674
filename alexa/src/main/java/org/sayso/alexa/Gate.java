package org.sayso.alexa;

import com.amazon.ask.model.Response;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sayso.CallerRefusal;
import org.sayso.PolicyRefusal;
import org.sayso.Question;
import org.sayso.Refusal;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.alexa.proof.LinkLevel;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.policy.Permission;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/**
 * Lets a request pass with a verified account that meets a requirement, and answers it otherwise.
 *
 * @param scopeNames what scopes are called when spoken; one without a name is spoken as its own words
 * @param links who follows the life of links, where somebody does
 */
record Gate(
        TokenVerifier verifier,
        String skillName,
        Map<String, String> scopeNames,
        Consumer<Refusal> listener,
        Optional<LinkWatch> links) {

    /** The account, verified in the usual way, where there is one; else why there is none. */
    Caller look(ProvenRequest request) {
        return look(request, TokenCheck.USUAL);
    }

    /** The account, verified as surely as asked for, where there is one; else why there is none. */
    Caller look(ProvenRequest request, TokenCheck check) {
        TokenVerdict verdict = request.identify(verifier, check);
        if (verdict instanceof TokenVerdict.Accepted accepted) {
            links.ifPresent(watch -> watch.used(request, accepted.token()));
            return new Caller.Linked(accepted.token());
        }
        CallerRefusal reason = ((TokenVerdict.Refused) verdict).reason();
        note(request, reason);
        return Caller.refused(reason);
    }

    /** What {@code inside} makes of a verified account that meets the requirement, or the spoken refusal. */
    Optional<Response> pass(
            ProvenRequest request,
            Requirement requirement,
            Voice voice,
            Function<VerifiedToken, Optional<Response>> inside) {
        return identified(
                request,
                requirement.check(),
                voice,
                user -> lacks(request, user, requirement)
                        .map(lacking -> refuse(request, user, requirement, lacking, voice))
                        .orElseGet(() -> inside.apply(user)));
    }

    /** What {@code inside} makes of the verified account, or the spoken refusal. */
    Optional<Response> identified(
            ProvenRequest request, TokenCheck check, Voice voice, Function<VerifiedToken, Optional<Response>> inside) {
        TokenVerdict verdict = request.identify(verifier, check);
        if (verdict instanceof TokenVerdict.Accepted accepted) {
            links.ifPresent(watch -> watch.used(request, accepted.token()));
            return inside.apply(accepted.token());
        }
        return refuse(request, ((TokenVerdict.Refused) verdict).reason(), voice);
    }

    /** What this account is allowed at this moment; the issuer is asked where a requirement wants that. */
    Permission permission(ProvenRequest request, VerifiedToken user) {
        return (requirement, inquiry) -> {
            Optional<Refusal> lacking = lacks(request, user, requirement);
            if (lacking.isPresent() || requirement.check() == TokenCheck.USUAL) {
                return lacking;
            }
            TokenVerdict now = request.identify(verifier, requirement.check());
            if (now instanceof TokenVerdict.Refused refused) {
                return Optional.of(refused.reason());
            }
            VerifiedToken confirmed = ((TokenVerdict.Accepted) now).token();
            return confirmed.user().equals(user.user())
                    ? lacks(request, confirmed, requirement)
                    : Optional.of(inquiry.refused(
                            "same user",
                            CallerRefusal.SUBJECT_INVALID,
                            "the issuer names another user than the token"));
        };
    }

    private static Optional<Refusal> lacks(ProvenRequest request, VerifiedToken user, Requirement requirement) {
        if (requirement.ownLink()) {
            if (request.linkLevel() != LinkLevel.PERSON) {
                return Optional.of(request.inquiry()
                        .refused("own link", PolicyRefusal.OWN_LINK_REQUIRED, "the link is the household's"));
            }
            request.inquiry().passed(Question.POLICY, "own link", "the recognised speaker's");
        }
        return requirement.check(user, request.inquiry()).map(reason -> reason);
    }

    /** Says what a verified account lacks. */
    Optional<Response> refuse(
            ProvenRequest request, VerifiedToken user, Requirement requirement, Refusal reason, Voice voice) {
        return refuse(request, reason, voice, spoken(requirement.missing(user)));
    }

    private Optional<Response> refuse(ProvenRequest request, Refusal reason, Voice voice, Object... arguments) {
        note(request, reason);
        Object[] all = new Object[arguments.length + 1];
        all[0] = skillName;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        String text = voice.line(SpokenRefusals.line(reason), all);
        if (!reason.linkingHelps()) {
            return voice.end(text);
        }
        offered(request);
        return voice.askToLink(text);
    }

    /** Notes that the person was offered to link an account. */
    void offered(ProvenRequest request) {
        links.ifPresent(watch -> watch.offered(request));
    }

    private void note(ProvenRequest request, Refusal reason) {
        if (reason instanceof CallerRefusal refused) {
            links.ifPresent(watch -> watch.refused(request, refused));
        }
        RefusalLog.note(request.requestId(), reason);
        listener.accept(reason);
    }

    private String spoken(SortedSet<String> scopes) {
        return scopes.stream()
                .map(scope -> scopeNames.getOrDefault(scope, words(scope)))
                .collect(Collectors.joining(", "));
    }

    /** A scope as words: {@code pod:order} becomes {@code pod order}. */
    private static String words(String scope) {
        return scope.replaceAll("[:._/-]+", " ").strip();
    }
}
