package org.sayso.alexa.proof;

import org.sayso.ProofRefusal;

/** Step 1: the size of the body, before anything is computed over it. */
final class BoundedBody {

    private static final String CHECK = "size of the body";

    private BoundedBody() {}

    static Finding<byte[]> check(byte[] body, int limit) {
        if (body.length == 0) {
            return Finding.failed(CHECK, ProofRefusal.BODY_EMPTY, "no bytes");
        }
        if (body.length > limit) {
            return Finding.failed(CHECK, ProofRefusal.BODY_TOO_LARGE, "over " + limit + " bytes");
        }
        return Finding.passed(CHECK, body, body.length + " bytes");
    }
}
