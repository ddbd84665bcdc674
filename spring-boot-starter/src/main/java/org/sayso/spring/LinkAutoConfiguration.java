package org.sayso.spring;

import java.time.Clock;
import java.time.Duration;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.LinkDutyDispatcher;
import org.sayso.link.life.GrantRevoker;
import org.sayso.link.life.LinkLife;
import org.sayso.link.life.LinkLifeBuilder;
import org.sayso.link.life.LinkListener;
import org.sayso.link.life.UserDataEraser;
import org.sayso.token.TokenVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Follows the life of links: skill events, uses and losses, and what is owed when a link ends. */
@AutoConfiguration(
        after = {
            AccountsAutoConfiguration.class,
            ConfirmationAutoConfiguration.class,
            LinkStorageAutoConfiguration.class
        },
        before = SkillAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "sayso.links.enabled", matchIfMissing = true)
@ConditionalOnBean(Storage.class)
@EnableConfigurationProperties(LinkProperties.class)
class LinkAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LinkLife saysoLinkLife(
            LinkProperties properties,
            ConfirmationProperties confirmation,
            Storage storage,
            ObjectProvider<Confirmations> confirmations,
            ObjectProvider<GrantRevoker> revoker,
            ObjectProvider<UserDataEraser> erasers,
            LinkListener listener,
            ObjectProvider<LinkDutyDispatcher> dispatcher,
            Clock clock) {
        LinkLifeBuilder life = LinkLife.builder()
                .storage(storage)
                .key(Settings.key("sayso.confirmation.secret", confirmation.secret()))
                .erasers(erasers.orderedStream().toList())
                .listener(listener)
                .clock(clock)
                .afterCommit(() -> dispatcher.ifAvailable(LinkDutyDispatcher::wake));
        confirmations.ifAvailable(life::confirmations);
        revoker.ifAvailable(life::revoker);
        Settings.use("sayso.links.retention", () -> life.retention(properties.retention()));
        return life.build();
    }

    @Bean(initMethod = "start")
    @ConditionalOnMissingBean
    LinkDutyDispatcher saysoLinkDutyDispatcher(Storage storage, LinkLife life, Clock clock) {
        return new LinkDutyDispatcher(storage, life, clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "saysoLinkSweep")
    Sweep saysoLinkSweep(LinkLife life) {
        return new Sweep("old links", Duration.ofMinutes(1), Duration.ofHours(1), life::sweep);
    }

    @Bean
    @ConditionalOnMissingBean
    LinkWatch saysoLinkWatch(LinkLife life, TokenVerifier verifier, LinkProperties properties) {
        return new LinkWatch(
                life,
                verifier,
                Settings.required(
                        "sayso.links.grant-claim",
                        properties.grantClaim(),
                        "Remove it, or set it to the claim by which access tokens name their grant."));
    }
}
