package org.sayso.standin.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in's own certificate authority, in place of Amazon's: it signs skill requests with a certificate for
 * {@code echo-api.amazon.com} that only somebody who trusts its {@code ca.pem} accepts. The certificate is renewed, with
 * its key, when the authority is opened less than 800 days before its end, so that a clock can be put forward by two years.
 * Immutable and thread-safe.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html">How Alexa
 *     signs requests</a>
 */
public final class StandInAuthority {

    /** The path below the stand-in's base address that serves {@link #certificateChain()}. */
    public static final String CHAIN_PATH = "/echo.api/echo-api-cert-standin.pem";

    /** The certificate address that requests name: Amazon's form, so that every rule about it can stay on. */
    public static final String CHAIN_URL = "https://s3.amazonaws.com" + CHAIN_PATH;

    private static final String STORE = "standin-authority.p12";
    private static final Duration RENEW_BEFORE = Duration.ofDays(800);

    // The file's mode protects it; a key store only wants some password.
    private static final char[] PASSWORD = "stand-in".toCharArray();

    private final Path caFile;
    private final X509Certificate ca;
    private final X509Certificate leaf;
    private final PrivateKey leafKey;

    private StandInAuthority(Path caFile, X509Certificate ca, X509Certificate leaf, PrivateKey leafKey) {
        this.caFile = caFile;
        this.ca = ca;
        this.leaf = leaf;
        this.leafKey = leafKey;
    }

    /**
     * Opens the authority kept in a directory, or makes one there: {@code ca.pem} for the skill's trust setting and a
     * key store readable by its owner only.
     *
     * @throws IllegalStateException if the key store there cannot be read
     */
    public static StandInAuthority loadOrCreate(Path directory) {
        return loadOrCreate(directory, Clock.systemUTC());
    }

    /** The same by another clock, which decides about the certificates' life. */
    public static StandInAuthority loadOrCreate(Path directory, Clock clock) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(STORE);
            KeyStore store = load(file);
            if (renew(store, clock.instant())) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                store.store(bytes, PASSWORD);
                PrivateFile.write(file, bytes.toByteArray());
            }
            X509Certificate ca = certificate(store, "ca");
            Path caFile = directory.resolve("ca.pem");
            byte[] pem = pem(ca).getBytes(StandardCharsets.US_ASCII);
            if (!Files.exists(caFile) || !Arrays.equals(Files.readAllBytes(caFile), pem)) {
                Files.write(caFile, pem);
            }
            return new StandInAuthority(caFile, ca, certificate(store, "leaf"), key(store, "leaf"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the stand-in's certificate authority in " + directory, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make the stand-in's certificates", e);
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        if (!Files.exists(file)) {
            return store;
        }
        try {
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD);
            certificate(store, "ca");
            key(store, "ca");
            certificate(store, "leaf");
            key(store, "leaf");
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The stand-in's key store cannot be read. Delete it and ca.pem beside it to start anew: " + file,
                    e);
        }
    }

    private static boolean renew(KeyStore store, Instant now) throws GeneralSecurityException {
        if (!store.isKeyEntry("ca") || !goodAt(certificate(store, "ca"), now)) {
            Certificates.Issued ca = Certificates.authority(now);
            set(store, "ca", ca.key(), ca.certificate());
        } else if (goodAt(certificate(store, "leaf"), now)) {
            return false;
        }
        X509Certificate ca = certificate(store, "ca");
        Certificates.Issued leaf = Certificates.leaf(
                key(store, "ca"),
                ca,
                store.isKeyEntry("leaf") ? key(store, "leaf") : null,
                store.isKeyEntry("leaf") ? certificate(store, "leaf") : null,
                now);
        set(store, "leaf", leaf.key(), leaf.certificate(), ca);
        return true;
    }

    private static boolean goodAt(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && now.plus(RENEW_BEFORE).isBefore(certificate.getNotAfter().toInstant());
    }

    private static void set(KeyStore store, String alias, PrivateKey key, X509Certificate... chain)
            throws GeneralSecurityException {
        store.setKeyEntry(alias, key, PASSWORD, chain);
    }

    private static X509Certificate certificate(KeyStore store, String alias) throws GeneralSecurityException {
        return required((X509Certificate) store.getCertificate(alias), alias);
    }

    private static PrivateKey key(KeyStore store, String alias) throws GeneralSecurityException {
        return required((PrivateKey) store.getKey(alias, PASSWORD), alias);
    }

    private static <T> T required(@Nullable T entry, String alias) throws GeneralSecurityException {
        if (entry == null) {
            throw new GeneralSecurityException("The key store has no entry " + alias);
        }
        return entry;
    }

    /** The file with the authority's own certificate (PEM), for the skill's trust setting. */
    public Path caFile() {
        return caFile;
    }

    /** The signing certificate and the authority's, as PEM: what the certificate address serves. */
    public String certificateChain() {
        return pem(leaf) + pem(ca);
    }

    /**
     * The headers that prove a body to be Alexa's: the certificate address, {@code Signature-256} (RSA over SHA-256) and
     * the old {@code Signature} (over SHA-1), which verifiers must ignore.
     */
    public Map<String, String> headers(byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("SignatureCertChainUrl", CHAIN_URL);
        headers.put("Signature", sign("SHA1withRSA", body));
        headers.put("Signature-256", sign("SHA256withRSA", body));
        return headers;
    }

    private String sign(String algorithm, byte[] body) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(leafKey);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign with " + algorithm, e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate of our own must be encodable", e);
        }
    }
}
