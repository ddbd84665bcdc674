package org.sayso.benchmarks;

import java.time.Duration;
import java.util.List;
import org.sayso.Inquiry;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;
import org.sayso.oauth.JwtAuthenticator;
import org.sayso.token.PresentedToken;
import org.sayso.token.TokenAuthenticator;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/** This project. */
final class Sayso implements Library {

    /** What the comparison throws where the verdict is a refusal; Sayso itself throws nothing. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    @Override
    public String name() {
        return "Sayso";
    }

    @Override
    public List<String> settings() {
        return List.of(
                "`JwtAuthenticator`: `issuer`, `jwksUri`, `algorithms`",
                "`TokenVerifier`: profile `RFC_9068`, `issuer`, `audience`, `allowedClients`, `clockSkew` 60 s, `clock`");
    }

    @Override
    public Check check(Setup setup, Scene scene, KeyServer issuer) {
        TokenVerifier verifier = verifier(authenticator(setup, scene, issuer), scene);
        return token -> {
            TokenVerdict verdict = verifier.verify(PresentedToken.of(token), Inquiry.within(Duration.ofSeconds(8)));
            if (verdict instanceof TokenVerdict.Refused refused) {
                throw new Refused(refused.reason().name());
            }
        };
    }

    static JwtAuthenticator authenticator(Setup setup, Scene scene, KeyServer issuer) {
        return JwtAuthenticator.builder()
                .issuer(scene.issuer())
                .jwksUri(issuer.keys())
                .algorithms(setup.algorithms().toArray(String[]::new))
                .build();
    }

    static TokenVerifier verifier(TokenAuthenticator authenticator, Scene scene) {
        return TokenVerifier.builder()
                .authenticator(authenticator)
                .issuer(scene.issuer())
                .audience(scene.audience())
                .allowedClients(Scene.CLIENT)
                .clockSkew(Duration.ofSeconds(Scene.SKEW))
                .clock(scene::now)
                .build();
    }

    @Override
    public boolean refusal(Throwable thrown) {
        return thrown instanceof Refused;
    }
}
