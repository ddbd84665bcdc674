package org.sayso.app.playground;

import org.sayso.standin.StandIn;
import org.sayso.standin.linking.LinkFailure;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The two pages on which linking an account ends, as in the Alexa app. */
@Controller
class LinkingController {

    private final StandIn alexa;

    LinkingController(StandIn alexa) {
        this.alexa = alexa;
    }

    @GetMapping("/alexa-app/linked")
    String linked(Model model) {
        model.addAttribute("link", alexa.link());
        return "linked";
    }

    /** Explains a reason from the closed set that the stand-in names; an address can put no other words on the page. */
    @GetMapping("/alexa-app/link-failed")
    String linkFailed(@RequestParam(defaultValue = "") String reason, Model model) {
        model.addAttribute("link", alexa.link());
        model.addAttribute("explanation", LinkFailure.explain(reason));
        model.addAttribute("nextStep", LinkingAdvice.nextStep(reason));
        return "link-failed";
    }
}
