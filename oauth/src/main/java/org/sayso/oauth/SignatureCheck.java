package org.sayso.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.token.Authentication;

/** Compares a token's signature with the issuer's keys. */
interface SignatureCheck extends AutoCloseable {

    /** Empty where the signature is right. */
    Optional<Authentication.Rejected> check(CompactToken token, JWSAlgorithm algorithm, Inquiry inquiry);

    @Override
    default void close() {}
}
