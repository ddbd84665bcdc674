package org.sayso.alexa.proof;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.sayso.Deadline;
import org.sayso.ProofRefusal;

/**
 * Where the chain of a certificate address comes from, and whom it must lead to.
 *
 * @param source fetches it
 * @param location the place to fetch an address from
 * @param trust the anchors that count for it
 */
record ChainRoute(ChainSource source, Function<CertificateAddress, URI> location, ChainTrust trust) {

    /** Amazon's rule: fetched from the address itself. */
    static ChainRoute direct(ChainSource source, List<X509Certificate> anchors) {
        return new ChainRoute(source, CertificateAddress::toUri, new ChainTrust(anchors));
    }

    static ChainRoute standIn(TrustedStandIn standIn) {
        return new ChainRoute(
                HttpChainSource.loopback(standIn.chainUrl().getScheme()),
                address -> standIn.chainUrl(),
                new ChainTrust(List.of(standIn.authority())));
    }

    /** The certificate authorities that this JDK trusts. */
    static List<X509Certificate> platformAnchors() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(each -> Stream.of(((X509TrustManager) each).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("the JDK's trust store cannot be read", unusable);
        }
    }

    Finding<SigningChain> load(CertificateAddress address, Deadline deadline, Instant now) {
        byte[] pem;
        try {
            pem = source.fetch(location.apply(address), deadline);
        } catch (IOException unavailable) {
            return Finding.failed(
                    "certificate file", ProofRefusal.CERTIFICATE_UNAVAILABLE, String.valueOf(unavailable.getMessage()));
        }
        if (pem.length > HttpChainSource.MAX_BYTES) {
            return Finding.failed("certificate file", ProofRefusal.CERTIFICATE_UNAVAILABLE, "the file is too large");
        }
        return ServedChain.parse(pem).then(served -> trust.check(served, now));
    }
}
