package org.sayso.samples.pizza.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page shows: who is signed in, and how times are written. */
@ControllerAdvice
@Configuration(proxyBeanMethods = false)
class SiteModel {

    /** Set where a part of a page is fetched again because something changed. */
    static final String UPDATE = "update";

    private final Times times;

    SiteModel(Clock clock) {
        this.times = new Times(
                DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(clock.getZone()));
    }

    /** Writes moments in the clock's time zone. */
    record Times(DateTimeFormatter format) {
        public String text(Instant moment) {
            return format.format(moment);
        }
    }

    /** The signed-in person's name, or null. */
    @ModelAttribute("person")
    @Nullable
    String person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser user)) {
            return null;
        }
        String name = user.getFullName();
        return name == null ? user.getSubject() : name;
    }

    @ModelAttribute("staff")
    boolean staff() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> ("ROLE_" + SiteSecurity.STAFF).equals(authority.getAuthority()));
    }

    @ModelAttribute("times")
    Times times() {
        return times;
    }

    /** Our own error pages, so that those of another application on the class path are not taken. */
    @Bean
    ErrorViewResolver errorPages() {
        return (request, status, model) -> {
            String view = status == HttpStatus.FORBIDDEN ? "pod/forbidden" : "pod/error";
            Map<String, Object> page = new java.util.HashMap<>(model);
            page.put("status", status.value());
            page.put("person", person());
            page.put("staff", staff());
            return new ModelAndView(view, page, status);
        };
    }
}
