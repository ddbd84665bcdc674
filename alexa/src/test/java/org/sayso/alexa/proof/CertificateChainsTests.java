package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.ProofRefusal.CERTIFICATE_NOT_VALID_NOW;
import static org.sayso.ProofRefusal.CERTIFICATE_UNAVAILABLE;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.Deadline;
import org.sayso.Inquiry;

/** How chains are fetched, shared and kept, over real HTTP where the network matters. */
class CertificateChainsTests {

    @Test
    void secondRequest_fetchesNothing() {
        ProofBench bench = new ProofBench();
        ProofBench.proven(bench.prove(bench.launch()));
        ProofBench.proven(bench.prove(bench.launch()));

        assertThat(bench.fetches).hasValue(1);
    }

    @Test
    void spellingsOfOneAddress_shareOneFetch() {
        ProofBench bench = new ProofBench();
        for (String address : List.of(
                TestRequests.ADDRESS,
                "HTTPS://S3.AMAZONAWS.COM:443/echo.api/../echo.api/echo-api-cert-12.pem",
                "https://s3.amazonaws.com/echo.api/./echo-api-cert-12.pem")) {
            byte[] body = TestRequests.bytes(bench.launch());
            ProofBench.proven(bench.prove(List.of(address), List.of(ProofBench.ALEXA.sign(body)), body));
        }
        assertThat(bench.fetches).hasValue(1);
    }

    @Test
    void failure_isRememberedForAMoment() {
        ProofBench bench = new ProofBench();
        bench.files.clear();
        bench.assertRefused(bench.prove(bench.launch()), CERTIFICATE_UNAVAILABLE);
        bench.assertRefused(bench.prove(bench.launch()), CERTIFICATE_UNAVAILABLE);

        assertThat(bench.fetches).hasValue(1);
    }

    @Test
    void madeUpAddresses_doNotPushOutTheChainInUse() {
        ProofBench bench = new ProofBench();
        ProofBench.proven(bench.prove(bench.launch()));
        for (int i = 0; i < 2000; i++) {
            byte[] body = {'{', '}'};
            bench.assertRefused(
                    bench.prove(List.of("https://s3.amazonaws.com/echo.api/" + i), List.of("AAAA"), body),
                    CERTIFICATE_UNAVAILABLE);
        }
        int before = bench.fetches.get();
        ProofBench.proven(bench.prove(bench.launch()));

        assertThat(bench.fetches).hasValue(before);
    }

    @Test
    void chainThatEndsWhileItIsKept_isRefusedAtOnce() {
        ProofBench bench = new ProofBench();
        ProofBench.proven(bench.prove(bench.launch()));
        bench.clock.set(TestPki.UNTIL);
        ProofBench.proven(bench.prove(bench.launch()));
        bench.clock.set(TestPki.UNTIL.plusSeconds(1));

        bench.assertRefused(bench.prove(bench.launch()), CERTIFICATE_NOT_VALID_NOW);
    }

    @Test
    void chainThatEndedAndWasRenewed_isFetchedAgain() {
        ProofBench bench = new ProofBench();
        TestPki.Identity shortLived = TestPki.alexaShape()
                .valid(TestPki.FROM, MovableClock.START.plusSeconds(10))
                .issuedBy(ProofBench.ISSUER);
        CertificateChains chains = new CertificateChains(
                ChainRoute.direct(
                        (address, deadline) -> bench.files.getOrDefault(address, new byte[0]),
                        List.of(ProofBench.ROOT.certificate())),
                Map.of(),
                bench.clock,
                Runnable::run);
        bench.serve(shortLived, ProofBench.ISSUER);
        CertificateAddress address = new CertificateAddress("/echo.api/echo-api-cert-12.pem");
        assertThat(find(chains, address, bench)).isInstanceOf(Finding.Passed.class);

        bench.serve(ProofBench.ALEXA, ProofBench.ISSUER);
        bench.clock.advance(Duration.ofSeconds(11));
        chains.forgetAttempts();

        assertThat(find(chains, address, bench)).isInstanceOf(Finding.Passed.class);
    }

    private static Finding<SigningChain> find(CertificateChains chains, CertificateAddress address, ProofBench bench) {
        return chains.find(
                address,
                bench.clock.instant(),
                Inquiry.within(Duration.ofSeconds(20)).deadline());
    }

    @Test
    void manyFirstRequests_shareOneFetchOverHttp() throws Exception {
        int many = 64;
        try (ChainServer server = ChainServer.serving(TestPki.pem(ProofBench.ALEXA, ProofBench.ISSUER), 200)) {
            RequestProof proof = standInProof(server, new MovableClock());
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(many);
            try {
                List<Future<Proof>> proofs = new ArrayList<>();
                for (int i = 0; i < many; i++) {
                    SignedRequest request = standInRequest();
                    proofs.add(threads.submit(() -> {
                        start.await();
                        return proof.prove(request, Inquiry.within(Duration.ofSeconds(20)));
                    }));
                }
                start.countDown();
                for (Future<Proof> each : proofs) {
                    ProofBench.proven(each.get(20, TimeUnit.SECONDS));
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void slowServer_endsWithTheDeadlineOfTheRequest() throws Exception {
        try (ChainServer server = ChainServer.silent()) {
            RequestProof proof = standInProof(server, new MovableClock());
            long start = System.nanoTime();
            Inquiry inquiry = Inquiry.within(Duration.ofMillis(300));

            Proof refused = proof.prove(standInRequest(), inquiry);

            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Proof.Refused.class,
                            each -> assertThat(each.reason()).isEqualTo(CERTIFICATE_UNAVAILABLE));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void requestNearlyOutOfTime_doesNotSpoilTheFetchForOthers() throws Exception {
        try (ChainServer server = ChainServer.serving(TestPki.pem(ProofBench.ALEXA, ProofBench.ISSUER), 500)) {
            RequestProof proof = standInProof(server, new MovableClock());

            assertThat(proof.prove(standInRequest(), Inquiry.within(Duration.ofMillis(1))))
                    .isInstanceOf(Proof.Refused.class);
            ProofBench.proven(proof.prove(standInRequest(), Inquiry.within(Duration.ofSeconds(20))));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void trickledAnswer_isGivenUpAfterTheFetchersOwnTime() throws Exception {
        try (ChainServer server = ChainServer.trickling()) {
            Inquiry inquiry = Inquiry.within(Duration.ofSeconds(30));
            long start = System.nanoTime();

            assertThat(standInProof(server, new MovableClock()).prove(standInRequest(), inquiry))
                    .isInstanceOfSatisfying(
                            Proof.Refused.class,
                            each -> assertThat(each.reason()).isEqualTo(CERTIFICATE_UNAVAILABLE));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void hugeAnswer_isHungUpOn() throws Exception {
        try (ChainServer server = ChainServer.endless()) {
            assertRefusedAsUnavailable(server);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 307, 403, 404, 500, 503})
    void anyStatusOtherThan200_isUnavailable_andNoRedirectIsFollowed(int status) throws Exception {
        try (ChainServer good = ChainServer.serving(TestPki.pem(ProofBench.ALEXA, ProofBench.ISSUER), 0);
                ChainServer server = ChainServer.answering(status, good.uri())) {
            assertRefusedAsUnavailable(server);
            assertThat(good.requests()).isZero();
        }
    }

    @Test
    void defaultSource_fetchesOverHttpsOnly() throws Exception {
        try (ChainServer server = ChainServer.serving(new byte[] {1}, 0)) {
            assertThatThrownBy(() ->
                            ChainSource.https().fetch(URI.create(server.uri()), Deadline.in(Duration.ofSeconds(20))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the address is not https");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void nobodyListening_isUnavailable() throws Exception {
        ChainServer closed = ChainServer.silent();
        closed.close();
        assertRefusedAsUnavailable(closed);
    }

    private static void assertRefusedAsUnavailable(ChainServer server) {
        Inquiry inquiry = Inquiry.within(Duration.ofSeconds(20));
        assertThat(standInProof(server, new MovableClock()).prove(standInRequest(), inquiry))
                .isInstanceOfSatisfying(
                        Proof.Refused.class, each -> assertThat(each.reason()).isEqualTo(CERTIFICATE_UNAVAILABLE));
    }

    private static RequestProof standInProof(ChainServer server, MovableClock clock) {
        return RequestProof.builder()
                .skillId(TestRequests.SKILL)
                .clock(clock)
                .insecureStandIn(TrustedStandIn.of(URI.create(server.uri()), ProofBench.ROOT.certificate()))
                .build();
    }

    private static SignedRequest standInRequest() {
        byte[] body = TestRequests.bytes(TestRequests.launch(MovableClock.START));
        return new SignedRequest(List.of(TrustedStandIn.ADDRESS), List.of(ProofBench.ALEXA.sign(body)), body);
    }
}
