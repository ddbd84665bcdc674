package org.sayso.app.playground;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.SkillInfo;
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
    private final EchoInUse echo;

    LinkingController(StandIn alexa, EchoInUse echo) {
        this.echo = echo;
        this.alexa = alexa;
    }

    @GetMapping("/alexa-app/linked")
    String linked(
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(required = false) @Nullable String person,
            Model model) {
        Optional<SkillInfo> meant = meant(skill);
        if (meant.isPresent() && canLink(meant.get(), person)) {
            model.addAttribute("link", alexa.link(meant.get().id(), person));
            model.addAttribute("nextWords", nextWords(meant.get()));
        }
        return "linked";
    }

    /** A wish that shows the skill at work, if it names one; otherwise the words that open it. */
    private String nextWords(SkillInfo skill) {
        return alexa.suggestions(echo.id()).stream()
                .filter(each -> each.skill().equals(skill))
                .flatMap(each -> each.phrases().stream())
                .filter(words -> !words.startsWith("open "))
                .findFirst()
                .orElse("open " + skill.invocationName());
    }

    /** Explains a reason from the closed set that the stand-in names; an address can put no other words on the page. */
    @GetMapping("/alexa-app/link-failed")
    String linkFailed(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(required = false) @Nullable String person,
            Model model) {
        model.addAttribute("explanation", LinkFailure.explain(reason));
        model.addAttribute("nextStep", LinkingAdvice.nextStep(reason));
        meant(skill).ifPresent(known -> {
            model.addAttribute("skill", known);
            model.addAttribute("person", canLink(known, person) ? person : null);
        });
        return "link-failed";
    }

    /** The skill that an address names; the only one where it names none. */
    private Optional<SkillInfo> meant(String id) {
        return alexa.skills().stream()
                .filter(skill ->
                        id.isEmpty() ? alexa.skills().size() == 1 : skill.id().equals(id))
                .findFirst();
    }

    private boolean canLink(SkillInfo skill, @Nullable String person) {
        return person == null
                || alexa.peopleWhoLink(skill.id()).stream()
                        .anyMatch(each -> each.id().equals(person));
    }
}
