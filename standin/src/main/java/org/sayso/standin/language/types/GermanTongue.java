package org.sayso.standin.language.types;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** German. Numbers are one word each, units before tens: "einundzwanzig". */
final class GermanTongue {

    private static final List<String> ENDINGS = List.of("e", "en", "er", "es", "em");

    private static final SpokenNumbers NUMBERS = numbers();

    private static final Vocabulary WORDS = Vocabulary.builder(Locale.GERMAN, NUMBERS)
            .yearsInPairs()
            .name(Place.MONTH, 1, "jänner")
            .name(Place.MONTH, 2, "feber")
            .name(Place.WEEKDAY, 1, "montags", "mo")
            .name(Place.WEEKDAY, 2, "dienstags", "di")
            .name(Place.WEEKDAY, 3, "mittwochs", "mi")
            .name(Place.WEEKDAY, 4, "donnerstags")
            .name(Place.WEEKDAY, 5, "freitags")
            .name(Place.WEEKDAY, 6, "samstags", "sonnabend", "sonnabends")
            .name(Place.WEEKDAY, 7, "sonntags")
            .unit(Unit.SECOND, "sekunde", "sekunden")
            .unit(Unit.MINUTE, "minute", "minuten", "min")
            .unit(Unit.HOUR, "stunde", "stunden")
            .unit(Unit.DAY, "tag", "tage", "tagen")
            .unit(Unit.WEEK, "woche", "wochen")
            .unit(Unit.WEEKEND, "wochenende", "wochenenden")
            .unit(Unit.MONTH, "monat", "monate", "monaten")
            .unit(Unit.QUARTER, "quartal", "quartale", "quartalen")
            .unit(Unit.YEAR, "jahr", "jahre", "jahren")
            .unit(Unit.DECADE, "jahrzehnt", "jahrzehnte", "jahrzehnten")
            .season(Season.SPRING, "frühling", "frühjahr")
            .season(Season.SUMMER, "sommer")
            .season(Season.AUTUMN, "herbst")
            .season(Season.WINTER, "winter")
            .name(Place.DECADE, 20, "zwanziger", "zwanzigern")
            .name(Place.DECADE, 30, "dreißiger", "dreißigern")
            .name(Place.DECADE, 40, "vierziger", "vierzigern")
            .name(Place.DECADE, 50, "fünfziger", "fünfzigern")
            .name(Place.DECADE, 60, "sechziger", "sechzigern")
            .name(Place.DECADE, 70, "siebziger", "siebzigern")
            .name(Place.DECADE, 80, "achtziger", "achtzigern")
            .name(Place.DECADE, 90, "neunziger", "neunzigern")
            .part(PartOfDay.MORNING, "morgens", "früh", "vormittags", "am morgen", "am vormittag", "in der früh")
            .part(PartOfDay.MORNING, "heute morgen", "heute früh", "heute vormittag", "morgen früh", "morgen vormittag")
            .part(
                    PartOfDay.AFTERNOON,
                    "nachmittags",
                    "am nachmittag",
                    "heute nachmittag",
                    "morgen nachmittag",
                    "mittags")
            .part(PartOfDay.EVENING, "abends", "abend", "am abend", "heute abend", "morgen abend")
            .part(PartOfDay.NIGHT, "nachts", "in der nacht", "heute nacht", "morgen nacht")
            .feast(1, 1, "neujahr", "neujahrstag")
            .feast(1, 6, "heilige drei könige", "dreikönigstag")
            .feast(2, 14, "valentinstag")
            .feast(5, 1, "tag der arbeit", "maifeiertag")
            .feast(10, 3, "tag der deutschen einheit")
            .feast(10, 31, "halloween", "reformationstag")
            .feast(11, 1, "allerheiligen")
            .feast(12, 6, "nikolaus", "nikolaustag")
            .feast(12, 24, "heiligabend", "heiliger abend", "heilig abend")
            .feast(
                    12,
                    25,
                    "weihnachten",
                    "erster weihnachtstag",
                    "ersten weihnachtstag",
                    "erster weihnachtsfeiertag",
                    "ersten weihnachtsfeiertag")
            .feast(
                    12,
                    26,
                    "zweiter weihnachtstag",
                    "zweiten weihnachtstag",
                    "zweiter weihnachtsfeiertag",
                    "zweiten weihnachtsfeiertag")
            .easter(-2, "karfreitag")
            .easter(0, "ostern", "ostersonntag")
            .easter(1, "ostermontag")
            .easter(39, "christi himmelfahrt", "himmelfahrt", "vatertag")
            .easter(49, "pfingsten", "pfingstsonntag")
            .easter(50, "pfingstmontag")
            .name(Place.HOUR, 0, "mitternacht")
            .feast(12, 31, "silvester", "silvesterabend")
            .build();

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .group("next", "nächste nächsten nächster nächstes kommende kommenden kommender kommendes")
            .group(
                    "last",
                    "letzte letzten letzter letztes vergangene vergangenen vergangener vergangenes vorige vorigen"
                            + " voriges")
            .group("this", "diese diesen dieser dieses diesem")
            .group("overnext", "übernächste übernächsten übernächster übernächstes")
            .group("the", "der die das den dem des")
            .group("on", "am der den")
            .add(Dates.present(), "jetzt", "gerade", "im moment", "sofort")
            .add(Dates.days(0), "heute", "am heutigen tag")
            .addWeak(Dates.days(0), "heute morgen|früh|vormittag|mittag|nachmittag|abend|nacht")
            .add(Dates.days(1), "morgen")
            .addWeak(Dates.days(1), "morgen früh|vormittag|mittag|nachmittag|abend|nacht")
            .add(Dates.days(2), "übermorgen")
            .add(Dates.days(3), "überübermorgen")
            .add(Dates.days(-1), "gestern", "gestern abend|morgen|nacht")
            .add(Dates.days(-2), "vorgestern")
            .add(
                    Dates.counted(1, 0),
                    "in {number} {unit}",
                    "heute in {number} {unit}",
                    "{number} {unit} ab heute",
                    "heute über {number} {unit}")
            .add(Dates.counted(1, 1), "morgen in {number} {unit}", "{number} {unit} ab|nach morgen")
            .add(Dates.counted(1, 2), "übermorgen in {number} {unit}")
            .add(Dates.counted(-1, 0), "vor {number} {unit}")
            .add(
                    Dates.countedFromWeekday(),
                    "(am) {weekday} in {number} {unit}",
                    "{number} {unit} nach (<next>) {weekday}")
            .add(Dates.unit(0), "<this> {unit}", "an|am <this> {unit}", "in <this> {unit}")
            .add(Dates.unit(Unit.WEEKEND, 0), "am wochenende", "übers wochenende", "das wochenende")
            .addWeak(Dates.unit(Unit.WEEKEND, 0), "wochenende")
            .add(Dates.unit(1), "(<the>) <next> {unit}", "in|am|im <next> {unit}", "in <the> <next> {unit}")
            .add(Dates.unit(-1), "(<the>) <last> {unit}", "in|am|im <last> {unit}", "in <the> <last> {unit}")
            .add(Dates.unit(2), "(<the>) <overnext> {unit}", "in|am|im <overnext> {unit}")
            .add(Dates.weekOfYear(), "(in) (der) kw|kalenderwoche {number}", "(in) (der) {ordinal} kalenderwoche")
            .add(
                    Dates.weekday(),
                    "(am) {weekday}",
                    "(am) <this> {weekday}",
                    "(am) kommenden {weekday}",
                    "kommender {weekday}")
            .add(Dates.weekdayAfterToday(), "(am) <next> {weekday}")
            .add(Dates.weekdayBeforeToday(), "(am) <last> {weekday}")
            .add(Dates.weekdayOfWeek(0), "(am) {weekday} <this> woche")
            .add(
                    Dates.weekdayOfWeek(1),
                    "(am) {weekday} (in) (der) nächste|nächster|nächsten|kommende|kommender woche",
                    "nächste woche (am) {weekday}",
                    "kommende woche (am) {weekday}")
            .add(Dates.dayOfMonth(), "(<on>) ({weekday}) (<on>) {day} {month} ({year})")
            .add(Dates.dayOfNumberedMonth(), "(<on>) ({weekday}) (<on>) {day} {ordinal} ({year})")
            .addWeak(Dates.dayOfNumberedMonth(), "am|den {day} {number} ({year})")
            .add(Dates.day(), "<on> {ordinal}", "(am) ({weekday}) (<on>) {ordinal}")
            .addWeak(Dates.day(), "{ordinal}", "am {day}")
            .add(Dates.dayOfMonthAway(0), "<on> {ordinal} <this> monats")
            .add(Dates.dayOfMonthAway(1), "<on> {ordinal} <next> monats")
            .add(Dates.feast(), "(an|am|zu) (<next>) {feast} ({year})", "der {feast}")
            .add(Dates.month(), "(im) {month} ({year})", "<this> {month}", "im monat {month} ({year})")
            .add(Dates.monthAfter(), "(im) <next> {month}")
            .add(Dates.monthBefore(), "(im) <last> {month}")
            .add(Dates.season(), "(im|der) {season} ({year})")
            .add(Dates.seasonOfThisYear(), "(in) <this> {season}")
            .add(Dates.seasonAfter(), "(im) <next> {season}")
            .add(Dates.seasonBefore(), "(im) <last> {season}")
            .add(Dates.year(), "(im|das) jahr|jahre {year}")
            .addWeak(Dates.year(), "(in) {year}")
            .add(
                    Dates.decadeOfCentury(),
                    "(<the>) {number} {decade} (jahre|jahren)",
                    "in <the> {number} {decade} (jahre|jahren)")
            .add(Dates.decade(), "(<the>) {decade} (jahre|jahren)", "in <the> {decade} (jahre|jahren)")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .group("at", "um gegen ab")
            .add(Times.present(), "jetzt", "gerade", "sofort")
            .add(
                    Times.named(12, 0),
                    "mittag",
                    "am mittag",
                    "zu mittag",
                    "(<at>) zwölf uhr mittags",
                    "heute mittag",
                    "morgen mittag",
                    "zwölf mittags")
            .add(Times.named(0, 0), "(um) mitternacht", "zu mitternacht")
            .add(
                    Times.clock(),
                    "({part}) (<at>) {hour} uhr ({part})",
                    "({part}) (<at>) {hour} uhr {minute} ({part})",
                    "(<at>) {hour} uhr und {minute} (minuten)",
                    "(<at>) {hour} {minutes} (uhr) ({part})",
                    "(<at>) {hour} {part}",
                    "{part} <at> {hour}")
            .addWeak(Times.clock(), "(<at>) {hour}")
            .add(Times.shifted(-30), "({part}) (<at>) halb {hour} (uhr) ({part})")
            .add(Times.shifted(-45), "({part}) (<at>) viertel {hour} ({part})")
            .add(
                    Times.shifted(-15),
                    "({part}) (<at>) dreiviertel {hour} ({part})",
                    "({part}) (<at>) drei viertel {hour} ({part})")
            .add(Times.shifted(15), "({part}) (<at>) viertel nach {hour} (uhr) ({part})")
            .add(Times.shifted(-15), "({part}) (<at>) viertel vor {hour} (uhr) ({part})")
            .add(Times.after(0), "({part}) (<at>) {minute} (minuten) nach {hour} (uhr) ({part})")
            .add(Times.before(0), "({part}) (<at>) {minute} (minuten) vor {hour} (uhr) ({part})")
            .add(Times.after(-30), "({part}) (<at>) {minute} (minuten) nach halb {hour} ({part})")
            .add(Times.before(-30), "({part}) (<at>) {minute} (minuten) vor halb {hour} ({part})")
            .add(Times.partOfDay(), "{part}")
            .add(Times.partOfDay(PartOfDay.MORNING), "der morgen|vormittag", "vormittag")
            .add(Times.partOfDay(PartOfDay.AFTERNOON), "(der) nachmittag")
            .add(Times.partOfDay(PartOfDay.EVENING), "(der) abend")
            .add(Times.partOfDay(PartOfDay.NIGHT), "(die) nacht")
            .addWeak(Times.partOfDay(PartOfDay.MORNING), "morgen")
            .addWeak(Times.fromNow(0), "in {number} {unit}")
            .addWeak(Times.fromNow(2), "in {number} einhalb {unit}", "in anderthalb {unit}")
            .addWeak(Times.minutesFromNow(15), "in einer viertelstunde")
            .addWeak(Times.minutesFromNow(45), "in einer dreiviertelstunde")
            .addWeak(Times.half(), "in einer halben {unit}")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .group("a", "eine einer ein einem einen eines")
            .group("half", "halbe halben halbes halber halb")
            .add(Lengths.counted(0), "{number} {unit}")
            .add(
                    Lengths.counted(2),
                    "anderthalb {unit}",
                    "{number} einhalb {unit}",
                    "{number} und <a> <half> {unit}",
                    "{number} {unit} und <a> <half>")
            .add(Lengths.hoursAndMinutes(), "{number} stunde|stunden (und) {minutes}")
            .add(Lengths.quarters(2), "(<a>) <half> {unit}")
            .add(Lengths.quarters(1), "(<a>) viertel {unit}")
            .add(Lengths.quarters(3), "(<a>) dreiviertel {unit}", "drei viertel {unit}")
            .add(Lengths.quarters(Unit.HOUR, 1), "(<a>) viertelstunde")
            .add(Lengths.quarters(Unit.HOUR, 3), "(<a>) dreiviertelstunde", "drei viertelstunden")
            .add(Lengths.quarters(Unit.YEAR, 1), "(<a>) vierteljahr")
            .add(Lengths.quarters(Unit.YEAR, 2), "(<a>) halbjahr")
            .build();

    static final Tongue TONGUE = new Tongue(
            NUMBERS, DATES, TIMES, LENGTHS, Set.of("und"), Map.of("plus", "+", "stern", "*", "raute", "#"), false);

    private GermanTongue() {}

    private static SpokenNumbers numbers() {
        SpokenNumbers.Builder builder = SpokenNumbers.builder()
                .number(0, "null")
                .numbers(
                        1,
                        "ein/eins/eine/einen/einem/einer/eines zwei/zwo drei vier fünf sechs sieben acht neun zehn elf"
                                + " zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn")
                .tens("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
                .number(100, "hundert")
                .number(1000, "tausend")
                .number(1_000_000, "million", "millionen")
                .number(1_000_000_000, "milliarde", "milliarden")
                .joiner(
                        "und",
                        SpokenNumbers.Joins.UNITS_BEFORE_TENS,
                        SpokenNumbers.Joins.HUNDREDS,
                        SpokenNumbers.Joins.THOUSANDS)
                .articles("ein", "eine", "einen", "einem", "einer", "eines")
                .minus("minus")
                .repeat(2, "doppelt", "doppel", "zweimal")
                .repeat(3, "dreifach", "dreimal")
                .compounds(
                        "einhalb",
                        "zwanziger",
                        "zwanzigern",
                        "dreißiger",
                        "dreißigern",
                        "vierziger",
                        "vierzigern",
                        "fünfziger",
                        "fünfzigern",
                        "sechziger",
                        "sechzigern",
                        "siebziger",
                        "siebzigern",
                        "achtziger",
                        "achtzigern",
                        "neunziger",
                        "neunzigern");
        String[] small = ("erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt"
                        + " fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt")
                .split(" ", -1);
        for (int i = 0; i < small.length; i++) {
            position(builder, i + 1, small[i]);
        }
        position(builder, 2, "zwot");
        position(builder, 7, "siebent");
        String[] tens =
                "zwanzigst dreißigst vierzigst fünfzigst sechzigst siebzigst achtzigst neunzigst".split(" ", -1);
        for (int i = 0; i < tens.length; i++) {
            position(builder, 20 + 10L * i, tens[i]);
        }
        position(builder, 100, "hundertst");
        position(builder, 1000, "tausendst");
        position(builder, 1_000_000, "millionst");
        return builder.ordinalEndings("te", "ten", "ter", "tes", "tem", "ste", "sten", "ster", "stes", "stem")
                .build();
    }

    private static void position(SpokenNumbers.Builder builder, long value, String stem) {
        for (String ending : ENDINGS) {
            builder.ordinal(value, stem + ending);
        }
    }
}
