package org.sayso.authorization.signup;

import org.sayso.authorization.pages.PageAccess;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells who may open the pages of this package: everybody, where they are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
@ConditionalOnBooleanProperty(name = "sayso.authorization.accounts.sign-up", matchIfMissing = true)
class SignUpConfiguration {

    @Bean
    PageAccess signUpAccess() {
        return PageAccess.open(SignUpPage.PATH);
    }

    @Bean
    PageAccess signUpCodeAccess() {
        return PageAccess.open(SignUpPage.CODE);
    }

    @Bean
    PageAccess signUpNewCodeAccess() {
        return PageAccess.open(SignUpPage.NEW_CODE);
    }
}
