package org.sayso.app.playground;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.springframework.stereotype.Component;

/** The device that the page talks to: the household's first, until another is chosen. Thread-safe. */
@Component
class EchoInUse {

    private final StandIn alexa;
    private volatile @Nullable String chosen;

    EchoInUse(StandIn alexa) {
        this.alexa = alexa;
    }

    Device device() {
        return find(chosen).orElseGet(() -> devices().get(0));
    }

    String id() {
        return device().id();
    }

    List<Device> devices() {
        return alexa.household().devices();
    }

    /** Chooses a device; false if there is none with this id. */
    boolean use(String id) {
        boolean known = find(id).isPresent();
        if (known) {
            chosen = id;
        }
        return known;
    }

    /** Chooses the household's first device. */
    void useFirst() {
        chosen = null;
    }

    private Optional<Device> find(@Nullable String id) {
        return devices().stream().filter(device -> device.id().equals(id)).findFirst();
    }
}
