package org.sayso.authorization.device;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2DeviceAuthorizationRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answers of the device authorization endpoint (RFC 8628 section 3.2); the addresses are the issuer's. Thread-safe. */
final class DeviceAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final JsonMapper JSON = new JsonMapper();

    private final String page;

    DeviceAnswers(String page) {
        this.page = page;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2DeviceAuthorizationRequestAuthenticationToken given =
                (OAuth2DeviceAuthorizationRequestAuthenticationToken) authentication;
        String userCode = Objects.requireNonNull(given.getUserCode()).getTokenValue();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("device_code", Objects.requireNonNull(given.getDeviceCode()).getTokenValue());
        body.put("user_code", userCode);
        body.put("verification_uri", page);
        body.put("verification_uri_complete", page + "?user_code=" + userCode);
        body.put("expires_in", DeviceRequests.LIFE.toSeconds());
        body.put("interval", DeviceRequests.INTERVAL.toSeconds());
        write(response, HttpStatus.OK, body);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        OAuth2Error error = failure instanceof OAuth2AuthenticationException known
                ? known.getError()
                : new OAuth2Error(OAuth2ErrorCodes.SERVER_ERROR);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            body.put("error_description", error.getDescription());
        }
        boolean tooOften = error.getErrorCode().equals(DeviceAuthorization.TOO_OFTEN);
        if (tooOften) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        }
        write(response, tooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.BAD_REQUEST, body);
    }

    private static void write(HttpServletResponse response, HttpStatus status, Map<String, Object> body)
            throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(JSON.writeValueAsString(body));
    }
}
