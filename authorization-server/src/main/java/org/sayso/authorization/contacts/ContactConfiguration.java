package org.sayso.authorization.contacts;

import java.time.Clock;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.pages.PageAccess;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.ContactSettings;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.users.Users;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets people change where they are reached, where accounts are kept here. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class ContactConfiguration {

    @Bean
    ContactChanges contactChanges(
            ServerDatabase database,
            ContactChangeTable table,
            Users users,
            ContactNotices notices,
            ContactSettings settings,
            Clock clock) {
        return new ContactChanges(database, table, users, notices, clock, settings.coolOff());
    }

    @Bean
    ContactChangeTable contactChangesOfUsers(ServerDatabase database) {
        return new ContactChangeTable(database);
    }

    @Bean
    ContactNotices contactNotices(
            ContactChangeTable table,
            Users users,
            Post post,
            ContactSettings contacts,
            AuthorizationSettings settings,
            Clock clock) {
        return new ContactNotices(table, users, post, clock, contacts.coolOff(), settings.issuer() + "/account");
    }

    @Bean
    PageAccess contactAccess() {
        return PageAccess.resumed(ContactPage.PATH);
    }

    @Bean
    PageAccess contactCodeAccess() {
        return PageAccess.resumed(ContactPage.CODE);
    }

    @Bean
    PageAccess newContactCodeAccess() {
        return PageAccess.signedIn(ContactPage.NEW_CODE);
    }

    @Bean
    PageAccess stopContactAccess() {
        return PageAccess.resumed(StopPage.PATH);
    }

    @Bean
    PageAccess removeContactAccess() {
        return PageAccess.signedIn(ContactPage.REMOVE);
    }

    @Bean
    PageAccess preferredChannelAccess() {
        return PageAccess.resumed(ChannelPage.PATH);
    }
}
