package org.sayso.standin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.AuthorizeRequest;
import org.sayso.standin.amazon.LoginWithAmazon;
import org.sayso.standin.amazon.LoginWithAmazon.Authorization;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page of Login with Amazon on which people sign in and consent: who they are is a click, not a password. */
@RestController
class AmazonSignInController {

    private static final String BROWSER = "AMAZON_SIGN_IN";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final LoginWithAmazon amazon;
    private final SignIns signIns;

    AmazonSignInController(StandIn alexa) {
        this.amazon = alexa.amazon();
        this.signIns = new SignIns(alexa.clock());
    }

    @GetMapping(LoginWithAmazon.AUTHORIZE_PATH)
    ResponseEntity<String> ask(
            @RequestParam MultiValueMap<String, String> query,
            @CookieValue(name = BROWSER, required = false) @Nullable String known,
            HttpServletResponse response) {
        protect(response, List.of());
        if (query.values().stream().anyMatch(values -> values.size() > 1)) {
            return refuse("A parameter is there twice.");
        }
        Authorization authorization = amazon.authorize(query.toSingleValueMap());
        if (authorization instanceof Authorization.Refuse refused) {
            return refuse(refused.why());
        }
        if (authorization instanceof Authorization.SendBack back) {
            return sendBack(back.address());
        }
        AuthorizeRequest request = ((Authorization.Ask) authorization).request();
        String browser = known != null && known.matches("[A-Za-z0-9_-]{43}") ? known : signIns.browser();
        protect(response, List.of(request.redirectUri()));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie(browser).toString())
                .contentType(HTML)
                .body(SignInPage.ask(request, amazon.users(), signIns.open(request, browser)));
    }

    @PostMapping(path = LoginWithAmazon.AUTHORIZE_PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> answer(
            @RequestParam Map<String, String> form,
            @CookieValue(name = BROWSER, defaultValue = "") String browser,
            HttpServletResponse response) {
        protect(response, List.of());
        Optional<AuthorizeRequest> request = signIns.take(form.getOrDefault("sign_in", ""), browser);
        if (request.isEmpty()) {
            return refuse("This page was answered before, is too old, or was opened in another browser. Start again"
                    + " where you came from.");
        }
        if (!form.getOrDefault("answer", "").equals("allow")) {
            return sendBack(amazon.deny(request.get()));
        }
        try {
            return sendBack(amazon.grant(request.get(), form.getOrDefault("person", "")));
        } catch (IllegalArgumentException nobody) {
            return refuse("Nobody of this household was chosen. Start again where you came from.");
        }
    }

    /** Not through the answer's own headers: those would come beside what a filter has set, and both would count. */
    private static void protect(HttpServletResponse response, List<URI> targets) {
        response.setHeader("Content-Security-Policy", SignInPage.contentSecurityPolicy(targets));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static ResponseEntity<String> refuse(String why) {
        return ResponseEntity.badRequest().contentType(HTML).body(SignInPage.refuse(why));
    }

    private static ResponseEntity<String> sendBack(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }

    private static ResponseCookie cookie(String value) {
        return ResponseCookie.from(BROWSER, value)
                .path(LoginWithAmazon.AUTHORIZE_PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
    }
}
