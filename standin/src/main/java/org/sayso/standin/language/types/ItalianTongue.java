package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Italian. */
final class ItalianTongue {

    private static final SpokenNumbers NUMBERS = SpokenNumbers.builder()
            .number(0, "zero")
            .numbers(
                    1,
                    "uno/un/una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici"
                            + " quindici sedici diciassette diciotto diciannove")
            .tens("venti/vent trenta/trent quaranta/quarant cinquanta/cinquant sessanta/sessant settanta/settant"
                    + " ottanta/ottant novanta/novant")
            .number(100, "cento", "cent")
            .number(1000, "mille", "mila")
            .number(1_000_000, "milione", "milioni")
            .number(1_000_000_000, "miliardo", "miliardi")
            .compounds()
            .ordinals(
                    1,
                    "primo/prima secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta settimo/settima"
                            + " ottavo/ottava nono/nona decimo/decima undicesimo/undicesima dodicesimo/dodicesima"
                            + " tredicesimo/tredicesima quattordicesimo/quattordicesima quindicesimo/quindicesima"
                            + " sedicesimo/sedicesima diciassettesimo/diciassettesima diciottesimo/diciottesima"
                            + " diciannovesimo/diciannovesima ventesimo/ventesima ventunesimo/ventunesima"
                            + " ventiduesimo/ventiduesima ventitreesimo/ventitreesima ventiquattresimo/ventiquattresima"
                            + " venticinquesimo/venticinquesima ventiseiesimo/ventiseiesima"
                            + " ventisettesimo/ventisettesima ventottesimo/ventottesima ventinovesimo/ventinovesima"
                            + " trentesimo/trentesima trentunesimo/trentunesima")
            .ordinal(100, "centesimo", "centesima")
            .ordinalEndings("o", "a", "esimo", "esima")
            .joiner("e", SpokenNumbers.Joins.HUNDREDS, SpokenNumbers.Joins.THOUSANDS)
            .repeat(2, "doppio")
            .repeat(3, "triplo")
            .articles("un", "uno", "una")
            .minus("meno")
            .build();

    private static final Vocabulary WORDS = Vocabulary.builder(Locale.ITALIAN, NUMBERS)
            .unit(Unit.SECOND, "secondo", "secondi")
            .unit(Unit.MINUTE, "minuto", "minuti")
            .unit(Unit.HOUR, "ora", "ore")
            .unit(Unit.DAY, "giorno", "giorni", "giornata", "giornate")
            .unit(Unit.WEEK, "settimana", "settimane")
            .unit(Unit.WEEKEND, "fine settimana", "weekend", "week-end")
            .unit(Unit.MONTH, "mese", "mesi")
            .unit(Unit.QUARTER, "trimestre", "trimestri")
            .unit(Unit.YEAR, "anno", "anni")
            .unit(Unit.DECADE, "decennio", "decenni")
            .season(Season.SPRING, "primavera")
            .season(Season.SUMMER, "estate")
            .season(Season.AUTUMN, "autunno")
            .season(Season.WINTER, "inverno")
            .part(
                    PartOfDay.MORNING,
                    "di mattina",
                    "del mattino",
                    "della mattina",
                    "la mattina",
                    "al mattino",
                    "stamattina",
                    "questa mattina",
                    "mattina",
                    "in mattinata")
            .part(
                    PartOfDay.AFTERNOON,
                    "di pomeriggio",
                    "del pomeriggio",
                    "il pomeriggio",
                    "nel pomeriggio",
                    "questo pomeriggio",
                    "pomeriggio")
            .part(PartOfDay.EVENING, "di sera", "della sera", "la sera", "in serata", "stasera", "questa sera", "sera")
            .part(PartOfDay.NIGHT, "di notte", "della notte", "la notte", "stanotte", "questa notte", "notte")
            .feast(1, 1, "capodanno")
            .feast(1, 6, "epifania", "befana")
            .feast(2, 14, "san valentino")
            .feast(8, 15, "ferragosto")
            .feast(12, 24, "vigilia di natale")
            .feast(12, 25, "natale")
            .feast(12, 26, "santo stefano")
            .feast(12, 31, "san silvestro")
            .easter(-2, "venerdì santo")
            .easter(0, "pasqua")
            .easter(1, "pasquetta", "lunedì dell'angelo")
            .build();

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .group("the", "il lo la l i le")
            .group("this", "questo questa quest")
            .group("next", "prossimo prossima")
            .group("last", "scorso scorsa passato passata ultimo ultima")
            .add(Dates.present(), "adesso", "ora", "subito")
            .add(Dates.days(0), "oggi")
            .addWeak(
                    Dates.days(0),
                    "stamattina",
                    "stasera",
                    "stanotte",
                    "questa mattina|sera|notte",
                    "questo pomeriggio",
                    "oggi pomeriggio")
            .add(Dates.days(1), "domani")
            .addWeak(Dates.days(1), "domani mattina|pomeriggio|sera|notte")
            .add(Dates.days(2), "dopodomani", "dopo domani")
            .add(Dates.days(-1), "ieri", "ieri mattina|pomeriggio|sera|notte")
            .add(Dates.days(-2), "l'altro ieri", "altro ieri", "avantieri", "altroieri", "ieri l'altro")
            .add(Dates.counted(1, 0), "tra|fra|in {number} {unit}", "{number} {unit} dopo")
            .add(Dates.counted(1, 0), "tra|fra un'ora")
            .add(Dates.counted(-1, 0), "{number} {unit} fa")
            .add(Dates.unit(0), "<this> {unit}")
            .add(Dates.unit(Unit.WEEKEND, 0), "(il|nel) fine settimana", "il|nel weekend")
            .add(Dates.unit(1), "(<the>) <next> {unit}", "(<the>) {unit} <next>", "(<the>) {unit} che viene")
            .add(Dates.unit(-1), "(<the>) {unit} <last>", "(<the>) <last> {unit}")
            .add(Dates.weekdayAfterToday(), "(<the>) {weekday} <next>", "(<the>) <next> {weekday}")
            .add(Dates.weekdayBeforeToday(), "(<the>) {weekday} <last>", "(<the>) <last> {weekday}")
            .add(Dates.weekdayOfWeek(0), "{weekday} di questa settimana")
            .add(
                    Dates.weekdayOfWeek(1),
                    "{weekday} della settimana prossima",
                    "{weekday} della prossima settimana",
                    "{weekday} la settimana prossima")
            .add(Dates.weekday(), "(<the>) {weekday}", "<this> {weekday}", "di {weekday}")
            .add(
                    Dates.dayOfMonth(),
                    "(<the>) ({weekday}) {day} (di) {month} (del|nel) ({year})",
                    "{weekday} <the> {day} {month} ({year})",
                    "(il) giorno {day} {month} ({year})")
            .add(Dates.day(), "il|l' {day}", "(il) giorno {day}", "il {day} del mese", "il {day} di questo mese")
            .addWeak(Dates.day(), "{weekday} {day}")
            .add(Dates.feast(), "(a|per) (<the>) {feast} ({year})", "(<the>) <next> {feast}")
            .add(Dates.monthAfter(), "(<the>) {month} <next>", "(<the>) <next> {month}", "a {month} <next>")
            .add(Dates.monthBefore(), "(<the>) {month} <last>", "(<the>) <last> {month}")
            .add(Dates.month(), "(a|ad|in|di|nel) {month} (del) ({year})", "nel mese di {month} ({year})")
            .add(Dates.seasonOfThisYear(), "<this> {season}")
            .add(Dates.seasonAfter(), "(<the>) <next> {season}", "(<the>) {season} <next>")
            .add(Dates.seasonBefore(), "(<the>) {season} <last>")
            .add(Dates.season(), "(in|d') (<the>) {season} (del) ({year})", "nell'estate del {year}")
            .add(Dates.year(), "nel {year}", "(nell|l) anno {year}")
            .addWeak(Dates.year(), "(il) {year}")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .group("at", "alle all le l per")
            .add(Times.present(), "adesso", "ora", "subito")
            .add(Times.named(12, 0), "(a) mezzogiorno")
            .add(Times.named(12, 30), "(a) mezzogiorno e mezzo|mezza")
            .add(Times.named(0, 0), "(a) mezzanotte")
            .add(Times.named(0, 30), "(a) mezzanotte e mezzo|mezza")
            .add(
                    Times.clock(),
                    "<at> {hour} ({part})",
                    "(<at>) ore {hour}",
                    "(<at>) (ore) {hour} e {minute} ({part})",
                    "(<at>) (ore) {hour} {minutes} ({part})",
                    "(<at>) {hour} in punto ({part})",
                    "(<at>) {hour} {part}")
            .addWeak(Times.clock(), "{hour}")
            .add(Times.shifted(30), "(<at>) {hour} e mezza|mezzo ({part})", "(<at>) {hour} e trenta ({part})")
            .add(Times.shifted(15), "(<at>) {hour} e un quarto ({part})", "(<at>) {hour} e quarto ({part})")
            .add(
                    Times.shifted(-15),
                    "(<at>) {hour} meno un quarto ({part})",
                    "(a) un quarto <at> {hour} ({part})",
                    "(<at>) {hour} meno quarto")
            .add(Times.shifted(45), "(<at>) {hour} e tre quarti ({part})")
            .add(Times.before(0), "(<at>) {hour} meno {minute} ({part})", "{minute} (minuti) <at> {hour} ({part})")
            .add(Times.partOfDay(), "{part}", "domani {part}")
            .addWeak(Times.fromNow(0), "tra|fra {number} {unit}", "tra|fra un' {unit}")
            .addWeak(Times.half(), "tra|fra mezz'|mezza {unit}")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .add(Lengths.quarters(2), "mezz'|mezza|mezzo {unit}")
            .add(Lengths.quarters(1), "un|1 quarto d'|di {unit}")
            .add(Lengths.quarters(3), "tre|3 quarti d'|di {unit}")
            .add(Lengths.counted(2), "{number} {unit} e mezza|mezzo", "un' {unit} e mezza|mezzo")
            .add(Lengths.counted(1), "{number} {unit} e un quarto", "un' {unit} e un quarto")
            .add(Lengths.hoursAndMinutes(), "{number} ora|ore (e) {minutes}", "un' ora (e) {minutes}")
            .add(Lengths.counted(0), "{number} {unit}", "{number} di {unit}")
            .build();

    static final Tongue TONGUE = new Tongue(
            NUMBERS,
            DATES,
            TIMES,
            LENGTHS,
            Set.of("e"),
            Map.of("più", "+", "asterisco", "*", "cancelletto", "#"),
            false);

    private ItalianTongue() {}
}
