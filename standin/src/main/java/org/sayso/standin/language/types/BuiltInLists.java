package org.sayso.standin.language.types;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The values of those of Amazon's list types that can be listed: months, days, countries, languages, states. The others,
 * such as cities and first names, are open: nothing is listed, and whatever is said is taken.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/slot-type-reference.html">Slot type reference</a>
 */
public final class BuiltInLists {

    private static final List<String> STATES = List.of(
            "Alabama",
            "Alaska",
            "Arizona",
            "Arkansas",
            "California",
            "Colorado",
            "Connecticut",
            "Delaware",
            "Florida",
            "Georgia",
            "Hawaii",
            "Idaho",
            "Illinois",
            "Indiana",
            "Iowa",
            "Kansas",
            "Kentucky",
            "Louisiana",
            "Maine",
            "Maryland",
            "Massachusetts",
            "Michigan",
            "Minnesota",
            "Mississippi",
            "Missouri",
            "Montana",
            "Nebraska",
            "Nevada",
            "New Hampshire",
            "New Jersey",
            "New Mexico",
            "New York",
            "North Carolina",
            "North Dakota",
            "Ohio",
            "Oklahoma",
            "Oregon",
            "Pennsylvania",
            "Rhode Island",
            "South Carolina",
            "South Dakota",
            "Tennessee",
            "Texas",
            "Utah",
            "Vermont",
            "Virginia",
            "Washington",
            "West Virginia",
            "Wisconsin",
            "Wyoming",
            "District of Columbia");

    private BuiltInLists() {}

    /**
     * The values of a type, as people of a language name them.
     *
     * @param type such as {@code AMAZON.Month}
     * @param language such as {@code de}
     * @return empty if nothing is listed
     */
    public static List<String> values(String type, String language) {
        Locale locale = Locale.forLanguageTag(language);
        return switch (type) {
            case "AMAZON.Month" ->
                Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList();
            case "AMAZON.DayOfWeek" ->
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList();
            case "AMAZON.Country" ->
                Stream.concat(
                                Arrays.stream(Locale.getISOCountries())
                                        .map(code -> new Locale.Builder()
                                                .setRegion(code)
                                                .build())
                                        .map(country -> country.getDisplayCountry(locale)),
                                language.equals("en")
                                        ? Stream.of("America", "England", "Scotland", "Wales")
                                        : Stream.empty())
                        .toList();
            case "AMAZON.Language" ->
                Arrays.stream(Locale.getISOLanguages())
                        .map(code -> Locale.forLanguageTag(code).getDisplayLanguage(locale))
                        .distinct()
                        .toList();
            case "AMAZON.US_STATE" -> STATES;
            default -> List.of();
        };
    }
}
