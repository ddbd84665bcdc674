package org.sayso.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What a program is told about a request that was not answered: a problem of RFC 9457 whose member {@code rule} has the form
 * of the skill's own refusals, such as {@code NOT_FOUND}. It repeats nothing of the request.
 */
final class ErrorProblem {

    static final String MEDIA_TYPE = "application/problem+json";

    private ErrorProblem() {}

    static Map<String, Object> of(int code) {
        HttpStatus known = HttpStatus.resolve(code);
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", known == null ? "Error" : known.getReasonPhrase());
        problem.put("status", code);
        problem.put("rule", known == null ? "HTTP_" + code : known.name());
        return problem;
    }

    /** The same as JSON; its texts need no escaping. */
    static String json(int code) {
        Map<String, Object> problem = of(code);
        return "{\"type\":\"" + problem.get("type") + "\",\"title\":\"" + problem.get("title") + "\",\"status\":" + code
                + ",\"rule\":\"" + problem.get("rule") + "\"}";
    }
}
