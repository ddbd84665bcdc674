package org.sayso.alexa.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Development only: lets a stand-in for Alexa on this machine sign requests.
 *
 * <p>One Amazon-shaped certificate address, {@value #ADDRESS}, is fetched from the stand-in, and only the stand-in's
 * certificate authority is trusted for it. Every other address keeps the default rules, and every other check stays on.
 * Never set this where others than the developer can reach the skill: who holds the authority's key can speak as Alexa.
 */
public final class TrustedStandIn {

    /** The certificate address that a stand-in sends with its requests. */
    public static final String ADDRESS = "https://s3.amazonaws.com/echo.api/echo-api-cert-standin.pem";

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private final URI chainUrl;
    private final X509Certificate authority;

    private TrustedStandIn(URI chainUrl, X509Certificate authority) {
        this.chainUrl = chainUrl;
        this.authority = authority;
    }

    /**
     * Trusts the stand-in that serves its chain here.
     *
     * @param chainUrl where the chain is fetched instead, http or https; its host is {@code localhost} or a loopback
     *     address
     * @param authority the stand-in's certificate authority
     * @throws IllegalArgumentException for another host, or a certificate that is no authority
     */
    public static TrustedStandIn of(URI chainUrl, X509Certificate authority) {
        Objects.requireNonNull(authority, "authority");
        String scheme = String.valueOf(chainUrl.getScheme());
        String host = String.valueOf(chainUrl.getHost()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the stand-in's chain URL must begin with http:// or https://");
        }
        if (chainUrl.getRawUserInfo() != null || !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "the stand-in's chain URL must have the host localhost, 127.0.0.1 or [::1]:"
                            + " a stand-in is trusted on the developer's own machine only");
        }
        if (authority.getBasicConstraints() < 0) {
            throw new IllegalArgumentException("the stand-in's certificate is not a certificate authority;"
                    + " give the authority's certificate, not the one that signs requests");
        }
        return new TrustedStandIn(chainUrl, authority);
    }

    /**
     * Trusts the stand-in that serves its chain here.
     *
     * @param authority a PEM file with the certificate of the stand-in's authority
     * @throws IllegalArgumentException also where the file cannot be read
     */
    public static TrustedStandIn of(URI chainUrl, Path authority) {
        try (InputStream pem = Files.newInputStream(authority)) {
            return of(chainUrl, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(pem));
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "the stand-in's certificate authority cannot be read from " + authority
                            + "; start the stand-in once, it writes the file",
                    unreadable);
        }
    }

    URI chainUrl() {
        return chainUrl;
    }

    X509Certificate authority() {
        return authority;
    }
}
