package org.sayso.app.judges;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.sayso.standin.protocol.StandInAuthority;

/**
 * Answers for {@code s3.amazonaws.com} on this machine: a proxy that leads every tunnel to an HTTPS server with the
 * stand-in's chain. Whoever trusts {@link #trustStore} or {@link #hostAuthorityPem} believes it.
 */
final class ChainHost implements AutoCloseable {

    static final String HOST = "s3.amazonaws.com";
    static final String PASSWORD = "demo-only";

    private final StandInAuthority alexa;
    private final X509Certificate hostAuthority;
    private final HttpsServer server;
    private final ServerSocket proxy;
    private final ExecutorService tunnels = Executors.newCachedThreadPool();
    private final AtomicInteger served = new AtomicInteger();

    ChainHost(StandInAuthority alexa) throws Exception {
        this.alexa = alexa;
        KeyPair authorityKeys = keyPair();
        KeyPair hostKeys = keyPair();
        X500Name authorityName = new X500Name("CN=Authority for tests of the chain's host");
        X509v3CertificateBuilder authority = certificate(authorityName, authorityName, authorityKeys);
        authority.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        hostAuthority = sign(authority, authorityKeys);
        X509v3CertificateBuilder host = certificate(authorityName, new X500Name("CN=" + HOST), hostKeys);
        host.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, HOST)));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("host", hostKeys.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {
            sign(host, authorityKeys), hostAuthority
        });
        server = server(keys);
        proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var unused = tunnels.submit(this::accept);
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(X500Name issuer, X500Name subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plusSeconds(86_400)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder certificate, KeyPair keys) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private HttpsServer server(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        https.createContext(StandInAuthority.CHAIN_PATH, exchange -> {
            try (exchange) {
                served.incrementAndGet();
                byte[] chain = alexa.certificateChain().getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(200, chain.length);
                exchange.getResponseBody().write(chain);
            }
        });
        https.start();
        return https;
    }

    /** Where the HTTPS server listens, for those who can be told to connect there. */
    int tlsPort() {
        return server.getAddress().getPort();
    }

    int proxyPort() {
        return proxy.getLocalPort();
    }

    /** How often the chain was fetched. */
    int served() {
        return served.get();
    }

    /** A trust store for a JVM that believes the stand-in and this host, and nobody else. */
    Path trustStore(Path directory) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("host", hostAuthority);
        try (InputStream in = Files.newInputStream(alexa.caFile())) {
            trust.setCertificateEntry(
                    "alexa", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        Path file = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** The authority behind this host's own certificate. */
    Path hostAuthorityPem(Path directory) throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(hostAuthority.getEncoded());
        return Files.writeString(
                directory.resolve("host-authority.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket client = proxy.accept();
                var unused = tunnels.submit(() -> tunnel(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket host = new Socket(InetAddress.getLoopbackAddress(), tlsPort())) {
            BufferedReader head =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 1);
            String first = head.readLine();
            if (first == null || !first.startsWith("CONNECT " + HOST + ":443 ")) {
                return;
            }
            for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {}
            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var unused = tunnels.submit(() -> client.getInputStream().transferTo(host.getOutputStream()));
            host.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException ended) {
            // The client or the server hung up.
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        server.stop(0);
        tunnels.shutdownNow();
    }
}
