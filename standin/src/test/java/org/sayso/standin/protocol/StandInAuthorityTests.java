package org.sayso.standin.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-in's certificates may be used for, and when they are renewed. */
class StandInAuthorityTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    // Positions in X509Certificate.getKeyUsage(), RFC 5280 section 4.2.1.3.
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    @TempDir
    private Path directory;

    private List<X509Certificate> chainAt(Instant now) throws GeneralSecurityException {
        StandInAuthority authority = StandInAuthority.loadOrCreate(directory, Clock.fixed(now, ZoneOffset.UTC));
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(authority.certificateChain().getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    @Test
    void signingCertificate_signsButIssuesNone() throws GeneralSecurityException {
        X509Certificate leaf = chainAt(NOW).get(0);

        assertThat(leaf.getKeyUsage()[DIGITAL_SIGNATURE]).isTrue();
        assertThat(leaf.getKeyUsage()[KEY_CERT_SIGN]).isFalse();
        assertThat(leaf.getKeyUsage()[CRL_SIGN]).isFalse();
        assertThat(leaf.getExtendedKeyUsage()).as("server authentication").containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void authority_issuesOnlySigningCertificatesAndSignsNothingElse() throws GeneralSecurityException {
        X509Certificate ca = chainAt(NOW).get(1);

        assertThat(ca.getKeyUsage()[KEY_CERT_SIGN]).isTrue();
        assertThat(ca.getKeyUsage()[DIGITAL_SIGNATURE]).isFalse();
        assertThat(ca.getBasicConstraints()).as("no authority below it").isZero();
        assertThat(ca.getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.19");
        assertThat(ca.getSubjectX500Principal().getName()).contains("not Amazon");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 200, 294})
    void signingCertificateThatIsGoodForTwoYears_isKept(long days) throws GeneralSecurityException {
        List<X509Certificate> before = chainAt(NOW);

        assertThat(chainAt(NOW.plus(Duration.ofDays(days)))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {296, 365, 1100})
    void signingCertificateThatEnds_isRenewedWithItsKeyByTheSameAuthority(long days) throws GeneralSecurityException {
        List<X509Certificate> before = chainAt(NOW);
        Instant later = NOW.plus(Duration.ofDays(days));

        List<X509Certificate> after = chainAt(later);

        assertThat(after.get(1)).as("skills go on trusting it").isEqualTo(before.get(1));
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.get(0).getPublicKey()).isEqualTo(before.get(0).getPublicKey());
        assertThat(after.get(0).getSerialNumber()).isNotEqualTo(before.get(0).getSerialNumber());
        assertThat(after.get(0).getNotAfter().toInstant()).isAfter(later.plus(Duration.ofDays(1000)));
        after.get(0).verify(after.get(1).getPublicKey());
        assertThat(chainAt(later)).as("kept in the store").isEqualTo(after);
    }

    @Test
    void signingCertificate_doesNotOutliveItsAuthority() throws GeneralSecurityException {
        chainAt(NOW);

        List<X509Certificate> late = chainAt(NOW.plus(Duration.ofDays(2800)));

        assertThat(late.get(0).getNotAfter()).isEqualTo(late.get(1).getNotAfter());
    }

    @Test
    void authorityThatEnds_isMadeAnewAndItsFileToo() throws Exception {
        X509Certificate before = chainAt(NOW).get(1);

        List<X509Certificate> after = chainAt(NOW.plus(Duration.ofDays(3640)));

        assertThat(after.get(1)).isNotEqualTo(before);
        after.get(0).verify(after.get(1).getPublicKey());
        assertThat(CertificateFactory.getInstance("X.509")
                        .generateCertificate(Files.newInputStream(directory.resolve("ca.pem"))))
                .isEqualTo(after.get(1));
    }

    @Test
    void clockBeforeTheCertificates_makesNewOnes() throws GeneralSecurityException {
        X509Certificate before = chainAt(NOW).get(1);

        assertThat(chainAt(NOW.minus(Duration.ofDays(1))).get(1)).isNotEqualTo(before);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keys_areReadableByTheirOwnerOnly() throws Exception {
        chainAt(NOW);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("standin-authority.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void storeThatCannotBeRead_isNotOverwritten() throws Exception {
        Path store = directory.resolve("standin-authority.p12");
        Files.writeString(store, "no key store");

        assertThatThrownBy(() -> chainAt(NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Delete it and ca.pem");
        assertThat(Files.readString(store)).isEqualTo("no key store");
    }
}
