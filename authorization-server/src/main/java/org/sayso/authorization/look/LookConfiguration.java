package org.sayso.authorization.look;

import java.util.Optional;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.PageSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** Reads once, at the start, what a service brings for its pages. */
@Configuration(proxyBeanMethods = false)
class LookConfiguration {

    @Bean
    ITemplateResolver ownTemplates(AuthorizationSettings settings, ResourceLoader resources) {
        return new OwnTemplates(resources).resolver(settings.pages().templates());
    }

    @Bean
    Look look(AuthorizationSettings settings) {
        PageSettings pages = settings.pages();
        return new Look(
                pages.accent(),
                Optional.ofNullable(pages.logo()).map(file -> Logo.read(file, "logo")),
                Optional.ofNullable(pages.logoDark()).map(file -> Logo.read(file, "logo-dark")));
    }
}
