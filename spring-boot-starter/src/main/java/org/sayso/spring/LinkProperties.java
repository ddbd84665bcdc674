package org.sayso.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The life of links. On where something is to be confirmed, since that has a database; elsewhere with enabled=true, a data
 * source and sayso.confirmation.secret.
 *
 * @param enabled whether links are followed
 * @param grantClaim the claim by which access tokens name the grant that can be ended; link at Sayso's authorization server
 * @param retention how long is kept what is over, or came to nothing: 1 to 400 days
 */
@ConfigurationProperties("sayso.links")
record LinkProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("link") String grantClaim,
        @DefaultValue("90d") Duration retention) {}
