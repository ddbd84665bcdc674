package org.sayso.standin.language.types;

import org.jspecify.annotations.Nullable;

/** What filled the places of a phrase. Immutable. */
final class Found {

    static final Found NOTHING = new Found(null, null, 0);

    private final @Nullable Found before;
    private final @Nullable Place place;
    private final int value;

    private Found(@Nullable Found before, @Nullable Place place, int value) {
        this.before = before;
        this.place = place;
        this.value = value;
    }

    Found with(Place filled, int with) {
        return new Found(this, filled, with);
    }

    boolean has(Place wanted) {
        return find(wanted) != null;
    }

    /** @throws IllegalStateException if the phrase has no such place, or left it out */
    int get(Place wanted) {
        Found found = find(wanted);
        if (found == null) {
            throw new IllegalStateException("Nothing filled " + wanted);
        }
        return found.value;
    }

    /** The number, or another if none was said. */
    int number(int otherwise) {
        Found found = find(Place.NUMBER);
        return found == null ? otherwise : found.value;
    }

    @SuppressWarnings("EnumOrdinal")
    Unit unit() {
        return Unit.values()[get(Place.UNIT)];
    }

    @SuppressWarnings("EnumOrdinal")
    Season season() {
        return Season.values()[get(Place.SEASON)];
    }

    @SuppressWarnings("EnumOrdinal")
    PartOfDay part() {
        return PartOfDay.values()[get(Place.PART)];
    }

    private @Nullable Found find(Place wanted) {
        for (Found at = this; at != null; at = at.before) {
            if (at.place == wanted) {
                return at;
            }
        }
        return null;
    }
}
