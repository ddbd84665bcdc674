package org.sayso.app.talk;

import org.sayso.standin.linking.LinkFailure;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The two pages on which linking an account ends, in plain text. */
@RestController
class LinkedPages {

    @GetMapping(path = "/alexa-app/linked", produces = MediaType.TEXT_PLAIN_VALUE)
    String linked() {
        return "The account is linked. Go on in the terminal.";
    }

    /** Explains a reason from the closed set that the stand-in names. */
    @GetMapping(path = "/alexa-app/link-failed", produces = MediaType.TEXT_PLAIN_VALUE)
    String linkFailed(@RequestParam(defaultValue = "") String reason) {
        return "The account is not linked. " + LinkFailure.explain(reason);
    }
}
