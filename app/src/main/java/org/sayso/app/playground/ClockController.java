package org.sayso.app.playground;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.sayso.app.clock.MovableClock;
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

    private static final Map<String, Duration> STEPS = Map.of(
            "1m", Duration.ofMinutes(1),
            "10m", Duration.ofMinutes(10),
            "1h", Duration.ofHours(1),
            "1d", Duration.ofDays(1));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.US);

    private final EchoInUse echo;
    private final MovableClock clock;

    ClockController(EchoInUse echo, MovableClock clock) {
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
        model.addAttribute("ahead", clock.ahead().isZero() ? "" : inWords(clock.ahead()));
    }

    @PostMapping("/clock/forward")
    String forward(
            @RequestParam String by,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        Duration step = STEPS.get(by);
        if (step == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "by must be 1m, 10m, 1h or 1d");
        }
        try {
            clock.forward(step);
        } catch (IllegalArgumentException tooFar) {
            model.addAttribute("clockProblem", tooFar.getMessage());
        }
        return htmx ? pane(model) : "redirect:/";
    }

    @PostMapping("/clock/back")
    String back(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        clock.back();
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
