package org.sayso.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The trace of the last request, on a development machine. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("sayso.trace.enabled")
class TraceConfiguration {

    @Bean
    LastTrace lastTrace(Environment environment) {
        Settings.loopbackOnly(environment, "sayso.trace.enabled");
        return new LastTrace();
    }

    @Bean
    ServletRegistrationBean<TraceServlet> traceServlet(LastTrace traces) {
        ServletRegistrationBean<TraceServlet> registration =
                new ServletRegistrationBean<>(new TraceServlet(traces), TraceServlet.PATH);
        registration.setName("sayso-trace");
        return registration;
    }
}
