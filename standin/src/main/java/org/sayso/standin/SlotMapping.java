package org.sayso.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.language.Entity;
import org.sayso.standin.language.HeardSlot;
import org.sayso.standin.language.HeardValue;
import org.sayso.standin.protocol.RequestSlot;

/** Carries what was heard over into what a request says; the two packages do not know each other. */
final class SlotMapping {

    private SlotMapping() {}

    /** @param added the values that the skill added for this session, which requests tell apart from the model's */
    static List<RequestSlot> toRequest(List<HeardSlot> slots, AddedEntities added) {
        return slots.stream()
                .map(slot -> new RequestSlot(
                        slot.name(),
                        slot.values().stream()
                                .map(value ->
                                        new RequestSlot.Value(value.value(), resolutions(value.resolution(), added)))
                                .toList()))
                .toList();
    }

    private static List<RequestSlot.Resolution> resolutions(
            HeardValue.@Nullable Resolution resolution, AddedEntities added) {
        if (resolution == null) {
            return List.of();
        }
        String type = resolution.type();
        if (!added.to(type)) {
            return List.of(new RequestSlot.Resolution(type, matches(resolution.entities())));
        }
        return List.of(
                new RequestSlot.Resolution(
                        type,
                        matches(resolution.entities().stream()
                                .filter(entity -> !added.contain(type, entity))
                                .toList())),
                new RequestSlot.Resolution(
                        type,
                        true,
                        matches(resolution.entities().stream()
                                .filter(entity -> added.contain(type, entity))
                                .toList())));
    }

    private static List<RequestSlot.Match> matches(List<Entity> entities) {
        return entities.stream()
                .map(entity -> new RequestSlot.Match(entity.name(), entity.id()))
                .toList();
    }
}
