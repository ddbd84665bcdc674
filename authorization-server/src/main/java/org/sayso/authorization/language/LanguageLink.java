package org.sayso.authorization.language;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.Language;

/**
 * A way to the same page in another language. Immutable.
 *
 * @param code of the language, such as {@code de}
 * @param name what its speakers call it
 * @param href a query without a path, so that it leads nowhere but to the page it is on
 * @param current whether the page is in this language already
 */
public record LanguageLink(String code, String name, String href, boolean current) {

    /** All languages; none where the page answers a form, which a link cannot send again. */
    public static List<LanguageLink> on(HttpServletRequest request) {
        if (!"GET".equals(method(request))) {
            return List.of();
        }
        Language spoken = PageLanguages.of(request);
        return Arrays.stream(Language.values())
                .map(language -> new LanguageLink(
                        language.code(), language.ownName(), href(request, language), language == spoken))
                .toList();
    }

    private static String href(HttpServletRequest request, Language language) {
        return Stream.concat(others(request), Stream.of(PageLanguages.PARAMETER + "=" + language.code()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static Stream<String> others(HttpServletRequest request) {
        String query = Optional.ofNullable(beforeTheError(request, RequestDispatcher.ERROR_QUERY_STRING))
                .orElseGet(() -> Objects.requireNonNullElse(request.getQueryString(), ""));
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(PageLanguages.PARAMETER + "="));
    }

    private static String method(HttpServletRequest request) {
        return Optional.ofNullable(beforeTheError(request, RequestDispatcher.ERROR_METHOD))
                .orElseGet(request::getMethod);
    }

    private static @Nullable String beforeTheError(HttpServletRequest request, String attribute) {
        return (String) request.getAttribute(attribute);
    }
}
