package org.sayso.standin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.AmazonAnswer;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What programs call of Login with Amazon: tokens, what is known of one, and the profile that it opens. */
@RestController
class AmazonApiController {

    private static final String BEARER = "bearer ";

    private final LoginWithAmazon amazon;

    AmazonApiController(StandIn alexa) {
        this.amazon = alexa.amazon();
    }

    @PostMapping(path = LoginWithAmazon.TOKEN_PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletRequest request) {
        // What stands in an address ends up in logs.
        if (request.getQueryString() != null) {
            return send(invalid("The address must have no query"));
        }
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            return send(invalid("A parameter is there twice"));
        }
        return send(amazon.token(form.toSingleValueMap(), authorization));
    }

    /** Older pages of Amazon spell it with a capital O. */
    @GetMapping({"/auth/o2/tokeninfo", "/auth/O2/tokeninfo"})
    ResponseEntity<Map<String, Object>> tokenInfo(
            @RequestParam(name = "access_token", defaultValue = "") String token) {
        return send(amazon.tokenInfo(token));
    }

    @GetMapping("/user/profile")
    ResponseEntity<Map<String, Object>> profile(
            @RequestParam(name = "access_token", defaultValue = "") String inQuery,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestHeader(name = "x-amz-access-token", defaultValue = "") String inHeader) {
        String bearer = authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
        List<String> given = Stream.of(inQuery, bearer, inHeader)
                .filter(token -> !token.isEmpty())
                .toList();
        return send(
                given.size() > 1
                        ? invalid("The access token is there twice")
                        : amazon.profile(given.isEmpty() ? "" : given.get(0)));
    }

    private static AmazonAnswer invalid(String description) {
        return new AmazonAnswer(400, Map.of("error", "invalid_request", "error_description", description));
    }

    private static ResponseEntity<Map<String, Object>> send(AmazonAnswer answer) {
        return ResponseEntity.status(answer.status())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.json());
    }
}
