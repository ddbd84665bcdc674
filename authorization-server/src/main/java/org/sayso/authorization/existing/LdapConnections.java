package org.sayso.authorization.existing;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.File;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.LdapAccountSettings;

/** Opens connections to the directory, each with its limits in time. */
final class LdapConnections {

    private static final int MOST_CONNECTIONS = 10;

    /** Of connecting, and of each answer. */
    private static final int LONGEST_WAIT_MILLIS = 1_250;

    /** For a connection that others are using. */
    private static final int LONGEST_QUEUE_MILLIS = 500;

    private final LdapAccountSettings settings;

    LdapConnections(LdapAccountSettings settings) {
        this.settings = settings;
    }

    /** Bound as whoever looks accounts up. */
    LDAPConnectionPool lookups() {
        String name = settings.bindDn();
        BindRequest bind = name == null || name.isBlank() || settings.bindPassword() == null
                ? null
                : new SimpleBindRequest(name, settings.bindPassword().reveal());
        return pool(bind);
    }

    /** Bound as nobody. */
    LDAPConnectionPool signIns() {
        return pool(null);
    }

    private LDAPConnectionPool pool(@Nullable BindRequest bind) {
        try {
            SSLContext tls = tls();
            SingleServerSet servers = settings.ldaps() && tls != null
                    ? new SingleServerSet(settings.host(), settings.port(), tls.getSocketFactory(), options())
                    : new SingleServerSet(settings.host(), settings.port(), options());
            StartTLSPostConnectProcessor startTls =
                    settings.startTls() && tls != null ? new StartTLSPostConnectProcessor(tls) : null;
            LDAPConnectionPool pool = new LDAPConnectionPool(servers, bind, 1, MOST_CONNECTIONS, startTls);
            pool.setConnectionPoolName("existing-accounts");
            pool.setCreateIfNecessary(true);
            pool.setMaxWaitTimeMillis(LONGEST_QUEUE_MILLIS);
            // A connection that the directory has closed meanwhile costs one more try, not a failed answer.
            pool.setRetryFailedOperationsDueToInvalidConnections(true);
            return pool;
        } catch (LDAPException failed) {
            throw refused(failed);
        }
    }

    /**
     * What encrypts connections, or null where the settings have them in clear.
     *
     * @throws InvalidSettingException if the trusted certificates cannot be read
     */
    @Nullable
    SSLContext tls() {
        if (!settings.ldaps() && !settings.startTls()) {
            return null;
        }
        String file = settings.trustedCertificates();
        TrustManager trusted;
        try {
            trusted = file == null || file.isBlank()
                    ? JVMDefaultTrustManager.getInstance()
                    : new PEMFileTrustManager(new File(file));
        } catch (KeyStoreException unreadable) {
            throw new InvalidSettingException(
                    "sayso.authorization.existing.ldap.trusted-certificates cannot be read: " + file,
                    "Let it be a file with certificates in PEM form.");
        }
        try {
            return new SSLUtil(trusted).createSSLContext("TLSv1.3");
        } catch (GeneralSecurityException noTls) {
            throw new IllegalStateException("this Java platform has no TLS", noTls);
        }
    }

    private static LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(LONGEST_WAIT_MILLIS);
        options.setResponseTimeoutMillis(LONGEST_WAIT_MILLIS);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        return options;
    }

    private static InvalidSettingException refused(LDAPException failed) {
        if (ResultCode.INVALID_CREDENTIALS.equals(failed.getResultCode())) {
            return new InvalidSettingException(
                    "The directory refuses sayso.authorization.existing.ldap.bind-dn with bind-password",
                    "Set the name and password of an entry that may look accounts up.");
        }
        return new InvalidSettingException(
                "The directory of sayso.authorization.existing.ldap.url cannot be reached: " + failed.getMessage(),
                "Check url and start-tls, that the directory accepts connections from here, and that its certificate comes"
                        + " from an authority of trusted-certificates and names the host of url.");
    }
}
