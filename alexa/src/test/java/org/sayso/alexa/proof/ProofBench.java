package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sayso.Check;
import org.sayso.Inquiry;
import org.sayso.ProofRefusal;

/** A verifier that trusts one root, with the chain files that "Amazon" serves and a movable clock. */
final class ProofBench {

    static final TestPki.Identity ROOT = TestPki.root("Test Root");
    static final TestPki.Identity ISSUER =
            TestPki.certificate("Test Issuer").authority().issuedBy(ROOT);
    static final TestPki.Identity ALEXA = TestPki.alexa(ISSUER);

    final MovableClock clock = new MovableClock();
    final AtomicInteger fetches = new AtomicInteger();
    final Map<URI, byte[]> files = new ConcurrentHashMap<>();
    final RequestProof proof;
    Inquiry lastInquiry = Inquiry.within(Duration.ofSeconds(20));

    ProofBench() {
        this(RequestProof.builder());
    }

    ProofBench(RequestProof.Builder builder) {
        this(builder, ROOT);
    }

    ProofBench(RequestProof.Builder builder, TestPki.Identity... trusted) {
        serve(ALEXA, ISSUER);
        proof = builder.skillId(TestRequests.SKILL)
                .clock(clock)
                .anchors(List.of(trusted).stream()
                        .map(TestPki.Identity::certificate)
                        .toList())
                .chainSource((address, deadline) -> {
                    fetches.incrementAndGet();
                    byte[] file = files.get(address);
                    if (file == null) {
                        throw new IOException("no such file");
                    }
                    return file;
                })
                .build();
    }

    void serve(TestPki.Identity... chain) {
        files.put(URI.create(TestRequests.ADDRESS), TestPki.pem(chain));
    }

    Proof prove(String body) {
        return prove(TestRequests.bytes(body));
    }

    Proof prove(byte[] body) {
        return prove(body, ALEXA);
    }

    Proof prove(byte[] body, TestPki.Identity signer) {
        return prove(List.of(TestRequests.ADDRESS), List.of(signer.sign(body)), body);
    }

    Proof prove(List<String> addresses, List<String> signatures, byte[] body) {
        lastInquiry = Inquiry.within(Duration.ofSeconds(20));
        return proof.prove(new SignedRequest(addresses, signatures, body), lastInquiry);
    }

    String launch() {
        return TestRequests.launch(clock.instant());
    }

    static Proof.Proven proven(Proof proof) {
        assertThat(proof).isInstanceOf(Proof.Proven.class);
        return (Proof.Proven) proof;
    }

    /** Asserts the reason, and that the walk ends with it. */
    void assertRefused(Proof proof, ProofRefusal reason) {
        assertThat(proof).isInstanceOf(Proof.Refused.class);
        assertThat(((Proof.Refused) proof).reason()).isEqualTo(reason);
        List<Check> checks = lastInquiry.checks();
        assertThat(checks.get(checks.size() - 1).refusal()).contains(reason);
        assertThat(checks.subList(0, checks.size() - 1)).allMatch(Check::passed);
    }
}
