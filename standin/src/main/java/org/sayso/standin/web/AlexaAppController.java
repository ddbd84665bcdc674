package org.sayso.standin.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.LinkOutcome;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Links and unlinks accounts, enables and disables skills, as the Alexa app does. {@code skill} names the skill, where there are several; {@code person}
 * whose own account it is, the household's without it. Only the browser that began to link can finish it.
 */
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
    ResponseEntity<Void> link(
            @RequestParam(defaultValue = "") String skill, @RequestParam(required = false) @Nullable String person) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        URI signIn = known(() -> alexa.startLinking(meant(skill), person, browser));
        return redirect(HttpStatus.FOUND, signIn, cookie(browser, LIFE));
    }

    @GetMapping({"/api/skill/link/{vendorId}", "/eu/api/skill/link/{vendorId}", "/fe/api/skill/link/{vendorId}"})
    ResponseEntity<Void> finish(
            @RequestParam Map<String, String> query,
            @CookieValue(name = BROWSER, required = false) @Nullable String browser) {
        LinkOutcome outcome = alexa.finishLinking(query, browser == null ? "" : browser);
        UriComponentsBuilder page = outcome.result() instanceof LinkResult.Failed failed
                ? UriComponentsBuilder.fromPath("/alexa-app/link-failed").queryParam("reason", failed.reason())
                : UriComponentsBuilder.fromPath("/alexa-app/linked");
        outcome.skill().ifPresent(skill -> page.queryParam("skill", skill.id()));
        outcome.personId().ifPresent(person -> page.queryParam("person", person));
        return redirect(HttpStatus.SEE_OTHER, page.build().toUri(), cookie("", Duration.ZERO));
    }

    @PostMapping("/alexa-app/unlink")
    ResponseEntity<Void> unlink(
            @RequestParam(defaultValue = "") String skill, @RequestParam(required = false) @Nullable String person) {
        known(() -> {
            alexa.unlink(meant(skill), person);
            return true;
        });
        return home();
    }

    @PostMapping("/alexa-app/enable")
    ResponseEntity<Void> enable(@RequestParam(defaultValue = "") String skill) {
        known(() -> {
            alexa.enable(meant(skill));
            return true;
        });
        return home();
    }

    /** {@code persisted} says whether Alexa keeps what the skill knows of the user; by default not. */
    @PostMapping("/alexa-app/disable")
    ResponseEntity<Void> disable(
            @RequestParam(defaultValue = "") String skill, @RequestParam(defaultValue = "false") boolean persisted) {
        known(() -> {
            alexa.disable(meant(skill), persisted);
            return true;
        });
        return home();
    }

    private static ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/"))
                .build();
    }

    /** The skill that is named; where there is one only, it need not be. */
    private String meant(String skill) {
        if (!skill.isEmpty()) {
            return skill;
        }
        if (alexa.skills().size() > 1) {
            throw new IllegalArgumentException("There are several skills: name one with ?skill=");
        }
        return alexa.skills().get(0).id();
    }

    private static <T> T known(Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, unknown.getMessage(), unknown);
        }
    }

    private static ResponseEntity<Void> redirect(HttpStatus status, URI target, ResponseCookie cookie) {
        return ResponseEntity.status(status)
                .location(target)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(BROWSER, value)
                .path(alexa.region().path())
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }
}
