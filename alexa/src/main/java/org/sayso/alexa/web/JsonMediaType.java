package org.sayso.alexa.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises {@code application/json}, with no charset or UTF-8 (RFC 9110 section 8.3.1). */
final class JsonMediaType {

    private static final Pattern ACCEPTED = Pattern.compile(
            "application/json[ \\t]*(;[ \\t]*charset=(utf-?8|\"utf-?8\")[ \\t]*)?;?", Pattern.CASE_INSENSITIVE);

    private JsonMediaType() {}

    static boolean accepts(@Nullable String contentType) {
        return contentType != null && ACCEPTED.matcher(contentType.strip()).matches();
    }
}
