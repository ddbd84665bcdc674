package org.sayso.app.playground;

import org.sayso.standin.recording.Scene;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lists the scenes, plays one, and shows how far it is. */
@Controller
class SceneController {

    private final SceneShelf shelf;
    private final ScenePlays plays;

    SceneController(SceneShelf shelf, ScenePlays plays) {
        this.shelf = shelf;
        this.plays = plays;
    }

    @GetMapping("/panes/stage")
    String stage(Model model) {
        addTo(model);
        return "scenes :: stage";
    }

    void addTo(Model model) {
        model.addAttribute("scenes", shelf.scenes());
        model.addAttribute("play", plays.now());
    }

    @PostMapping("/scenes/play")
    String play(
            @RequestParam String name,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        Scene scene = shelf.find(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such scene"));
        plays.play(scene);
        return htmx ? stage(model) : "redirect:/";
    }

    @PostMapping("/scenes/stop")
    String stop(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx, Model model) {
        plays.stop();
        return htmx ? stage(model) : "redirect:/";
    }
}
