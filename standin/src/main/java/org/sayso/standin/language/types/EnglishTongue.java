package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** English. */
final class EnglishTongue {

    private static final SpokenNumbers NUMBERS = SpokenNumbers.builder()
            .number(0, "zero", "oh", "o", "nought", "naught")
            .numbers(
                    1,
                    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                            + " sixteen seventeen eighteen nineteen")
            .tens("twenty thirty forty/fourty fifty sixty seventy eighty ninety")
            .number(12, "dozen")
            .pair(12, "a", "dozen")
            .number(100, "hundred")
            .number(1000, "thousand")
            .number(1_000_000, "million")
            .number(1_000_000_000, "billion")
            .ordinals(
                    1,
                    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                            + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
            .ordinalTens("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
            .ordinal(100, "hundredth")
            .ordinal(1000, "thousandth")
            .ordinal(1_000_000, "millionth")
            .ordinalEndings("st", "nd", "rd", "th")
            .joiner("and", SpokenNumbers.Joins.HUNDREDS, SpokenNumbers.Joins.THOUSANDS)
            .repeat(2, "double")
            .repeat(3, "triple", "treble")
            .oneBeforeMultiplier("a", "an")
            .minus("minus", "negative")
            .build();

    private static final Vocabulary WORDS = Vocabulary.builder(Locale.ENGLISH, NUMBERS)
            .yearsInPairs()
            .name(Place.MONTH, 1, "jan")
            .name(Place.MONTH, 2, "feb")
            .name(Place.MONTH, 8, "aug")
            .name(Place.MONTH, 9, "sept", "sep")
            .name(Place.MONTH, 10, "oct")
            .name(Place.MONTH, 11, "nov")
            .name(Place.MONTH, 12, "dec")
            .name(Place.WEEKDAY, 1, "mondays", "mon")
            .name(Place.WEEKDAY, 2, "tuesdays", "tues")
            .name(Place.WEEKDAY, 3, "wednesdays")
            .name(Place.WEEKDAY, 4, "thursdays", "thurs")
            .name(Place.WEEKDAY, 5, "fridays", "fri")
            .name(Place.WEEKDAY, 6, "saturdays")
            .name(Place.WEEKDAY, 7, "sundays")
            .unit(Unit.SECOND, "second", "seconds", "sec", "secs")
            .unit(Unit.MINUTE, "minute", "minutes", "min", "mins")
            .unit(Unit.HOUR, "hour", "hours", "hr", "hrs", "h")
            .unit(Unit.DAY, "day", "days")
            .unit(Unit.WEEK, "week", "weeks")
            .unit(Unit.WEEKEND, "weekend", "weekends")
            .unit(Unit.FORTNIGHT, "fortnight", "fortnights")
            .unit(Unit.MONTH, "month", "months")
            .unit(Unit.QUARTER, "quarter")
            .unit(Unit.YEAR, "year", "years")
            .unit(Unit.DECADE, "decade", "decades")
            .season(Season.SPRING, "spring", "springtime")
            .season(Season.SUMMER, "summer", "summertime")
            .season(Season.AUTUMN, "fall", "autumn")
            .season(Season.WINTER, "winter", "wintertime")
            .name(Place.DECADE, 20, "twenties")
            .name(Place.DECADE, 30, "thirties")
            .name(Place.DECADE, 40, "forties")
            .name(Place.DECADE, 50, "fifties")
            .name(Place.DECADE, 60, "sixties")
            .name(Place.DECADE, 70, "seventies")
            .name(Place.DECADE, 80, "eighties")
            .name(Place.DECADE, 90, "nineties")
            .part(PartOfDay.AM, "a m", "am")
            .part(PartOfDay.PM, "p m", "pm")
            .part(PartOfDay.MORNING, "in the morning", "this morning", "tomorrow morning", "morning")
            .part(PartOfDay.AFTERNOON, "in the afternoon", "this afternoon", "tomorrow afternoon", "afternoon")
            .part(PartOfDay.EVENING, "in the evening", "this evening", "tomorrow evening", "evening")
            .part(PartOfDay.NIGHT, "at night", "tonight", "tomorrow night", "night", "during the night")
            .feast(1, 1, "new years day", "new years", "new year")
            .feast(2, 14, "valentines day", "valentines")
            .feast(3, 17, "saint patricks day", "st patricks day")
            .feast(7, 4, "independence day", "fourth of july")
            .feast(10, 31, "halloween")
            .easter(-2, "good friday")
            .easter(0, "easter", "easter sunday")
            .easter(1, "easter monday")
            .name(Place.FEAST, Feasts.THANKSGIVING, "thanksgiving", "thanksgiving day")
            .name(Place.HOUR, 12, "noon")
            .name(Place.HOUR, 0, "midnight")
            .feast(12, 24, "christmas eve")
            .feast(12, 25, "christmas", "christmas day")
            .feast(12, 26, "boxing day")
            .feast(12, 31, "new years eve")
            .build();

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .group("next", "next coming following")
            .group("last", "last past previous")
            .group("from", "from after")
            .add(Dates.present(), "now", "right now")
            .add(Dates.days(0), "today", "this day")
            .addWeak(Dates.days(0), "tonight", "this morning|afternoon|evening")
            .add(Dates.days(1), "tomorrow", "the next day")
            .addWeak(Dates.days(1), "tomorrow morning|afternoon|evening|night")
            .add(Dates.days(2), "(the) day after tomorrow")
            .add(Dates.days(-1), "yesterday", "last night")
            .add(Dates.days(-2), "(the) day before yesterday")
            .add(
                    Dates.counted(1, 0),
                    "in {number} {unit}",
                    "in a|an {unit}",
                    "{number} {unit} from now|today",
                    "a|an {unit} from now|today",
                    "{number} {unit} later")
            .add(Dates.counted(1, 1), "{number} {unit} <from> tomorrow", "a|an|one {unit} <from> tomorrow")
            .add(Dates.counted(-1, 0), "{number} {unit} ago", "a|an {unit} ago")
            .add(
                    Dates.countedFromWeekday(),
                    "{number} {unit} <from> (next) {weekday}",
                    "a|an|one {unit} <from> (next) {weekday}",
                    "{weekday} week",
                    "a|an|one {unit} on {weekday}",
                    "a week on {weekday}")
            .add(Dates.days(7), "a week today", "today week")
            .add(Dates.days(8), "a week tomorrow", "tomorrow week")
            .add(Dates.unit(Unit.WEEK, 2), "(the) week after next")
            .add(Dates.unit(Unit.WEEKEND, 2), "(the) weekend after next")
            .add(Dates.unit(Unit.MONTH, 2), "(the) month after next")
            .add(Dates.unit(Unit.YEAR, 2), "(the) year after next")
            .add(Dates.unit(0), "this {unit}", "the current {unit}")
            .add(Dates.unit(Unit.WEEKEND, 0), "(on) the weekend", "at the weekend")
            .addWeak(Dates.unit(Unit.WEEKEND, 0), "weekend")
            .add(Dates.unit(1), "(the|this) <next> {unit}")
            .add(Dates.unit(-1), "(the) <last> {unit}")
            .add(Dates.weekOfYear(), "(the) week (number) {number}")
            .add(
                    Dates.weekday(),
                    "(on) {weekday}",
                    "(on) this (coming) {weekday}",
                    "(on) coming {weekday}",
                    "(on) the coming {weekday}")
            .add(Dates.weekdayAfterToday(), "(on) next|following {weekday}")
            .add(Dates.weekdayBeforeToday(), "(on) <last> {weekday}")
            .add(Dates.weekdayOfWeek(0), "(on) {weekday} this week", "(on) {weekday} of this week")
            .add(
                    Dates.weekdayOfWeek(1),
                    "(on) {weekday} next week",
                    "(on) {weekday} of next week",
                    "next week (on) {weekday}")
            .add(
                    Dates.dayOfMonth(),
                    "(on) ({weekday}) (the) {day} (of) {month} ({year})",
                    "(on) ({weekday}) (the) {day} (of) {month} of|in {year}",
                    "(on) ({weekday}) {month} (the) {day} ({year})",
                    "(on) ({weekday}) {month} (the) {day} of|in {year}")
            .add(Dates.day(), "(on) the {ordinal}", "(on) ({weekday}) the {ordinal}", "(on) the {ordinal} of the month")
            .addWeak(Dates.day(), "{ordinal}")
            .add(
                    Dates.weekdayOfMonth(),
                    "(on) (the) {ordinal} {weekday} of|in {month} ({year})",
                    "(on) the {ordinal} {weekday} of the month")
            .add(
                    Dates.lastWeekdayOfMonth(),
                    "(on) the last {weekday} of|in {month} ({year})",
                    "(on) the last {weekday} of the month")
            .add(Dates.lastDayOfMonth(), "(on) the last day of {month} ({year})", "(on) the last day of the month")
            .add(Dates.dayOfMonthAway(0), "(on) the {ordinal} of this month")
            .add(Dates.dayOfMonthAway(1), "(on) the {ordinal} of next month")
            .add(Dates.feast(), "(on) {feast}", "(on) {feast} (of) {year}", "next {feast}", "this {feast}")
            .add(Dates.month(), "(in) {month}", "(in) {month} (of) {year}", "this {month}")
            .add(Dates.monthAfter(), "next {month}")
            .add(Dates.monthBefore(), "last {month}")
            .add(Dates.season(), "(in) (the) {season}", "(in) (the) {season} (of) {year}")
            .add(Dates.seasonOfThisYear(), "this {season}")
            .add(Dates.seasonAfter(), "next {season}")
            .add(Dates.seasonBefore(), "last {season}")
            .add(Dates.year(), "(in) the year {year}")
            .addWeak(Dates.year(), "(in) {year}")
            .add(Dates.decadeOfCentury(), "(the) {number} {decade}", "in the {number} {decade}")
            .add(Dates.decade(), "(the) {decade}", "in the {decade}")
            .add(Dates.decadeOfYear(), "(the) {year} s", "in the {year} s")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .group("to", "to of til till before")
            .group("past", "past after")
            .add(Times.present(), "now", "right now")
            .add(Times.named(12, 0), "(at) noon", "(at) midday", "(at) twelve noon", "(at) 12 noon")
            .add(Times.named(0, 0), "(at) midnight", "(at) twelve midnight", "(at) 12 midnight")
            .add(
                    Times.clock(),
                    "(at) {hour} oclock ({part})",
                    "(at) {hour} o clock ({part})",
                    "(at) {hour} {part}",
                    "(at) {hour} {minutes} ({part})",
                    "{part} at {hour} (oclock)",
                    "{part} at {hour} {minutes}",
                    "(at) {hour} {minutes} hours")
            .add(Times.fourDigits(), "(at) {number} hours")
            .addWeak(Times.clock(), "(at) {hour}")
            .add(Times.shifted(30), "(at) half (past) {hour} (oclock) ({part})")
            .add(Times.shifted(15), "(at) (a) quarter <past> {hour} ({part})")
            .add(Times.shifted(-15), "(at) (a) quarter <to> {hour} ({part})")
            .add(Times.after(0), "(at) {minute} (minutes) <past> {hour} ({part})")
            .add(Times.before(0), "(at) {minute} (minutes) <to> {hour} ({part})")
            .add(Times.partOfDay(), "(the) {part}")
            .addWeak(
                    Times.fromNow(0),
                    "in {number} {unit}",
                    "in a|an {unit}",
                    "{number} {unit} from now",
                    "a|an {unit} from now")
            .addWeak(
                    Times.fromNow(2),
                    "in {number} {unit} and a half",
                    "in a|an {unit} and a half",
                    "in {number} and a half {unit}")
            .addWeak(Times.half(), "in half a|an {unit}", "half a|an {unit} from now")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .add(Lengths.counted(0), "{number} {unit}", "a|an {unit}")
            .add(
                    Lengths.counted(2),
                    "{number} and a half {unit}",
                    "{number} {unit} and a half",
                    "a|an {unit} and a half")
            .add(
                    Lengths.counted(1),
                    "{number} and a quarter {unit}",
                    "{number} {unit} and a quarter",
                    "a|an {unit} and a quarter")
            .add(
                    Lengths.counted(3),
                    "{number} and three quarter|quarters {unit}",
                    "{number} {unit} and three quarters",
                    "a|an {unit} and three quarters")
            .add(Lengths.quarters(2), "half a|an {unit}", "half {unit}", "a half {unit}")
            .add(Lengths.hoursAndMinutes(), "{number} hour|hours (and) {minutes}", "a|an hour (and) {minutes}")
            .add(Lengths.quarters(8), "a couple (of) {unit}")
            .add(Lengths.quarters(1), "(a|one) quarter (of) a|an {unit}", "(a|one) quarter {unit}")
            .add(Lengths.quarters(3), "three quarters (of) a|an {unit}")
            .build();

    static final Tongue TONGUE = new Tongue(
            NUMBERS,
            DATES,
            TIMES,
            LENGTHS,
            Set.of("and"),
            Map.ofEntries(
                    Map.entry("plus", "+"), Map.entry("star", "*"), Map.entry("pound", "#"), Map.entry("hash", "#")),
            true);

    private EnglishTongue() {}
}
