package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What an error page says; the words are in the messages bundle. */
public enum PageProblem {
    /** The client of an authorization request is not registered. */
    UNKNOWN_CLIENT,
    /** The redirect address is not one of the client's: nobody is sent there. */
    UNKNOWN_REDIRECT,
    /** An authorization request that cannot be understood. */
    BAD_REQUEST,
    /** A consent page that was used before, is too old, or belongs to somebody else. */
    CONSENT_GONE,
    /** A form without a valid CSRF token: mostly one that was open too long. */
    FORM_EXPIRED,
    /** No such page. */
    NOT_FOUND,
    /** Something that is needed does not answer now, or there is too much to do. */
    UNAVAILABLE,
    /** A fault of ours. */
    FAULT;

    private static final String ATTRIBUTE = PageProblem.class.getName();

    /** Leaves the problem with a request that is about to end in an error page. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static PageProblem of(HttpServletRequest request, HttpStatus status) {
        return Optional.ofNullable((PageProblem) request.getAttribute(ATTRIBUTE))
                .orElseGet(() -> {
                    if (status == HttpStatus.NOT_FOUND) {
                        return NOT_FOUND;
                    }
                    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
                        return UNAVAILABLE;
                    }
                    return status.is4xxClientError() ? BAD_REQUEST : FAULT;
                });
    }

    /** The page itself, for requests that get as far as a page. */
    public ModelAndView page() {
        return page(HttpStatus.BAD_REQUEST);
    }

    /** The same with another status. */
    public ModelAndView page(HttpStatus status) {
        String key = "error." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new ModelAndView("accounts/error", Map.of("key", key, "operator", operatorCanHelp()), status);
    }

    /** Whether the cause may be a setting, so that the page has a word for whoever runs the service. */
    private boolean operatorCanHelp() {
        return this == UNKNOWN_CLIENT || this == UNKNOWN_REDIRECT;
    }
}
