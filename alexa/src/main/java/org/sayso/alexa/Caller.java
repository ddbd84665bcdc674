package org.sayso.alexa;

import java.util.Optional;
import org.sayso.CallerRefusal;
import org.sayso.Question;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/**
 * Answers question two for a request: the recognised speaker's own token where there is one, else the household's.
 *
 * <p>The two are never mixed: a refused token of the speaker is not made up for by the household's.
 */
final class Caller {

    private final TokenVerifier verifier;

    Caller(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    TokenVerdict identify(ProvenRequest request) {
        Optional<PresentedToken> own = request.personToken();
        Optional<PresentedToken> token = own.or(request::userToken);
        if (token.isEmpty()) {
            return new TokenVerdict.Refused(request.inquiry()
                    .refused("access token", CallerRefusal.NOT_LINKED, "neither person nor user carries one"));
        }
        request.inquiry()
                .passed(
                        Question.CALLER,
                        "access token",
                        own.isPresent() ? "person: the recognised speaker's own link" : "user: the household's link");
        return verifier.verify(token.get(), request.inquiry());
    }
}
