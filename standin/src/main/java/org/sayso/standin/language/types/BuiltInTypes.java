package org.sayso.standin.language.types;

import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.sayso.standin.language.words.Lexicon;

/**
 * The built-in types that are understood.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
public final class BuiltInTypes {

    private BuiltInTypes() {}

    /**
     * A built-in type in one language.
     *
     * @param name such as {@code AMAZON.DATE}
     * @param now where the device is: days such as "tomorrow" are counted from there
     * @return empty if the type is not understood
     */
    public static Optional<BuiltInType> of(String name, Lexicon lexicon, Supplier<ZonedDateTime> now) {
        return of(name, Tongue.of(lexicon.language()), now);
    }

    static Optional<BuiltInType> of(String name, Tongue tongue, Supplier<ZonedDateTime> now) {
        return switch (name) {
            case "AMAZON.NUMBER" -> Optional.of(new NumberSlot(tongue.numbers(), false));
            case "AMAZON.FOUR_DIGIT_NUMBER" -> Optional.of(new NumberSlot(tongue.numbers(), true));
            case "AMAZON.Ordinal" -> Optional.of(new OrdinalSlot(tongue.numbers()));
            case "AMAZON.DATE" -> Optional.of(new DateSlot(tongue, now));
            case "AMAZON.TIME" -> Optional.of(new TimeSlot(tongue, now));
            case "AMAZON.DURATION" -> Optional.of(new DurationSlot(tongue));
            case "AMAZON.PhoneNumber" -> Optional.of(new PhoneNumberSlot(tongue));
            case "AMAZON.AlphaNumeric" -> Optional.of(new AlphaNumericSlot(tongue.numbers()));
            case "AMAZON.SearchQuery" -> Optional.of(new FreeTextSlot());
            default -> Optional.empty();
        };
    }
}
