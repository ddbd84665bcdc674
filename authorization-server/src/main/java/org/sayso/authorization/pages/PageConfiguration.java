package org.sayso.authorization.pages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells who may open the pages of this package. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    PageAccess consentPageAccess() {
        return PageAccess.signedIn(ConsentPage.PATH);
    }

    @Bean
    PageAccess somebodyElseAccess() {
        return PageAccess.signedIn(ConsentPage.SOMEBODY_ELSE);
    }

    @Bean
    PageAccess profilePageAccess() {
        return PageAccess.resumed(ProfilePage.PATH);
    }

    @Bean
    PageAccess accountPageAccess() {
        return PageAccess.resumed(AccountPage.PATH);
    }

    @Bean
    PageAccess newPasskeyAccess() {
        return PageAccess.resumed(AccountPage.NEW_PASSKEY);
    }

    @Bean
    PageAccess deletePasskeyAccess() {
        return PageAccess.signedIn(AccountPage.DELETE_PASSKEY);
    }
}
