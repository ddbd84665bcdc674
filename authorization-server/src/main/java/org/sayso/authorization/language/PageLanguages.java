package org.sayso.authorization.language;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Finds the language of a page: the one chosen on it, then the one chosen on an earlier page (a cookie), then
 * {@code ui_locales} of the authorization request that is under way (OpenID Connect Core section 3.1.2.1), then what the
 * browser accepts, then English. Immutable.
 *
 * <p>What a person chose here counts more than what an application guesses about them.
 */
public final class PageLanguages implements LocaleResolver {

    /** The parameter by which a page is asked for in a language, such as {@code lang=de}. */
    public static final String PARAMETER = "lang";

    static final String COOKIE = "ACCOUNTS_LANGUAGE";

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final boolean https;

    PageLanguages(boolean https) {
        this.https = https;
    }

    /** The language of the page that answers this request. */
    public static Language of(HttpServletRequest request) {
        return chosenNow(request)
                .or(() -> chosenBefore(request))
                .or(() -> AskedLanguage.of(request))
                .or(() -> accepted(request))
                .orElse(Language.ENGLISH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    /** Remembers the language for a year. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale chosen) {
        Language language =
                Optional.ofNullable(chosen).flatMap(Language::of).orElseThrow(IllegalArgumentException::new);
        if (response == null) {
            throw new IllegalArgumentException("nothing to set a cookie on");
        }
        ResponseCookie cookie = ResponseCookie.from(COOKIE, language.code())
                .path("/")
                .maxAge(A_YEAR)
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    static Optional<Language> chosenNow(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER)).flatMap(PageLanguages::ofTag);
    }

    private static Optional<Language> chosenBefore(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .flatMap(PageLanguages::ofTag);
    }

    /** Without the header a servlet container names its own language. */
    private static Optional<Language> accepted(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> Language.of(locale).stream())
                        .findFirst();
    }

    /** The first that the pages speak, of tags with blanks between them. */
    static Optional<Language> firstOf(String tags) {
        return Arrays.stream(tags.split(" +", 20))
                .flatMap(tag -> ofTag(tag).stream())
                .findFirst();
    }

    private static Optional<Language> ofTag(String tag) {
        return Language.of(Locale.forLanguageTag(tag));
    }
}
