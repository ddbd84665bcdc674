package org.sayso.standin.web;

import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lets somebody say something to a device, or nothing. */
@RestController
class DeviceController {

    private static final int LONGEST = 300;

    private final StandIn alexa;

    DeviceController(StandIn alexa) {
        this.alexa = alexa;
    }

    /** What was said, and by whom. */
    record Utterance(@Nullable String person, @Nullable String text) {}

    @PostMapping(path = "/api/devices/{device}/utterances", consumes = "application/json")
    Turn say(@PathVariable String device, @RequestBody Utterance utterance) {
        String text = utterance.text() == null ? "" : utterance.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "text must have 1 to " + LONGEST + " characters");
        }
        try {
            return alexa.say(device, utterance.person() == null ? "" : utterance.person(), text);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }

    /** Nobody answers for as long as the device waits. */
    @PostMapping("/api/devices/{device}/silence")
    Turn silence(@PathVariable String device) {
        try {
            return alexa.silence(device);
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
    }
}
