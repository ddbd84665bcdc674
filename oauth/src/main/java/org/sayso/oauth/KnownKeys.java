package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import org.sayso.CallerRefusal;
import org.sayso.Deadline;

/** Keys that were given and do not change. */
record KnownKeys(JWKSet keys) implements SigningKeys {

    @Override
    public Found find(String kid, JWSAlgorithm algorithm, Deadline deadline) {
        List<JWK> named = KeyFitness.named(kid, keys);
        return named.isEmpty()
                ? new Found.None(CallerRefusal.UNKNOWN_KEY, "no given key has this kid")
                : KeyFitness.choose(named, algorithm);
    }
}
