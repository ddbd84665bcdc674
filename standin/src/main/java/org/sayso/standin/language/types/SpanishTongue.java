package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Spanish, of Spain and of America. */
final class SpanishTongue {

    private static final SpokenNumbers NUMBERS = SpokenNumbers.builder()
            .number(0, "cero")
            .numbers(
                    1,
                    "uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
                            + " dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna veintidós"
                            + " veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve")
            .tens("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
            .number(100, "cien", "ciento")
            .number(200, "doscientos", "doscientas")
            .number(300, "trescientos", "trescientas")
            .number(400, "cuatrocientos", "cuatrocientas")
            .number(500, "quinientos", "quinientas")
            .number(600, "seiscientos", "seiscientas")
            .number(700, "setecientos", "setecientas")
            .number(800, "ochocientos", "ochocientas")
            .number(900, "novecientos", "novecientas")
            .number(1000, "mil")
            .number(1_000_000, "millón", "millones")
            .ordinals(
                    1,
                    "primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta quinto/quinta"
                            + " sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima"
                            + " undécimo/undécima/onceavo duodécimo/duodécima/doceavo decimotercero/decimotercera"
                            + " decimocuarto/decimocuarta decimoquinto/decimoquinta decimosexto/decimosexta"
                            + " decimoséptimo/decimoséptima decimoctavo/decimoctava decimonoveno/decimonovena")
            .ordinalTens("vigésimo/vigésima trigésimo/trigésima cuadragésimo quincuagésimo sexagésimo septuagésimo"
                    + " octogésimo nonagésimo")
            .ordinal(100, "centésimo", "centésima")
            .positionsInTwo()
            .ordinalEndings("o", "a", "er", "ro", "do", "to", "vo", "mo", "no")
            .joiner("y", SpokenNumbers.Joins.TENS)
            .repeat(2, "doble")
            .repeat(3, "triple")
            .articles("un", "una")
            .minus("menos")
            .build();

    private static final Vocabulary WORDS = Vocabulary.builder(Locale.forLanguageTag("es"), NUMBERS)
            .name(Place.MONTH, 9, "setiembre")
            .unit(Unit.SECOND, "segundo", "segundos")
            .unit(Unit.MINUTE, "minuto", "minutos")
            .unit(Unit.HOUR, "hora", "horas")
            .unit(Unit.DAY, "día", "días")
            .unit(Unit.WEEK, "semana", "semanas")
            .unit(Unit.WEEKEND, "fin de semana", "fines de semana")
            .unit(Unit.FORTNIGHT, "quincena", "quincenas")
            .unit(Unit.MONTH, "mes", "meses")
            .unit(Unit.QUARTER, "trimestre", "trimestres")
            .unit(Unit.YEAR, "año", "años")
            .unit(Unit.DECADE, "década", "décadas")
            .season(Season.SPRING, "primavera")
            .season(Season.SUMMER, "verano")
            .season(Season.AUTUMN, "otoño")
            .season(Season.WINTER, "invierno")
            .part(PartOfDay.AM, "a m", "am")
            .part(PartOfDay.PM, "p m", "pm")
            .part(PartOfDay.MORNING, "de la mañana", "por la mañana", "en la mañana", "esta mañana", "de la madrugada")
            .part(PartOfDay.AFTERNOON, "de la tarde", "por la tarde", "en la tarde", "esta tarde", "del mediodía")
            .part(PartOfDay.NIGHT, "de la noche", "por la noche", "en la noche", "esta noche")
            .feast(1, 1, "año nuevo", "día de año nuevo")
            .feast(1, 6, "reyes", "día de reyes")
            .feast(2, 14, "san valentín")
            .feast(12, 24, "nochebuena")
            .feast(12, 25, "navidad")
            .feast(12, 31, "nochevieja", "fin de año")
            .easter(-3, "jueves santo")
            .easter(-2, "viernes santo")
            .easter(0, "pascua", "domingo de pascua", "domingo de resurrección")
            .build();

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .group("the", "el la los las")
            .group("this", "este esta")
            .group("next", "próximo próxima siguiente")
            .group("last", "pasado pasada último última")
            .add(Dates.present(), "ahora", "ahora mismo", "ya")
            .add(Dates.days(0), "hoy", "hoy mismo")
            .addWeak(Dates.days(0), "esta mañana|tarde|noche")
            .add(Dates.days(1), "mañana")
            .addWeak(Dates.days(1), "mañana por la mañana|tarde|noche", "mañana en la mañana|tarde|noche")
            .add(Dates.days(2), "pasado mañana")
            .add(Dates.days(-1), "ayer", "anoche")
            .add(Dates.days(-2), "anteayer", "antier", "antes de ayer")
            .add(Dates.counted(1, 0), "dentro de {number} {unit}", "en {number} {unit}", "de aquí a {number} {unit}")
            .add(Dates.counted(-1, 0), "hace {number} {unit}", "{number} {unit} atrás")
            .add(Dates.unit(0), "<this> {unit}", "<this> mismo|misma {unit}")
            .add(Dates.unit(Unit.WEEKEND, 0), "(el) fin de semana", "en el fin de semana")
            .add(
                    Dates.unit(1),
                    "(<the>) <next> {unit}",
                    "(<the>) {unit} <next>",
                    "(<the>) {unit} que viene",
                    "(<the>) {unit} que entra")
            .add(Dates.unit(-1), "(<the>) <last> {unit}", "(<the>) {unit} <last>")
            .add(
                    Dates.weekdayAfterToday(),
                    "(el) <next> {weekday}",
                    "(el) {weekday} <next>",
                    "(el) {weekday} que viene")
            .add(Dates.weekdayBeforeToday(), "(el) {weekday} <last>", "(el) <last> {weekday}")
            .add(Dates.weekdayOfWeek(0), "(el) {weekday} de esta semana")
            .add(
                    Dates.weekdayOfWeek(1),
                    "(el) {weekday} de la semana que viene",
                    "(el) {weekday} de la próxima semana",
                    "(el) {weekday} de la semana próxima")
            .add(Dates.weekday(), "(el) {weekday}", "este {weekday}", "este <next> {weekday}")
            .add(
                    Dates.dayOfMonth(),
                    "(el) ({weekday}) (día) {day} de {month} (de|del) ({year})",
                    "(el) ({weekday}) (día) {day} de {month} del año {year}",
                    "(el) {day} {month} ({year})")
            .add(Dates.day(), "(el) día {day}", "el ({weekday}) {day}", "el {day} de este mes")
            .add(Dates.feast(), "(el) {feast}", "en {feast}", "(el) {feast} de {year}")
            .add(Dates.monthAfter(), "(el) <next> {month}", "{month} que viene")
            .add(Dates.monthBefore(), "{month} <last>", "(el) <last> {month}")
            .add(Dates.month(), "(en) {month} (de|del) ({year})", "este {month}", "en el mes de {month}")
            .add(Dates.seasonOfThisYear(), "<this> {season}")
            .add(Dates.seasonAfter(), "(<the>) <next> {season}", "(<the>) {season} que viene")
            .add(Dates.seasonBefore(), "(<the>) {season} <last>")
            .add(Dates.season(), "(en) (<the>) {season} (de|del) ({year})")
            .add(Dates.year(), "(en) el año {year}", "en {year}", "año {year}")
            .addWeak(Dates.year(), "{year}")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .add(Times.present(), "ahora", "ahora mismo")
            .add(Times.named(12, 0), "(a|al) (el) mediodía", "a las doce del mediodía")
            .add(Times.named(0, 0), "(a) (la) medianoche")
            .add(
                    Times.clock(),
                    "a la|las {hour} ({part})",
                    "(a) (la|las) {hour} en punto ({part})",
                    "(a) (la|las) {hour} horas",
                    "(a) (la|las) {hour} {part}",
                    "(a) (la|las) {hour} y {minute} ({part})",
                    "(a) (la|las) {hour} {minutes} ({part})",
                    "(a) (la|las) {hour} horas (y|con) {minute} (minutos)",
                    "la|las {hour}")
            .addWeak(Times.clock(), "{hour}")
            .add(Times.shifted(30), "(a) (la|las) {hour} y media ({part})")
            .add(Times.shifted(15), "(a) (la|las) {hour} y cuarto ({part})")
            .add(
                    Times.shifted(-15),
                    "(a) (la|las) {hour} menos cuarto ({part})",
                    "(a) (un) cuarto para la|las {hour} ({part})")
            .add(
                    Times.before(0),
                    "(a) (la|las) {hour} menos {minute} ({part})",
                    "(a) {minute} (minutos) para la|las {hour} ({part})")
            .add(Times.partOfDay(), "{part}", "mañana {part}")
            .addWeak(Times.fromNow(0), "dentro de {number} {unit}", "en {number} {unit}")
            .addWeak(Times.half(), "dentro de media {unit}", "en media {unit}")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .add(Lengths.counted(2), "{number} {unit} y medio|media", "{unit} y medio|media")
            .add(Lengths.counted(1), "{number} {unit} y cuarto", "{unit} y cuarto")
            .add(Lengths.counted(3), "{number} {unit} y tres cuartos")
            .add(Lengths.hoursAndMinutes(), "{number} hora|horas (y) {minutes}")
            .add(Lengths.counted(0), "{number} {unit}", "{number} de {unit}")
            .add(Lengths.quarters(2), "media|medio {unit}")
            .add(Lengths.quarters(1), "un|1 cuarto de {unit}")
            .add(Lengths.quarters(3), "tres|3 cuartos de {unit}")
            .build();

    static final Tongue TONGUE = new Tongue(
            NUMBERS,
            DATES,
            TIMES,
            LENGTHS,
            Set.of("y", "con"),
            Map.of("más", "+", "asterisco", "*", "almohadilla", "#", "gato", "#"),
            false);

    private SpanishTongue() {}
}
