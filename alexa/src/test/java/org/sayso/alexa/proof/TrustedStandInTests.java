package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.ProofRefusal.CERTIFICATE_ADDRESS_INVALID;
import static org.sayso.ProofRefusal.CERTIFICATE_UNTRUSTED;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedStandInTests {

    private static final TestPki.Identity CA = TestPki.root("Stand-in CA");
    private static final TestPki.Identity STAND_IN = TestPki.alexa(CA);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/chain.pem",
                "http://LOCALHOST/chain.pem",
                "https://127.0.0.1:8443/chain.pem",
                "http://127.8.9.10/chain.pem",
                "http://[::1]:8080/chain.pem"
            })
    void loopbackChainUrl_isAccepted(String url) {
        assertThat(TrustedStandIn.of(URI.create(url), CA.certificate()).chainUrl())
                .isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://standin.example/chain.pem",
                "http://10.0.0.1/chain.pem",
                "http://0.0.0.0/chain.pem",
                "http://localhost.evil.example/chain.pem",
                "http://127.0.0.1.evil.example/chain.pem",
                "http://localhost@evil.example/chain.pem",
                "http://user@localhost/chain.pem",
                "http://[::2]/chain.pem",
                "file:///etc/chain.pem",
                "chain.pem"
            })
    void anyOtherChainUrl_isRefused(String url) {
        assertThatThrownBy(() -> TrustedStandIn.of(URI.create(url), CA.certificate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stand-in's chain URL must");
    }

    @Test
    void certificateThatIsNoAuthority_isRefused() {
        URI url = URI.create("http://localhost/chain.pem");
        assertThatThrownBy(() -> TrustedStandIn.of(url, STAND_IN.certificate()))
                .hasMessageContaining("not a certificate authority");
    }

    @Test
    void authorityFromPemFile_isRead_andAMissingOrBrokenFileIsExplained(@TempDir Path dir) throws IOException {
        URI url = URI.create("http://localhost/chain.pem");
        Path pem = Files.write(dir.resolve("ca.pem"), TestPki.pem(CA));

        assertThat(TrustedStandIn.of(url, pem).authority()).isEqualTo(CA.certificate());
        assertThatThrownBy(() -> TrustedStandIn.of(url, dir.resolve("none.pem")))
                .hasMessageContaining("start the stand-in once");
        assertThatThrownBy(() -> TrustedStandIn.of(url, Files.writeString(dir.resolve("x.pem"), "garbage")))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void standInsSignature_isProvenAtItsAddressOnly() throws IOException {
        try (ChainServer server = ChainServer.serving(TestPki.pem(STAND_IN, CA), 0)) {
            ProofBench bench = bench(server);
            byte[] body = TestRequests.bytes(bench.launch());
            List<String> signature = List.of(STAND_IN.sign(body));
            bench.serve(STAND_IN, CA);

            bench.assertRefused(bench.prove(List.of(TestRequests.ADDRESS), signature, body), CERTIFICATE_UNTRUSTED);
            bench.assertRefused(bench.prove(List.of(server.uri()), signature, body), CERTIFICATE_ADDRESS_INVALID);
            assertThat(server.requests()).isZero();
            ProofBench.proven(bench.prove(List.of(TrustedStandIn.ADDRESS), signature, body));
        }
    }

    @Test
    void amazonsChain_isNotTrustedAtTheStandInsAddress_butStaysSoAtItsOwn() throws IOException {
        try (ChainServer server = ChainServer.serving(TestPki.pem(ProofBench.ALEXA, ProofBench.ISSUER), 0)) {
            ProofBench bench = bench(server);
            byte[] body = TestRequests.bytes(bench.launch());
            List<String> signature = List.of(ProofBench.ALEXA.sign(body));

            bench.assertRefused(bench.prove(List.of(TrustedStandIn.ADDRESS), signature, body), CERTIFICATE_UNTRUSTED);
            ProofBench.proven(bench.prove(List.of(TestRequests.ADDRESS), signature, body));
        }
    }

    @Test
    void withoutTheSetting_theStandInsAddressIsOneOfAmazons() {
        ProofBench bench = new ProofBench();
        bench.files.put(URI.create(TrustedStandIn.ADDRESS), TestPki.pem(STAND_IN, CA));
        byte[] body = TestRequests.bytes(bench.launch());

        bench.assertRefused(
                bench.prove(List.of(TrustedStandIn.ADDRESS), List.of(STAND_IN.sign(body)), body),
                CERTIFICATE_UNTRUSTED);
    }

    private static ProofBench bench(ChainServer server) {
        return new ProofBench(
                RequestProof.builder().insecureStandIn(TrustedStandIn.of(URI.create(server.uri()), CA.certificate())));
    }
}
