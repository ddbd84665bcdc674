package org.sayso.alexa.proof;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sayso.ProofRefusal;

/**
 * Steps 5 and 6: the signing certificate's own fitness, and a path from it to any trusted anchor (RFC 5280 section 6).
 *
 * <p>The path is searched, not read off: Amazon serves four certificates of which the last two are cross-signed older
 * anchors, and the search ends at the first anchor that is trusted here. The last certificate served need not be
 * trusted. Revocation is not asked for: Amazon's rules do not call for it, and its answer would not fit the deadline.
 * Thread-safe.
 */
final class ChainTrust {

    private static final int MIN_RSA_BITS = 2048;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int DNS_NAME = 2;

    private final Set<TrustAnchor> anchors;

    ChainTrust(Collection<X509Certificate> anchors) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("no trusted certificate authority; is the JDK's cacerts file empty?");
        }
        this.anchors =
                anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toUnmodifiableSet());
    }

    Finding<SigningChain> check(ServedChain served, Instant now) {
        return fitSigner(served.signer(), now).then(signer -> path(served, now));
    }

    private static Finding<X509Certificate> fitSigner(X509Certificate signer, Instant now) {
        String dates = "validity dates";
        if (now.isBefore(signer.getNotBefore().toInstant())) {
            return Finding.failed(
                    dates,
                    ProofRefusal.CERTIFICATE_NOT_VALID_NOW,
                    "not valid before " + signer.getNotBefore().toInstant());
        }
        if (now.isAfter(signer.getNotAfter().toInstant())) {
            return Finding.failed(
                    dates,
                    ProofRefusal.CERTIFICATE_NOT_VALID_NOW,
                    "expired at " + signer.getNotAfter().toInstant());
        }
        String key = "signing key";
        if (!(signer.getPublicKey() instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            return Finding.failed(
                    key, ProofRefusal.CERTIFICATE_UNTRUSTED, "not an RSA key of at least " + MIN_RSA_BITS + " bits");
        }
        boolean[] usage = signer.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            return Finding.failed(
                    key, ProofRefusal.CERTIFICATE_UNTRUSTED, "its key usage does not allow digital signatures");
        }
        return Finding.passed(key, signer, rsa.getModulus().bitLength() + " bits");
    }

    private Finding<SigningChain> path(ServedChain served, Instant now) {
        String check = "certificate chain";
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(served.signer());
            PKIXBuilderParameters search = new PKIXBuilderParameters(anchors, target);
            search.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(served.all())));
            search.setDate(Date.from(now));
            search.setRevocationEnabled(false);
            PKIXCertPathBuilderResult found = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(search);
            SigningChain chain = chain(served.signer(), found);
            return Finding.passed(check, chain, "path to " + chain.anchor());
        } catch (CertPathBuilderException none) {
            return Finding.failed(
                    check, ProofRefusal.CERTIFICATE_UNTRUSTED, "no path to a trusted anchor that is valid now");
        } catch (CertificateParsingException unreadable) {
            return Finding.failed(check, ProofRefusal.CERTIFICATE_NAME, "the alternative names are unreadable");
        } catch (InvalidAlgorithmParameterException wrongSettings) {
            throw new IllegalStateException("the trusted anchors cannot be used", wrongSettings);
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException("this JDK lacks PKIX", unsupported);
        }
    }

    private static SigningChain chain(X509Certificate signer, PKIXCertPathBuilderResult found)
            throws CertificateParsingException {
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (var each : found.getCertPath().getCertificates()) {
            X509Certificate certificate = (X509Certificate) each;
            Instant notBefore = certificate.getNotBefore().toInstant();
            Instant notAfter = certificate.getNotAfter().toInstant();
            from = from.isAfter(notBefore) ? from : notBefore;
            until = until.isBefore(notAfter) ? until : notAfter;
        }
        X509Certificate anchor = found.getTrustAnchor().getTrustedCert();
        return new SigningChain(
                signer.getPublicKey(),
                dnsNames(signer),
                from,
                until,
                anchor.getSubjectX500Principal().getName());
    }

    private static Set<String> dnsNames(X509Certificate signer) throws CertificateParsingException {
        Collection<List<?>> names = signer.getSubjectAlternativeNames();
        return names == null
                ? Set.of()
                : names.stream()
                        .filter(each -> Integer.valueOf(DNS_NAME).equals(each.get(0)))
                        .map(each -> String.valueOf(each.get(1)))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
