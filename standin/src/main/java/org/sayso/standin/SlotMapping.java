package org.sayso.standin;

import java.util.Comparator;
import java.util.List;
import org.sayso.standin.language.HeardSlot;
import org.sayso.standin.language.HeardValue;
import org.sayso.standin.protocol.RequestSlot;

/** Carries what was heard over into what a request says; the two packages do not know each other. */
final class SlotMapping {

    private SlotMapping() {}

    static List<RequestSlot> toRequest(List<HeardSlot> slots) {
        return slots.stream()
                .map(slot -> new RequestSlot(
                        slot.name(),
                        slot.values().stream().map(SlotMapping::value).toList()))
                .toList();
    }

    /** The model's values come first, then those that the skill gave for the session. */
    private static RequestSlot.Value value(HeardValue heard) {
        return new RequestSlot.Value(
                heard.value(),
                heard.resolutions().stream()
                        .sorted(Comparator.comparing(HeardValue.Resolution::dynamic))
                        .map(SlotMapping::resolution)
                        .toList());
    }

    private static RequestSlot.Resolution resolution(HeardValue.Resolution resolution) {
        return new RequestSlot.Resolution(
                resolution.type(),
                resolution.dynamic(),
                resolution.entities().stream()
                        .map(entity -> new RequestSlot.Match(entity.name(), entity.id()))
                        .toList());
    }
}
