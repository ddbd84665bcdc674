package org.sayso.factors;

import java.io.IOException;
import java.time.Duration;
import org.sayso.confirmation.Started;
import org.sayso.confirmation.Verdict;

/** What the engine makes of the clients' results. No verdict becomes an exception, which the engine logs and never takes for one. */
final class Results {

    private Results() {}

    static Started of(ProviderStart start, String reference) throws IOException {
        if (start instanceof ProviderStart.CodeSent) {
            return new Started.Begun(reference);
        }
        if (start instanceof ProviderStart.Asked asked) {
            return new Started.Begun(reference + ' ' + asked.poll());
        }
        Trouble trouble = ((ProviderStart.Failed) start).trouble();
        return switch (trouble.kind()) {
            case THROTTLED -> new Started.Throttled(trouble.pause().orElse(Duration.ZERO));
            case UNAVAILABLE -> throw new IOException(trouble.detail());
            case NOT_SET_UP, MISCONFIGURED -> new Started.Failed(trouble.detail());
        };
    }

    static Verdict of(ProviderVerdict verdict) throws IOException {
        if (verdict instanceof ProviderVerdict.None none) {
            throw new IOException(none.trouble().detail());
        }
        if (verdict instanceof ProviderVerdict.Right) {
            return Verdict.RIGHT;
        }
        if (verdict instanceof ProviderVerdict.Waiting) {
            return Verdict.WAITING;
        }
        if (verdict instanceof ProviderVerdict.Denied) {
            return Verdict.DENIED;
        }
        return verdict instanceof ProviderVerdict.Expired ? Verdict.EXPIRED : Verdict.WRONG;
    }
}
