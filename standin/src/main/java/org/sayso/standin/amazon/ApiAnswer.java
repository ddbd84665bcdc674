package org.sayso.standin.amazon;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one of Alexa's APIs answers. Shows the status only in {@code toString}.
 *
 * @param status the HTTP status
 * @param json a bare text or an object; null for an answer without a body
 */
public record ApiAnswer(int status, @Nullable Object json) {

    static ApiAnswer value(@Nullable Object value) {
        return value == null ? new ApiAnswer(204, null) : new ApiAnswer(200, value);
    }

    static ApiAnswer error(int status, String code, String message) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", message);
        return new ApiAnswer(status, json);
    }

    @Override
    public String toString() {
        return "ApiAnswer[status=" + status + "]";
    }
}
