package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import org.sayso.CallerRefusal;
import org.sayso.Deadline;

/** The keys an issuer signs with. */
interface SigningKeys extends AutoCloseable {

    /** The outcome of a search. */
    sealed interface Found {
        record Keys(List<JWK> keys) implements Found {}

        record None(CallerRefusal reason, String detail) implements Found {}
    }

    /** The keys of this id that may verify signatures of this algorithm. */
    Found find(String kid, JWSAlgorithm algorithm, Deadline deadline);

    @Override
    default void close() {}
}
