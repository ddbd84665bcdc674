package org.sayso.authorization.existing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.util.LDAPSDKException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A company's directory with ann and eve, on a port of its own; it accepts passwords that are empty as nobody's. */
public final class TestDirectory implements AutoCloseable {

    public static final String PEOPLE = "ou=people,dc=example,dc=com";
    public static final String READER = "cn=reader,dc=example,dc=com";
    public static final String READER_PASSWORD = "test-only-reader-5a1e";

    private final InMemoryDirectoryServer server;
    private final String scheme;
    private final int port;

    private TestDirectory(String scheme, @Nullable SSLContext tls) {
        this.scheme = scheme;
        try {
            InetAddress here = InetAddress.getByName("127.0.0.1");
            try (ServerSocket free = new ServerSocket(0, 1, here)) {
                port = free.getLocalPort();
            }
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
            config.setSchema(null);
            config.addAdditionalBindCredentials(READER, READER_PASSWORD);
            config.setListenerConfigs(
                    scheme.equals("ldaps") && tls != null
                            ? InMemoryListenerConfig.createLDAPSConfig(
                                    "test", here, port, tls.getServerSocketFactory(), tls.getSocketFactory())
                            : InMemoryListenerConfig.createLDAPConfig(
                                    "test", here, port, tls == null ? null : tls.getSocketFactory()));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
            server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
            add("ann", "Ann Archer", "mail: ann@example.com", "mobile: +1 (202) 555-0142");
            add("eve", "Eve Eden");
            server.startListening();
        } catch (LDAPSDKException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Without encryption. */
    public static TestDirectory plain() {
        return new TestDirectory("ldap", null);
    }

    /** Encrypted from the start, or when asked to ({@code ldap}). */
    static TestDirectory encrypted(String scheme, SSLContext tls) {
        return new TestDirectory(scheme, tls);
    }

    public String url() {
        return scheme + "://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    void add(String userName, String name, String... more) throws LDAPSDKException {
        List<String> lines = new ArrayList<>(List.of(
                "dn: uid=" + userName + "," + PEOPLE,
                "objectClass: inetOrgPerson",
                "uid: " + userName,
                "cn: " + name,
                "givenName: " + name.split(" ", 2)[0],
                "sn: " + name.split(" ", 2)[1],
                "userPassword: demo-only-" + userName));
        lines.addAll(List.of(more));
        server.add(lines.toArray(String[]::new));
    }

    public String attribute(String userName, String attribute) {
        try {
            return Objects.requireNonNull(Objects.requireNonNull(server.getEntry(dn(userName), attribute))
                    .getAttributeValue(attribute));
        } catch (LDAPException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void modify(String userName, Modification change) {
        try {
            server.modify(dn(userName), change);
        } catch (LDAPException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void stop() {
        server.shutDown(true);
    }

    /** On the port of before. */
    public void startAgain() {
        try {
            server.startListening();
        } catch (LDAPException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private static String dn(String userName) {
        return "uid=" + userName + "," + PEOPLE;
    }
}
