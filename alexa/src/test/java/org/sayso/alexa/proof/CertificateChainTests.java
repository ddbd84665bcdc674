package org.sayso.alexa.proof;

import static org.sayso.ProofRefusal.CERTIFICATE_NAME;
import static org.sayso.ProofRefusal.CERTIFICATE_NOT_VALID_NOW;
import static org.sayso.ProofRefusal.CERTIFICATE_UNAVAILABLE;
import static org.sayso.ProofRefusal.CERTIFICATE_UNTRUSTED;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.ProofRefusal;
import org.sayso.alexa.proof.TestPki.Identity;

/** Each fault that a served chain can have, with its reason. */
class CertificateChainTests {

    private static final Identity ROOT = ProofBench.ROOT;
    private static final Identity ISSUER = ProofBench.ISSUER;

    @Test
    void chainToTrustedRoot_isProven() {
        ProofBench bench = new ProofBench();

        ProofBench.proven(bench.prove(bench.launch()));
    }

    @Test
    void chainThatIncludesItsRoot_isProven() {
        ProofBench bench = new ProofBench();
        bench.serve(ProofBench.ALEXA, ISSUER, ROOT);

        ProofBench.proven(bench.prove(bench.launch()));
    }

    @Test
    void foreignAuthority_isUntrusted() {
        Identity foreign = TestPki.root("Foreign Root");
        Identity leaf = TestPki.alexa(foreign);
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf, foreign);
    }

    @Test
    void foreignAuthorityWithTheTrustedName_isUntrusted() {
        Identity impostor = TestPki.certificate("Test Root")
                .keys(TestPki.rsa("impostor", 2048))
                .authority()
                .selfSigned();
        Identity leaf = TestPki.alexa(impostor);
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf, impostor);
    }

    @Test
    void selfSignedLeaf_isUntrusted() {
        Identity leaf = TestPki.alexaShape().selfSigned();
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf);
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf, ISSUER, ROOT);
    }

    @Test
    void missingIntermediate_isUntrusted() {
        assertRefused(CERTIFICATE_UNTRUSTED, ProofBench.ALEXA, ProofBench.ALEXA);
        assertRefused(CERTIFICATE_UNTRUSTED, ProofBench.ALEXA, ProofBench.ALEXA, ROOT);
    }

    @Test
    void leafUsedAsAuthority_isUntrusted() {
        Identity ordinary =
                TestPki.certificate("shop.example").dnsNames("shop.example").issuedBy(ISSUER);
        Identity forged = TestPki.alexa(ordinary);
        assertRefused(CERTIFICATE_UNTRUSTED, forged, forged, ordinary, ISSUER);
    }

    @Test
    void expiredLeaf_isNotValidNow() {
        Identity leaf = TestPki.alexaShape()
                .valid(TestPki.FROM, MovableClock.START.minusSeconds(1))
                .issuedBy(ISSUER);
        assertRefused(CERTIFICATE_NOT_VALID_NOW, leaf, leaf, ISSUER);
    }

    @Test
    void leafFromTomorrow_isNotValidNow() {
        Identity leaf = TestPki.alexaShape()
                .valid(MovableClock.START.plusSeconds(1), TestPki.UNTIL)
                .issuedBy(ISSUER);
        assertRefused(CERTIFICATE_NOT_VALID_NOW, leaf, leaf, ISSUER);
    }

    @Test
    void leafAtItsFirstAndLastSecond_isProven() {
        Identity leaf = TestPki.alexaShape()
                .valid(MovableClock.START, MovableClock.START)
                .issuedBy(ISSUER);
        ProofBench bench = new ProofBench();
        bench.serve(leaf, ISSUER);

        ProofBench.proven(bench.prove(TestRequests.bytes(bench.launch()), leaf));
    }

    @Test
    void expiredIntermediate_isUntrusted() {
        Identity expired = TestPki.certificate("Expired Issuer")
                .authority()
                .valid(TestPki.FROM, MovableClock.START.minusSeconds(1))
                .issuedBy(ROOT);
        Identity leaf = TestPki.alexa(expired);
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf, expired);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo-api.amazon.com.evil.example",
                "evil-echo-api.amazon.com",
                "evil.echo-api.amazon.com",
                "*.amazon.com",
                "*.com",
                "echo-api.amazon.co",
                "echo-api.amazon.com.",
                "amazon.com",
                "echo-api.amazon.com\u0000.evil.example"
            })
    void alternativeNameThatIsNotExactlyAlexas_isRefused(String name) {
        Identity leaf = TestPki.certificate(OriginCheck.ALEXA).dnsNames(name).issuedBy(ISSUER);
        assertRefused(CERTIFICATE_NAME, leaf, leaf, ISSUER);
    }

    @Test
    void commonNameWithoutAlternativeName_isRefused() {
        Identity leaf = TestPki.certificate(OriginCheck.ALEXA).issuedBy(ISSUER);
        assertRefused(CERTIFICATE_NAME, leaf, leaf, ISSUER);
    }

    @Test
    void alexasNameAmongOthers_isProven() {
        Identity leaf = TestPki.certificate("other.example")
                .dnsNames("other.example", "ECHO-API.amazon.com")
                .issuedBy(ISSUER);
        ProofBench bench = new ProofBench();
        bench.serve(leaf, ISSUER);

        ProofBench.proven(bench.prove(TestRequests.bytes(bench.launch()), leaf));
    }

    @Test
    void shortRsaKey_isUntrusted() {
        Identity leaf = TestPki.alexaShape().keys(TestPki.rsa("short", 1024)).issuedBy(ISSUER);
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf, ISSUER);
    }

    @Test
    void keyThatIsNotRsa_isUntrusted() {
        Identity leaf = TestPki.alexaShape().keys(TestPki.ec("leaf")).issuedBy(ISSUER);
        assertRefused(CERTIFICATE_UNTRUSTED, ProofBench.ALEXA, leaf, ISSUER);
    }

    @Test
    void keyNotMeantForSignatures_isUntrusted() {
        Identity leaf = TestPki.alexaShape().usage(KeyUsage.keyEncipherment).issuedBy(ISSUER);
        assertRefused(CERTIFICATE_UNTRUSTED, leaf, leaf, ISSUER);
    }

    @Test
    void signerThatIsNotTheFirstCertificate_isRefused() {
        Identity other =
                TestPki.certificate("other.example").dnsNames("other.example").issuedBy(ISSUER);
        assertRefused(CERTIFICATE_NAME, ProofBench.ALEXA, other, ProofBench.ALEXA, ISSUER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a certificate",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "<html>-----BEGIN CERTIFICATE-----</html>"
            })
    void garbageInsteadOfCertificates_isUnavailable(String garbage) {
        ProofBench bench = new ProofBench();
        bench.files.put(URI.create(TestRequests.ADDRESS), garbage.getBytes(StandardCharsets.UTF_8));

        bench.assertRefused(bench.prove(bench.launch()), CERTIFICATE_UNAVAILABLE);
    }

    @Test
    void moreCertificatesThanAnyRealChain_areUnavailable() {
        assertRefused(
                CERTIFICATE_UNAVAILABLE,
                ProofBench.ALEXA,
                ProofBench.ALEXA,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER,
                ISSUER);
    }

    /**
     * The shape that Amazon serves: leaf, issuer, root 1 cross-signed by an older root, which again is cross-signed by a root
     * of 20 years ago. Names are ours.
     */
    @Test
    void fourCertificatesWithCrossSignedAnchorsAtTheEnd_areProvenAtAnyAnchor() {
        Instant within = Instant.parse("2026-06-18T10:00:00Z");
        Identity oldest = TestPki.certificate("Class 2 Root")
                .authority()
                .valid(Instant.parse("2004-06-29T17:00:00Z"), Instant.parse("2034-06-29T17:00:00Z"))
                .selfSigned();
        Identity older = crossSigned("Services Root G2", oldest);
        Identity rootOne = crossSigned("Root CA 1", older);
        Identity issuer = TestPki.certificate("RSA 2048 M01")
                .authority()
                .valid(Instant.parse("2022-08-23T22:00:00Z"), Instant.parse("2030-08-23T22:00:00Z"))
                .issuedBy(rootOne);
        Identity leaf = TestPki.alexa(issuer);
        Identity[] anchors = {
            TestPki.root("Root CA 1"), TestPki.root("Services Root G2"), oldest,
        };

        for (Identity anchor : anchors) {
            ProofBench bench = new ProofBench(RequestProof.builder(), ROOT, anchor);
            bench.clock.set(within);
            bench.serve(leaf, issuer, rootOne, older);
            ProofBench.proven(bench.prove(TestRequests.bytes(bench.launch()), leaf));
        }
        ProofBench stranger = new ProofBench(RequestProof.builder(), ROOT);
        stranger.serve(leaf, issuer, rootOne, older);
        stranger.assertRefused(stranger.prove(TestRequests.bytes(stranger.launch()), leaf), CERTIFICATE_UNTRUSTED);
    }

    /** The last certificates served have ended, the path to a younger anchor has not. */
    @Test
    void expiredCrossSignature_doesNotMatterWhereAnAnchorIsReachedBefore() {
        Identity oldest = TestPki.root("Class 2 Root");
        Identity ended = TestPki.certificate("Root CA 1")
                .authority()
                .valid(TestPki.FROM, MovableClock.START.minusSeconds(1))
                .issuedBy(oldest);
        Identity issuer = TestPki.certificate("RSA 2048 M01").authority().issuedBy(ended);
        Identity leaf = TestPki.alexa(issuer);
        ProofBench bench = new ProofBench(RequestProof.builder(), TestPki.root("Root CA 1"));
        bench.serve(leaf, issuer, ended);

        ProofBench.proven(bench.prove(TestRequests.bytes(bench.launch()), leaf));
    }

    private static Identity crossSigned(String name, Identity by) {
        return TestPki.certificate(name)
                .authority()
                .valid(Instant.parse("2015-05-25T12:00:00Z"), Instant.parse("2037-12-31T01:00:00Z"))
                .issuedBy(by);
    }

    private static void assertRefused(ProofRefusal reason, Identity signer, Identity... served) {
        ProofBench bench = new ProofBench();
        bench.serve(served);
        bench.assertRefused(bench.prove(TestRequests.bytes(bench.launch()), signer), reason);
    }
}
