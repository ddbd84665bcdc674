package org.sayso.standin.language.types;

import org.jspecify.annotations.Nullable;

/** What a phrase for a length of time means. */
@FunctionalInterface
interface LengthMeaning {

    /** Null if it has no length of its own. */
    @Nullable
    Length value(Found found);
}
