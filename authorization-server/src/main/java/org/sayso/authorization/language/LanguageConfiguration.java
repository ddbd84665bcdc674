package org.sayso.authorization.language;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes the pages speak the language of who reads them. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    /** Spring looks for it by this name. */
    @Bean
    PageLanguages localeResolver(AuthorizationSettings settings) {
        return new PageLanguages("https".equals(URI.create(settings.issuer()).getScheme()));
    }

    @Bean
    WebMvcConfigurer languageIsRemembered(PageLanguages languages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Remembering(languages));
            }
        };
    }

    /** Keeps a language that was chosen on a page. */
    private record Remembering(PageLanguages languages) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            PageLanguages.chosenNow(request)
                    .ifPresent(language -> languages.setLocale(request, response, language.locale()));
            return true;
        }
    }
}
