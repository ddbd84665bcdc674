package org.sayso.standin.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.linking.LinkResult;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links and unlinks the account, as the Alexa app does. Only the browser that began to link can finish it. */
@RestController
class AlexaAppController {

    private static final String BROWSER = "ALEXA_APP_LINK";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final StandIn alexa;
    private final SecureRandom random = new SecureRandom();

    AlexaAppController(StandIn alexa) {
        this.alexa = alexa;
    }

    @GetMapping("/alexa-app/link")
    ResponseEntity<Void> link() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return redirect(HttpStatus.FOUND, alexa.startLinking(browser), cookie(browser, LIFE));
    }

    @GetMapping("/api/skill/link/{vendorId}")
    ResponseEntity<Void> finish(
            @RequestParam Map<String, String> query,
            @CookieValue(name = BROWSER, required = false) @Nullable String browser) {
        LinkResult result = alexa.finishLinking(query, browser == null ? "" : browser);
        String page = result instanceof LinkResult.Failed failed
                ? "/alexa-app/link-failed?reason=" + failed.reason()
                : "/alexa-app/linked";
        return redirect(HttpStatus.SEE_OTHER, URI.create(page), cookie("", Duration.ZERO));
    }

    @PostMapping("/alexa-app/unlink")
    ResponseEntity<Void> unlink() {
        alexa.unlink();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/"))
                .build();
    }

    private static ResponseEntity<Void> redirect(HttpStatus status, URI target, ResponseCookie cookie) {
        return ResponseEntity.status(status)
                .location(target)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(BROWSER, value)
                .path("/api/skill/link")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }
}
