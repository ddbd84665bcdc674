package org.sayso.app.playground;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.sayso.app.clock.MovableClock;
import org.sayso.standin.StandIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows the time of the playground, puts it forward, and takes it back to now. */
@Controller
class ClockController {

    private static final List<Step> STEPS = List.of(
            new Step("1m", "1 min", Duration.ofMinutes(1)),
            new Step("10m", "10 min", Duration.ofMinutes(10)),
            new Step("1h", "1 hour", Duration.ofHours(1)),
            new Step("1d", "1 day", Duration.ofDays(1)),
            new Step("1mo", "1 month", Duration.ofDays(30)),
            new Step("1y", "1 year", Duration.ofDays(365)));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.US);

    private final StandIn alexa;
    private final EchoInUse echo;
    private final MovableClock clock;

    /** A way forward: a month has 30 days, a year 365. */
    record Step(String id, String words, Duration time) {}

    ClockController(StandIn alexa, EchoInUse echo, MovableClock clock) {
        this.alexa = alexa;
        this.echo = echo;
        this.clock = clock;
    }

    @GetMapping("/panes/clock")
    String pane(Model model) {
        addTo(model);
        return "clock :: pane";
    }

    void addTo(Model model) {
        model.addAttribute(
                "time", TIME.format(clock.instant().atZone(echo.device().zone())));
        model.addAttribute("clockSteps", STEPS);
        model.addAttribute("ahead", clock.ahead().isZero() ? "" : inWords(clock.ahead()));
    }

    @PostMapping("/clock/forward")
    String forward(
            @RequestParam String by,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        Step step = STEPS.stream()
                .filter(each -> each.id().equals(by))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "by must be one of " + STEPS.stream().map(Step::id).toList()));
        try {
            clock.forward(step.time());
        } catch (IllegalArgumentException tooFar) {
            model.addAttribute("clockProblem", tooFar.getMessage());
        }
        return htmx ? pane(model) : "redirect:/";
    }

    @PostMapping("/clock/back")
    String back(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        clock.back();
        alexa.clockWentBack();
        model.addAttribute("clockIsBack", true);
        return htmx ? pane(model) : "redirect:/";
    }

    /** Such as {@code 1 day 2 h 10 min}. */
    static String inWords(Duration time) {
        String words = (time.toDays() == 0 ? "" : time.toDays() == 1 ? "1 day " : time.toDays() + " days ")
                + (time.toHoursPart() == 0 ? "" : time.toHoursPart() + " h ")
                + (time.toMinutesPart() == 0 ? "" : time.toMinutesPart() + " min ")
                + (time.toSecondsPart() == 0 ? "" : time.toSecondsPart() + " s ");
        return words.strip();
    }
}
