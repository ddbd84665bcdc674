package org.sayso.standin.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An intent as it goes into a request, and as a dialog goes on with it. Immutable.
 *
 * @param slots every slot of it, said or not
 */
public record RequestIntent(String name, Confirmation confirmation, List<RequestSlot> slots) {

    public RequestIntent {
        slots = List.copyOf(slots);
    }

    /** An intent that nobody confirmed. */
    public RequestIntent(String name, List<RequestSlot> slots) {
        this(name, Confirmation.NONE, slots);
    }

    public Optional<RequestSlot> slot(String wanted) {
        return slots.stream().filter(slot -> slot.name().equals(wanted)).findFirst();
    }

    /** The same with what else was said: slots with a value replace the earlier ones. */
    public RequestIntent heard(List<RequestSlot> more) {
        RequestIntent result = this;
        for (RequestSlot slot : more) {
            if (!slot.values().isEmpty()) {
                result = result.with(slot);
            }
        }
        return result;
    }

    /** The same with another slot of this name. */
    public RequestIntent with(RequestSlot slot) {
        List<RequestSlot> changed = new ArrayList<>(slots);
        changed.replaceAll(each -> each.name().equals(slot.name()) ? slot : each);
        if (!changed.contains(slot)) {
            changed.add(slot);
        }
        return new RequestIntent(name, confirmation, changed);
    }

    public RequestIntent confirmed(Confirmation answer) {
        return new RequestIntent(name, answer, slots);
    }

    /** The same after the skill's {@code updatedIntent}: what it names is as it says, the other slots stay. */
    public RequestIntent updated(JsonNode intent) {
        RequestIntent result = new RequestIntent(
                intent.path("name").asString(name),
                intent.has("confirmationStatus")
                        ? Confirmation.of(intent.path("confirmationStatus").asString(""))
                        : confirmation,
                slots);
        for (var entry : intent.path("slots").properties()) {
            RequestSlot before = slot(entry.getKey()).orElseGet(() -> new RequestSlot(entry.getKey(), List.of()));
            result = result.with(before.updated(entry.getValue()));
        }
        return result;
    }
}
