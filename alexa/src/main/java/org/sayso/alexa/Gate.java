package org.sayso.alexa;

import com.amazon.ask.model.Response;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.sayso.CallerRefusal;
import org.sayso.PolicyRefusal;
import org.sayso.Refusal;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;
import org.sayso.token.VerifiedToken;

/** Lets a request pass with a verified account that meets a requirement, and answers it otherwise. */
final class Gate {

    private final TokenVerifier verifier;
    private final String skillName;

    Gate(TokenVerifier verifier, String skillName) {
        this.verifier = verifier;
        this.skillName = skillName;
    }

    /** The verified account, where there is one. */
    Optional<VerifiedToken> look(ProvenRequest request) {
        TokenVerdict verdict = request.identify(verifier);
        if (verdict instanceof TokenVerdict.Accepted accepted) {
            return Optional.of(accepted.token());
        }
        RefusalLog.note(request.requestId(), ((TokenVerdict.Refused) verdict).reason());
        return Optional.empty();
    }

    /** What {@code inside} makes of a verified account that meets the requirement, or the spoken refusal. */
    Optional<Response> pass(
            ProvenRequest request,
            Requirement requirement,
            Voice voice,
            Function<VerifiedToken, Optional<Response>> inside) {
        return identified(
                request,
                voice,
                user -> requirement
                        .check(user, request.inquiry())
                        .map(lacking -> lacking(request, user, requirement, lacking, voice))
                        .orElseGet(() -> inside.apply(user)));
    }

    /** What {@code inside} makes of the verified account, or the spoken refusal. */
    Optional<Response> identified(
            ProvenRequest request, Voice voice, Function<VerifiedToken, Optional<Response>> inside) {
        TokenVerdict verdict = request.identify(verifier);
        if (verdict instanceof TokenVerdict.Refused refused) {
            return refuse(request, refused.reason(), voice, linkLine(refused.reason()));
        }
        return inside.apply(((TokenVerdict.Accepted) verdict).token());
    }

    /** Says what a verified account lacks. */
    Optional<Response> lacking(
            ProvenRequest request, VerifiedToken user, Requirement requirement, PolicyRefusal reason, Voice voice) {
        return refuse(request, reason, voice, "scope.missing", spoken(requirement.missing(user)));
    }

    private Optional<Response> refuse(
            ProvenRequest request, Refusal reason, Voice voice, String line, Object... arguments) {
        RefusalLog.note(request.requestId(), reason);
        Object[] all = new Object[arguments.length + 1];
        all[0] = skillName;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        String text = voice.line(line, all);
        return reason.linkingHelps() ? voice.askToLink(text) : voice.end(text);
    }

    private static String linkLine(CallerRefusal reason) {
        if (reason == CallerRefusal.NOT_LINKED) {
            return "link.missing";
        }
        if (reason == CallerRefusal.PROVIDER_UNAVAILABLE) {
            return "fault.provider";
        }
        return reason.linkingHelps() ? "link.broken" : "fault.ours";
    }

    /** Scope names as words: {@code pod:order} becomes {@code pod order}. */
    private static String spoken(SortedSet<String> scopes) {
        return String.join(", ", scopes).replaceAll("[:._/-]+", " ").strip();
    }
}
