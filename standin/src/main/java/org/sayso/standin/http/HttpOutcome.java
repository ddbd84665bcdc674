package org.sayso.standin.http;

/** How an HTTP exchange ended. */
public sealed interface HttpOutcome {

    /**
     * The peer answered in time and within the size limit.
     *
     * @param contentType the header as sent; empty without one
     */
    record Answered(int status, byte[] body, String contentType) implements HttpOutcome {}

    /** The peer's answer is longer than allowed; the rest was not read. */
    record TooLong(int status) implements HttpOutcome {}

    /** The whole answer did not arrive in time. */
    record TimedOut() implements HttpOutcome {}

    /** No secure connection came about: the peer's certificate is not trusted, or it speaks no TLS. */
    record Distrusted() implements HttpOutcome {}

    /** No connection came about. */
    record Unreachable() implements HttpOutcome {}

    /** There was a connection, but no whole HTTP answer: the peer speaks something else, or hung up before the end. */
    record Garbled() implements HttpOutcome {}
}
