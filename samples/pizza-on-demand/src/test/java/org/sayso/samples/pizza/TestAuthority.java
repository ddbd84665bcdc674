package org.sayso.samples.pizza;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority made for one test run, with a certificate that signs requests as Alexa does. */
final class TestAuthority {

    private final X509Certificate root;
    private final X509Certificate leaf;
    private final PrivateKey leafKey;

    private TestAuthority(X509Certificate root, X509Certificate leaf, PrivateKey leafKey) {
        this.root = root;
        this.leaf = leaf;
        this.leafKey = leafKey;
    }

    static TestAuthority create() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            KeyPair rootKeys = keys.generateKeyPair();
            KeyPair leafKeys = keys.generateKeyPair();
            X500Principal rootName = new X500Principal("CN=Test authority");
            JcaX509v3CertificateBuilder rootCertificate = certificate(rootName, rootName, rootKeys);
            rootCertificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            rootCertificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            JcaX509v3CertificateBuilder leafCertificate =
                    certificate(rootName, new X500Principal("CN=echo-api.amazon.com"), leafKeys);
            leafCertificate.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "echo-api.amazon.com")));
            leafCertificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return new TestAuthority(
                    signed(rootCertificate, rootKeys), signed(leafCertificate, rootKeys), leafKeys.getPrivate());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The leaf and the root, as the certificate address serves them. */
    String chain() {
        return pem(leaf, root);
    }

    Path writeRoot(Path directory) throws IOException {
        return Files.writeString(directory.resolve("ca.pem"), pem(root), StandardCharsets.US_ASCII);
    }

    /** The value of {@code Signature-256}. */
    String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(leafKey);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder certificate(X500Principal issuer, X500Principal subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plusSeconds(86400)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder certificate, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
    }

    private static String pem(X509Certificate... certificates) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (X509Certificate certificate : certificates) {
                writer.writeObject(certificate);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
