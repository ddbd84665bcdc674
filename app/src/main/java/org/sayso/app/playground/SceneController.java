package org.sayso.app.playground;

import java.util.Optional;
import java.util.stream.Stream;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.SceneText;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lists the scenes, plays one and shows how far it is; records further ones. */
@Controller
class SceneController {

    private final SceneShelf shelf;
    private final ScenePlays plays;
    private final Recordings recordings;
    private final EchoInUse echo;

    SceneController(SceneShelf shelf, ScenePlays plays, Recordings recordings, EchoInUse echo) {
        this.echo = echo;
        this.shelf = shelf;
        this.plays = plays;
        this.recordings = recordings;
    }

    @GetMapping("/panes/stage")
    String stage(Model model) {
        model.addAttribute("play", plays.now());
        return "scenes :: stage";
    }

    @GetMapping("/panes/recorder")
    String recorder(Model model) {
        Optional<Integer> steps = recordings.steps();
        model.addAttribute("recording", steps.isPresent());
        model.addAttribute("recorded", steps.orElse(0));
        model.addAttribute("ownScenes", recordings.scenes());
        return "scenes :: recorder";
    }

    void addTo(Model model) {
        model.addAttribute("scenes", shelf.scenes());
        stage(model);
        recorder(model);
    }

    @PostMapping("/scenes/play")
    String play(
            @RequestParam String name,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        Scene scene = find(name);
        scene.device().ifPresentOrElse(echo::use, echo::useFirst);
        plays.play(scene);
        return htmx ? stage(model) : "redirect:/";
    }

    @PostMapping("/scenes/stop")
    String stop(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        plays.stop();
        return htmx ? stage(model) : "redirect:/";
    }

    @PostMapping("/recording/start")
    String record(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        recordings.start();
        return htmx ? recorder(model) : "redirect:/";
    }

    @PostMapping("/recording/stop")
    String keep(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        try {
            recordings.stop();
        } catch (IllegalStateException nothing) {
            model.addAttribute("recordProblem", nothing.getMessage());
        }
        return htmx ? recorder(model) : "redirect:/";
    }

    /** A recorded scene as a file to keep, which {@code sayso} and tests play, too. */
    @GetMapping("/recording/{name}.yml")
    ResponseEntity<String> file(@PathVariable String name) {
        Scene scene = find(name);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + scene.name() + ".yml\"")
                .body(SceneText.write(scene));
    }

    private Scene find(String name) {
        return Stream.concat(shelf.scenes().stream(), recordings.scenes().stream())
                .filter(scene -> scene.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such scene"));
    }
}
