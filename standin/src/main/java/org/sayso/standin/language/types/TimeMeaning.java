package org.sayso.standin.language.types;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What a phrase for a time of day means. */
@FunctionalInterface
interface TimeMeaning {

    /** The value of AMAZON.TIME; null if there is no such time. */
    @Nullable
    String value(Found found, LocalTime now);
}
