package org.sayso.spring;

import jakarta.servlet.Servlet;
import org.sayso.alexa.web.TraceSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The trace of the last request, for development on one machine. */
@AutoConfiguration(before = SkillAutoConfiguration.class)
@ConditionalOnProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class TraceAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TraceAutoConfiguration.class);
    private static final String PATH = "/sayso/trace/last";

    @Bean
    @ConditionalOnProperty("sayso.trace.enabled")
    @ConditionalOnMissingBean(TraceSink.class)
    LastTrace saysoLastTrace(Environment environment) {
        Settings.onLoopbackOnly("sayso.trace.enabled", environment);
        log.warn("The trace of the last request is served at {}. This is for development only.", PATH);
        return new LastTrace();
    }

    @Bean
    @ConditionalOnBean(LastTrace.class)
    @ConditionalOnMissingBean
    TraceServlet saysoTraceServlet(LastTrace lastTrace) {
        return new TraceServlet(lastTrace);
    }

    @Bean
    @ConditionalOnBean(LastTrace.class)
    @ConditionalOnMissingBean(name = "saysoTraceServletRegistration")
    ServletRegistrationBean<Servlet> saysoTraceServletRegistration(TraceServlet servlet) {
        return new ServletRegistrationBean<>(servlet, PATH);
    }

    @Bean
    @ConditionalOnBean(LastTrace.class)
    @ConditionalOnMissingBean(name = "saysoTraceFilterRegistration")
    FilterRegistrationBean<AheadOfSecurity> saysoTraceFilterRegistration(TraceServlet servlet) {
        return AheadOfSecurity.registration("saysoTraceAheadOfSecurity", servlet, PATH);
    }
}
