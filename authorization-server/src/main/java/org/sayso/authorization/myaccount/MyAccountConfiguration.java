package org.sayso.authorization.myaccount;

import org.sayso.authorization.pages.PageAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells who may open the pages of this package. */
@Configuration(proxyBeanMethods = false)
class MyAccountConfiguration {

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

    @Bean
    PageAccess endLinkAccess() {
        return PageAccess.resumed(EndLinkPage.PATH);
    }

    @Bean
    PageAccess dataAccess() {
        return PageAccess.resumed(DataPage.PATH);
    }

    @Bean
    PageAccess leaveAccess() {
        return PageAccess.resumed(LeavePage.PATH);
    }

    @Bean
    PageAccess leaveNowAccess() {
        return PageAccess.resumed(LeavePage.REALLY);
    }
}
