package org.sayso.standin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
                        slot.values().stream()
                                .map(value -> new RequestSlot.Value(value.value(), resolution(value.resolution())))
                                .toList()))
                .toList();
    }

    private static Optional<RequestSlot.Resolution> resolution(HeardValue.@Nullable Resolution resolution) {
        return Optional.ofNullable(resolution)
                .map(known -> new RequestSlot.Resolution(
                        known.type(),
                        known.entities().stream()
                                .map(entity -> new RequestSlot.Match(entity.name(), entity.id()))
                                .toList()));
    }
}
