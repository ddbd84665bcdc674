package org.sayso.authorization.password;

import java.util.List;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.link.LinkStore;
import org.sayso.authorization.link.PendingGrants;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.pages.PageAccess;
import org.sayso.authorization.passkey.Passkeys;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.KeptAccountSettings;
import org.sayso.authorization.signin.NewSignIn;
import org.sayso.authorization.signin.SignInThrottle;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings what people need for another password, where accounts are kept. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class PasswordConfiguration {

    @Bean
    PasswordRules passwordRules(KeptAccountSettings accounts, AuthorizationSettings settings) {
        return new PasswordRules(accounts.passwordLength(), settings.serviceName());
    }

    @Bean
    PasswordChange passwordChange(
            ServerDatabase database,
            Users users,
            Passwords passwords,
            Passkeys passkeys,
            LinkStore links,
            Consents consents,
            List<PendingGrants> pending,
            SignInThrottle throttle,
            NewSignIn signIn,
            AccountDirectory accounts,
            Post post) {
        return new PasswordChange(
                database, users, passwords, passkeys, links, consents, pending, throttle, signIn, accounts, post);
    }

    @Bean
    PageAccess changePasswordAccess() {
        return PageAccess.resumed(ChangePasswordPage.PATH);
    }

    /** The pages of a forgotten password. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = "sayso.authorization.accounts.forgotten-password", matchIfMissing = true)
    static class Forgotten {

        @Bean
        PageAccess forgottenPasswordAccess() {
            return PageAccess.open(ForgottenPasswordPage.PATH);
        }

        @Bean
        PageAccess forgottenPasswordCodeAccess() {
            return PageAccess.open(ForgottenPasswordPage.CODE);
        }

        @Bean
        PageAccess forgottenPasswordNewCodeAccess() {
            return PageAccess.open(ForgottenPasswordPage.NEW_CODE);
        }

        @Bean
        PageAccess forgottenPasswordChoiceAccess() {
            return PageAccess.open(ForgottenPasswordPage.NEW_PASSWORD);
        }
    }
}
