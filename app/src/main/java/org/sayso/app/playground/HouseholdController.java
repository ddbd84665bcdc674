package org.sayso.app.playground;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the household on the page; the skills meet it as it is at their next request. */
@Controller
class HouseholdController {

    private final StandIn alexa;
    private final ScenePlays scenes;

    HouseholdController(StandIn alexa, ScenePlays scenes) {
        this.alexa = alexa;
        this.scenes = scenes;
    }

    @GetMapping("/panes/household")
    String pane(Model model) {
        addTo(model);
        return "household :: pane";
    }

    @GetMapping("/panes/voices")
    String voices(@RequestParam(defaultValue = "") String person, Model model) {
        addVoices(model, person);
        return "household :: voices";
    }

    void addTo(Model model) {
        model.addAttribute("persons", PersonView.all(alexa));
        model.addAttribute("accountPermissions", PermissionView.all(alexa));
        model.addAttribute("levels", List.of(200, 300, 400));
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", Map.of());
        }
    }

    void addVoices(Model model, String chosen) {
        model.addAttribute("voices", VoiceView.all(alexa.household().people(), chosen));
    }

    /** All that a form says of somebody; a box that is not ticked is not sent. A field that is wrong stays as it was. */
    @PostMapping("/household/people/{person}")
    String change(
            @PathVariable String person,
            @RequestParam(defaultValue = "false") boolean recognized,
            @RequestParam(defaultValue = "300") int confidence,
            @RequestParam(defaultValue = "false") boolean owner,
            @RequestParam(defaultValue = "false") boolean personalization,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String pin,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        Map<String, WrongField> wrong = new HashMap<>();
        model.addAttribute("wrong", wrong);
        return changed(model, htmx, () -> {
            Voice before = alexa.householdState().person(person).voice();
            Voice voice = before.withRecognized(recognized).withConfidence(confidence);
            voice = filled(
                    voice,
                    "number-" + person,
                    number,
                    wrong,
                    (now, text) -> now.withPhoneNumber(orNull(text.replaceAll("[ ()-]", ""))));
            voice = filled(voice, "pin-" + person, pin, wrong, (now, text) -> now.withPin(orNull(text)));
            Voice after = voice;
            alexa.householdState()
                    .change(person, now -> now.withVoice(after).withOwner(owner).withPersonalization(personalization));
        });
    }

    /** What was typed into a field and cannot be kept, and why. */
    record WrongField(String typed, String why) {}

    /** The voice with what was typed into a field; the voice as it is, where that is wrong. */
    private static Voice filled(
            Voice voice,
            String field,
            String typed,
            Map<String, WrongField> wrong,
            BiFunction<Voice, String, Voice> set) {
        try {
            return set.apply(voice, typed);
        } catch (IllegalArgumentException cannot) {
            wrong.put(field, new WrongField(typed, String.valueOf(cannot.getMessage())));
            return voice;
        }
    }

    /** Somebody moves in. A name that will not do stays in its field, with the reason. */
    @PostMapping("/household/people")
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean recognized,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        return changed(model, htmx, () -> {
            try {
                requireNoScene();
                Person person = alexa.householdState().moveIn(name, recognized);
                model.addAttribute("householdDone", person.name() + " was added.");
            } catch (IllegalArgumentException cannot) {
                model.addAttribute(
                        "wrong", Map.of("new-name", new WrongField(name, String.valueOf(cannot.getMessage()))));
                model.addAttribute("newRecognized", recognized);
            }
        });
    }

    @PostMapping("/household/people/{person}/remove")
    String remove(
            @PathVariable String person,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        return changed(model, htmx, () -> {
            requireNoScene();
            String name = alexa.householdState().person(person).name();
            alexa.householdState().moveOut(person);
            model.addAttribute("householdDone", name + " was removed.");
        });
    }

    /** When a scene is over the household is as it was before, so nobody comes or goes meanwhile. */
    private void requireNoScene() {
        if (scenes.running()) {
            throw new IllegalArgumentException("A scene is being played; wait for its end, or stop it");
        }
    }

    /** Whether somebody refused just now to link with a skill by voice, or never did. */
    @PostMapping("/household/people/{person}/refusals")
    String refusal(
            @PathVariable String person,
            @RequestParam String skill,
            @RequestParam(defaultValue = "false") boolean refused,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        return changed(model, htmx, () -> {
            if (!refused) {
                alexa.householdState().forgetRefusal(person, skill);
            } else if (alexa.linksByVoice(skill)) {
                alexa.householdState().refuse(person, skill);
            } else {
                throw new IllegalArgumentException("Nobody can link with this skill by voice");
            }
        });
    }

    /** Withdraws what somebody granted a skill for themself. */
    @PostMapping("/household/people/{person}/withdraw")
    String withdraw(
            @PathVariable String person,
            @RequestParam String skill,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        return changed(model, htmx, () -> {
            Person now = alexa.householdState().person(person);
            alexa.householdState().withdraw(skill, person, now.permissions().getOrDefault(skill, Set.of()));
        });
    }

    /** What the household's account grants a skill from now on, of all that the skill asks for. */
    @PostMapping("/household/permissions")
    String permissions(
            @RequestParam String skill,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        return changed(model, htmx, () -> {
            List<String> granted = scope == null ? List.of() : scope;
            List<String> asked = alexa.permissionsAskedBy(skill);
            alexa.householdState()
                    .withdraw(
                            skill,
                            asked.stream()
                                    .filter(each -> !granted.contains(each))
                                    .toList());
            alexa.householdState()
                    .grant(skill, asked.stream().filter(granted::contains).toList());
        });
    }

    /** The household's account grants what a card asks for, as far as the skill's manifest asks for it, too. */
    @PostMapping("/alexa-app/grant")
    String grant(
            @RequestParam String skill,
            @RequestParam List<String> scope,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        return changed(
                model,
                htmx,
                () -> alexa.householdState()
                        .grant(
                                skill,
                                alexa.permissionsAskedBy(skill).stream()
                                        .filter(scope::contains)
                                        .toList()));
    }

    /** The pane as it is now, with the problem where nothing could be changed; the page for a browser without scripts. */
    private String changed(Model model, boolean htmx, Runnable change) {
        try {
            change.run();
        } catch (IllegalArgumentException wrong) {
            model.addAttribute("householdProblem", wrong.getMessage());
        }
        return htmx ? pane(model) : "redirect:/#household-pane";
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
