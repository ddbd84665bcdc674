package org.sayso.spring;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.sayso.Deadline;
import org.sayso.link.Grant;
import org.sayso.link.life.GrantRevoker;

/** Has Sayso's authorization server end links, where the service's own client may do that. Thread-safe. */
final class AccountGrantRevoker implements GrantRevoker {

    static final String SCOPE = "accounts.links";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BackChannel accounts;
    private final boolean allowed;

    AccountGrantRevoker(BackChannel accounts, boolean allowed) {
        this.accounts = accounts;
        this.allowed = allowed;
    }

    @Override
    public boolean canRevoke(Grant grant) {
        return allowed && grant.id().isPresent() && grant.account().issuer().equals(accounts.issuer());
    }

    @Override
    public void revoke(Grant grant) throws IOException, InterruptedException {
        List<String> path =
                List.of("accounts", grant.account().key(), "links", grant.id().orElseThrow());
        int status = accounts.delete(path, Deadline.in(PATIENCE)).status();
        // What the server does not know (any more) is over.
        if (status != 204 && status != 404) {
            throw new IOException("the end of a link was answered with status " + status);
        }
    }
}
