package org.sayso.standin.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Issues the two certificates of the stand-in: its root, and the one that signs requests. */
final class Certificates {

    /** The name that a signing certificate must carry. */
    static final String SIGNER_NAME = "echo-api.amazon.com";

    private static final X500Name ROOT = new X500Name("CN=Sayso stand-in CA (not Amazon),O=Sayso stand-in");
    private static final X500Name SIGNER = new X500Name("CN=" + SIGNER_NAME + ",O=Sayso stand-in");
    private static final Duration ROOT_LIFE = Duration.ofDays(3650);
    private static final Duration SIGNER_LIFE = Duration.ofDays(1095);
    private static final Duration BACKDATED = Duration.ofHours(1);

    private Certificates() {}

    record Issued(PrivateKey key, X509Certificate certificate) {}

    static Issued authority(Instant now) throws GeneralSecurityException {
        KeyPair pair = keyPair();
        try {
            X509v3CertificateBuilder builder = builder(ROOT, ROOT, pair.getPublic(), now, now.plus(ROOT_LIFE));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new Issued(pair.getPrivate(), sign(builder, pair.getPrivate()));
        } catch (IOException e) {
            throw new GeneralSecurityException("Cannot issue the root", e);
        }
    }

    /** A certificate for the key it had before, or for a new one. */
    static Issued leaf(
            PrivateKey caKey,
            X509Certificate ca,
            @Nullable PrivateKey oldKey,
            @Nullable X509Certificate old,
            Instant now)
            throws GeneralSecurityException {
        KeyPair pair = oldKey == null || old == null ? keyPair() : new KeyPair(old.getPublicKey(), oldKey);
        Instant end = now.plus(SIGNER_LIFE);
        Instant caEnd = ca.getNotAfter().toInstant();
        try {
            X509v3CertificateBuilder builder =
                    builder(ROOT, SIGNER, pair.getPublic(), now, end.isBefore(caEnd) ? end : caEnd);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, SIGNER_NAME)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(ca.getPublicKey()));
            return new Issued(pair.getPrivate(), sign(builder, caKey));
        } catch (IOException e) {
            throw new GeneralSecurityException("Cannot issue the signing certificate", e);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Instant end)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(BACKDATED)),
                Date.from(end),
                subject,
                key);
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        return builder;
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("Cannot sign a certificate", e);
        }
    }
}
