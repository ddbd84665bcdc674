package org.sayso.standin.web;

import java.util.Locale;
import org.sayso.standin.StandIn;
import org.sayso.standin.amazon.ApiAnswer;
import org.sayso.standin.amazon.CustomerProfileApi;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Alexa's APIs about the customer, at the {@code apiEndpoint} that requests name. */
@RestController
class CustomerProfileController {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BEARER = "bearer ";

    private final CustomerProfileApi api;

    CustomerProfileController(StandIn alexa) {
        this.api = alexa.customerProfileApi();
    }

    @GetMapping("/v2/accounts/~current/settings/{setting}")
    ResponseEntity<String> account(
            @PathVariable String setting,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return send(api.account(token(authorization), setting));
    }

    @GetMapping("/v2/persons/~current/profile/{member}")
    ResponseEntity<String> person(
            @PathVariable String member,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return send(api.person(token(authorization), member));
    }

    @GetMapping("/v1/devices/{device}/settings/address/countryAndPostalCode")
    ResponseEntity<String> place(
            @PathVariable String device,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        return send(api.countryAndPostalCode(token(authorization), device));
    }

    private static String token(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : "";
    }

    /** A bare text is JSON as well here, with its quotes. */
    private static ResponseEntity<String> send(ApiAnswer answer) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).cacheControl(CacheControl.noStore());
        return answer.json() == null
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).body(JSON.writeValueAsString(answer.json()));
    }
}
