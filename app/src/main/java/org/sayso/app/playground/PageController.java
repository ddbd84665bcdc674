package org.sayso.app.playground;

import java.util.Optional;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.household.Person;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The playground's page, its panes one by one, and what is said to the Echo. */
@Controller
class PageController {

    private static final int LONGEST_UTTERANCE = 300;

    private final StandIn alexa;
    private final PlaygroundProperties properties;
    private final TraceController traces;
    private final HouseholdController household;
    private final ClockController clock;
    private final SceneController scenes;
    private final EchoInUse echo;

    PageController(
            StandIn alexa,
            PlaygroundProperties properties,
            TraceController traces,
            HouseholdController household,
            ClockController clock,
            SceneController scenes,
            EchoInUse echo) {
        this.alexa = alexa;
        this.properties = properties;
        this.traces = traces;
        this.household = household;
        this.clock = clock;
        this.scenes = scenes;
        this.echo = echo;
    }

    @GetMapping("/")
    String page(Model model) {
        addEcho(model);
        addAlexaApp(model);
        addPhones(model);
        traces.addTo(model);
        household.addTo(model);
        household.addVoices(model, "");
        clock.addTo(model);
        scenes.addTo(model);
        model.addAttribute("device", echo.device());
        model.addAttribute("devices", echo.devices());
        model.addAttribute("sites", properties);
        return "page";
    }

    @GetMapping("/panes/echo")
    String echo(Model model) {
        addEcho(model);
        return "echo :: live";
    }

    @GetMapping("/panes/whose-link")
    String whoseLink(Model model) {
        addSkills(model);
        return "echo :: whose-link";
    }

    @GetMapping("/panes/alexa-app")
    String alexaApp(Model model) {
        addAlexaApp(model);
        return "alexa-app :: pane";
    }

    @GetMapping("/panes/phone")
    String phone(Model model) {
        addPhones(model);
        return "phone :: pane";
    }

    /** Says something; answers htmx with the conversation, and a browser without scripts with the page. */
    @PostMapping("/echo/utterances")
    String say(
            @RequestParam String person,
            @RequestParam String text,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        String utterance = text.strip();
        if (!utterance.isEmpty()) {
            alexa.say(
                    echo.id(),
                    known(person).id(),
                    utterance.substring(0, Math.min(utterance.length(), LONGEST_UTTERANCE)));
        }
        return htmx ? echo(model) : "redirect:/";
    }

    /** Nobody says anything; answers as {@link #say} does. */
    @PostMapping("/echo/silence")
    String silence(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        alexa.silence(echo.id());
        return htmx ? echo(model) : "redirect:/";
    }

    /** Talks to another device from now on. */
    @PostMapping("/echo/device")
    String device(@RequestParam String device) {
        if (!echo.use(device)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such device");
        }
        return "redirect:/";
    }

    private void addEcho(Model model) {
        String device = echo.id();
        Optional<Turn> last = alexa.lastTurn(device);
        model.addAttribute("lines", alexa.transcript(device));
        model.addAttribute("listening", alexa.listening(device).orElse(null));
        model.addAttribute("asks", last.flatMap(Turn::task).isPresent());
        model.addAttribute("several", alexa.skills().size() > 1);
        model.addAttribute("suggestions", alexa.suggestions(device));
    }

    private void addSkills(Model model) {
        model.addAttribute("skills", SkillView.all(alexa));
    }

    private void addAlexaApp(Model model) {
        addSkills(model);
        model.addAttribute("cards", CardView.all(alexa));
        model.addAttribute("notifications", alexa.notifications());
    }

    private void addPhones(Model model) {
        model.addAttribute(
                "phones",
                alexa.household().people().stream()
                        .map(person -> new PhoneView(person, alexa.inbox(person.id())))
                        .toList());
    }

    private Person known(String id) {
        return alexa.household().people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "Nobody here has that id"));
    }
}
