package org.sayso.standin.language.types;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a phrase for a date means. */
@FunctionalInterface
interface DateMeaning {

    /** The value of AMAZON.DATE; null if there is no such date, as on the thirtieth of February. */
    @Nullable
    String value(Found found, LocalDate today);
}
