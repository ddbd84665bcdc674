package org.sayso.spring;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import org.sayso.audit.seal.Sealer;
import org.sayso.confirmation.Storage;
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

/** Seals the audit trail of confirmations and, where asked to, exports it. */
@AutoConfiguration(after = ConfirmationAutoConfiguration.class)
@ConditionalOnProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnBean(Storage.class)
class AuditAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(AuditAutoConfiguration.class);
    private static final String PATH = "/sayso/audit";
    private static final int MIN_TOKEN = 32;
    private static final int MAX_EVENTS = 10_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    @Bean
    @ConditionalOnMissingBean
    AuditSealing saysoAuditSealing(SaysoProperties properties, Storage storage, Clock clock) {
        SaysoProperties.Audit settings = properties.audit();
        if (!settings.sealed()) {
            log.warn(
                    "The audit trail is not sealed (sayso.audit.sealed=false): whoever can write to the database can alter"
                            + " it unnoticed.");
            return new AuditSealing(null, settings.every(), settings.atEvents());
        }
        if (settings.every().compareTo(SHORTEST) < 0 || settings.every().compareTo(LONGEST) > 0) {
            throw new RefusedSettingException(
                    "sayso.audit.every", "is not between a second and an hour", "Set it to a minute, which is 1m.");
        }
        if (settings.atEvents() < 1 || settings.atEvents() > MAX_EVENTS) {
            throw new RefusedSettingException(
                    "sayso.audit.at-events", "is not between 1 and " + MAX_EVENTS, "Set it to 1000.");
        }
        Sealer sealer = new Sealer(storage.audit(), storage.unitOfWork(), AuditKeyFile.read(settings.keyFile()), clock);
        return new AuditSealing(sealer, settings.every(), settings.atEvents());
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnProperty("sayso.audit.export-token")
    @ConditionalOnMissingBean
    AuditServlet saysoAuditServlet(SaysoProperties properties, Storage storage) {
        String token = Settings.required(
                "sayso.audit.export-token",
                properties.audit().exportToken(),
                "Set it to a random token, or remove it.");
        if (token.length() < MIN_TOKEN) {
            throw new RefusedSettingException(
                    "sayso.audit.export-token",
                    "has only " + token.length() + " characters",
                    "Set it to at least " + MIN_TOKEN + ". Make one with: openssl rand -hex 32");
        }
        return new AuditServlet(storage.audit(), token);
    }

    @Bean
    @ConditionalOnBean(AuditServlet.class)
    @ConditionalOnMissingBean(name = "saysoAuditServletRegistration")
    ServletRegistrationBean<Servlet> saysoAuditServletRegistration(AuditServlet servlet) {
        return new ServletRegistrationBean<>(servlet, PATH);
    }

    @Bean
    @ConditionalOnBean(AuditServlet.class)
    @ConditionalOnMissingBean(name = "saysoAuditFilterRegistration")
    FilterRegistrationBean<AheadOfSecurity> saysoAuditFilterRegistration(AuditServlet servlet) {
        return AheadOfSecurity.registration("saysoAuditAheadOfSecurity", servlet, PATH);
    }
}
