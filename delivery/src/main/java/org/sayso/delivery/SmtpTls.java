package org.sayso.delivery;

import org.sayso.http.Addresses;

/** How the way to a mail server is encrypted. */
public enum SmtpTls {
    /** Required after the greeting (RFC 3207), usually at port 587; a server that does not offer it gets no message. */
    STARTTLS,
    /** From the first byte (RFC 8314), usually at port 465. */
    IMPLICIT,
    /** Not at all: whoever is on the way reads the codes. For a server on this machine. */
    INSECURE_NONE;

    /** {@link #STARTTLS}, or {@link #INSECURE_NONE} where the server is this machine. */
    public static SmtpTls defaultFor(String host) {
        return Addresses.isLoopback(host) ? INSECURE_NONE : STARTTLS;
    }
}
