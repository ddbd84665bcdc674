package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.DemoAccounts;

/** How often a refresh asks for the account, which may be in a directory far away. */
class AccountLookupTests {

    @Test
    void refresh_asksForTheAccountOnceForBothTokens() {
        CountingAccounts accounts = new CountingAccounts();
        try (RunningServer server = RunningServer.start(Assistant.settings(), accounts, Clock.systemUTC())) {
            Answer link = Assistant.STEADY.link(server);
            accounts.lookups.set(0);
            Answer refreshed =
                    LastingLinkContract.ok(Assistant.STEADY.refresh(server, LastingLinkContract.refreshToken(link)));
            assertThat(refreshed.json().path("id_token").asString("")).isNotEmpty();
            assertThat(accounts.lookups).hasValue(1);
        }
    }

    private static final class CountingAccounts implements AccountDirectory {

        private final AccountDirectory demo = new DemoAccounts();
        private final AtomicInteger lookups = new AtomicInteger();

        @Override
        public Optional<Account> authenticate(String userName, CharSequence password) {
            return demo.authenticate(userName, password);
        }

        @Override
        public Optional<Account> findBySubject(String subject) {
            lookups.incrementAndGet();
            return demo.findBySubject(subject);
        }

        @Override
        public Optional<Account> changeAttribute(String subject, String attribute, @Nullable String value) {
            return demo.changeAttribute(subject, attribute, value);
        }
    }
}
