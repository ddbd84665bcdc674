package org.sayso.alexa.proof;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.sayso.ProofRefusal;

/**
 * Step 4: the PEM file that the address led to. The first certificate is the signing certificate; of the others nothing is
 * believed, they are only offered to the search for a path.
 */
record ServedChain(X509Certificate signer, List<X509Certificate> all) {

    private static final String CHECK = "certificate file";
    private static final int MAX_CERTIFICATES = 10;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    static Finding<ServedChain> parse(byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        int count = text.split(BEGIN, -1).length - 1;
        if (count == 0) {
            return unreadable("the file holds no PEM certificate");
        }
        if (count > MAX_CERTIFICATES) {
            return unreadable("the file holds more than " + MAX_CERTIFICATES + " certificates");
        }
        try {
            List<X509Certificate> all = new ArrayList<>();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(pem))) {
                all.add((X509Certificate) each);
            }
            if (all.isEmpty()) {
                return unreadable("the file holds no certificate");
            }
            return Finding.passed(CHECK, new ServedChain(all.get(0), List.copyOf(all)), all.size() + " certificates");
        } catch (CertificateException | RuntimeException unreadable) {
            // The JDK's parser answers some garbage with unchecked exceptions.
            return unreadable("a certificate in the file is unreadable");
        }
    }

    private static Finding<ServedChain> unreadable(String detail) {
        return Finding.failed(CHECK, ProofRefusal.CERTIFICATE_UNAVAILABLE, detail);
    }
}
