package org.sayso.app.playground;

import java.util.List;
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
        model.addAttribute("nextWords", nextWords());
        return "linked";
    }

    /** A wish that shows the skill at work, if it names one; otherwise the words that open it. */
    private String nextWords() {
        List<String> suggestions = alexa.suggestions();
        return suggestions.stream()
                .filter(words -> !words.startsWith("open "))
                .findFirst()
                .orElseGet(() -> suggestions.get(0));
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
