package org.sayso.alexa.proof;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Makes real certificates of any shape, and real signatures. */
public final class TestPki {

    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private TestPki() {}

    /** A certificate with its key. */
    public record Identity(X509Certificate certificate, KeyPair keys) {

        public String sign(byte[] body) {
            return sign(body, "SHA256withRSA");
        }

        public String sign(byte[] body, String algorithm) {
            try {
                Signature signer = Signature.getInstance(algorithm);
                signer.initSign(keys.getPrivate());
                signer.update(body);
                return Base64.getEncoder().encodeToString(signer.sign());
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    public static Shape certificate(String commonName) {
        return new Shape(commonName);
    }

    public static Identity root(String commonName) {
        return certificate(commonName).authority().selfSigned();
    }

    /** A leaf as Alexa has it. */
    public static Identity alexa(Identity issuer) {
        return alexaShape().issuedBy(issuer);
    }

    public static Shape alexaShape() {
        return certificate(OriginCheck.ALEXA).dnsNames(OriginCheck.ALEXA);
    }

    public static String pem(X509Certificate... certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate each : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(each.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return pem.toString();
    }

    public static byte[] pem(Identity... identities) {
        return pem(Arrays.stream(identities).map(Identity::certificate).toArray(X509Certificate[]::new))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One key for each name, since making them is slow. */
    public static KeyPair rsa(String name, int bits) {
        return KEYS.computeIfAbsent(name + "/" + bits, unused -> keys("RSA", bits));
    }

    public static KeyPair ec(String name) {
        return KEYS.computeIfAbsent(name + "/ec", unused -> keys("EC", 256));
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What a certificate shall look like. */
    public static final class Shape {

        private final String commonName;
        private final List<String> dnsNames = new ArrayList<>();
        private boolean authority;
        private Instant from = FROM;
        private Instant until = UNTIL;
        private KeyPair keys;
        private @Nullable Integer usage;

        private Shape(String commonName) {
            this.commonName = commonName;
            this.keys = rsa(commonName, 2048);
        }

        public Shape authority() {
            authority = true;
            return this;
        }

        public Shape dnsNames(String... names) {
            dnsNames.addAll(List.of(names));
            return this;
        }

        public Shape valid(Instant first, Instant last) {
            from = first;
            until = last;
            return this;
        }

        public Shape keys(KeyPair pair) {
            keys = pair;
            return this;
        }

        public Shape usage(int bits) {
            usage = bits;
            return this;
        }

        public Identity selfSigned() {
            return sign(new X500Principal("CN=" + commonName), keys);
        }

        public Identity issuedBy(Identity issuer) {
            return sign(issuer.certificate().getSubjectX500Principal(), issuer.keys());
        }

        private Identity sign(X500Principal issuer, KeyPair issuerKeys) {
            try {
                JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                        issuer,
                        BigInteger.valueOf(SERIAL.getAndIncrement()),
                        Date.from(from),
                        Date.from(until),
                        new X500Principal("CN=" + commonName),
                        keys.getPublic());
                if (authority) {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
                } else {
                    builder.addExtension(
                            Extension.keyUsage,
                            true,
                            new KeyUsage(usage != null ? usage : KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
                }
                if (!dnsNames.isEmpty()) {
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(dnsNames.stream()
                                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                                    .toArray(GeneralName[]::new)));
                }
                String algorithm =
                        issuerKeys.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
                return new Identity(
                        new JcaX509CertificateConverter()
                                .getCertificate(builder.build(
                                        new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate()))),
                        keys);
            } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }
}
