package org.sayso.authorization.profile;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** Times token answers before any other filter sees the request. */
@Configuration(proxyBeanMethods = false)
class TokenAnswerConfiguration {

    @Bean
    FilterRegistrationBean<TokenAnswerTimes> saysoTokenAnswerTimes(
            AuthorizationServerSettings server, ObjectProvider<TokenAnswerListener> listeners) {
        TokenAnswerListener all = (grant, outcome, took) ->
                listeners.orderedStream().forEach(listener -> listener.answered(grant, outcome, took));
        FilterRegistrationBean<TokenAnswerTimes> filter =
                new FilterRegistrationBean<>(new TokenAnswerTimes(server.getTokenEndpoint(), all, System::nanoTime));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
