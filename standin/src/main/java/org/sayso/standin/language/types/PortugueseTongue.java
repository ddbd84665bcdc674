package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Portuguese, of Brazil and of Portugal. */
final class PortugueseTongue {

    private static final SpokenNumbers NUMBERS = SpokenNumbers.builder()
            .number(0, "zero")
            .numbers(
                    1,
                    "um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze"
                            + " dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove")
            .tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
            // Half a dozen: what Brazilians say for six among digits.
            .number(6, "meia")
            .number(100, "cem", "cento")
            .number(200, "duzentos", "duzentas")
            .number(300, "trezentos", "trezentas")
            .number(400, "quatrocentos", "quatrocentas")
            .number(500, "quinhentos", "quinhentas")
            .number(600, "seiscentos", "seiscentas")
            .number(700, "setecentos", "setecentas")
            .number(800, "oitocentos", "oitocentas")
            .number(900, "novecentos", "novecentas")
            .number(1000, "mil")
            .number(1_000_000, "milhão", "milhões")
            .number(1_000_000_000, "bilhão", "bilhões")
            .ordinals(
                    1,
                    "primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta"
                            + " sétimo/sétima oitavo/oitava nono/nona décimo/décima")
            .ordinalTens("vigésimo/vigésima trigésimo/trigésima quadragésimo quinquagésimo sexagésimo septuagésimo"
                    + " octogésimo nonagésimo")
            .ordinal(100, "centésimo", "centésima")
            .positionsInTwo()
            .ordinalEndings("o", "a")
            .joiner("e", SpokenNumbers.Joins.TENS, SpokenNumbers.Joins.HUNDREDS, SpokenNumbers.Joins.THOUSANDS)
            .repeat(2, "dobro", "duplo")
            .repeat(3, "triplo")
            .articles("um", "uma")
            .minus("menos")
            .build();

    private static final Vocabulary WORDS = Vocabulary.builder(Locale.forLanguageTag("pt"), NUMBERS)
            .name(Place.WEEKDAY, 1, "segunda")
            .name(Place.WEEKDAY, 2, "terça")
            .name(Place.WEEKDAY, 3, "quarta")
            .name(Place.WEEKDAY, 4, "quinta")
            .name(Place.WEEKDAY, 5, "sexta")
            .unit(Unit.SECOND, "segundo", "segundos")
            .unit(Unit.MINUTE, "minuto", "minutos")
            .unit(Unit.HOUR, "hora", "horas")
            .unit(Unit.DAY, "dia", "dias")
            .unit(Unit.WEEK, "semana", "semanas")
            .unit(Unit.WEEKEND, "fim de semana", "final de semana", "fins de semana", "finais de semana")
            .unit(Unit.FORTNIGHT, "quinzena", "quinzenas")
            .unit(Unit.MONTH, "mês", "meses")
            .unit(Unit.QUARTER, "trimestre", "trimestres")
            .unit(Unit.YEAR, "ano", "anos")
            .unit(Unit.DECADE, "década", "décadas")
            .season(Season.SPRING, "primavera")
            .season(Season.SUMMER, "verão")
            .season(Season.AUTUMN, "outono")
            .season(Season.WINTER, "inverno")
            .part(
                    PartOfDay.MORNING,
                    "da manhã",
                    "de manhã",
                    "pela manhã",
                    "esta manhã",
                    "hoje de manhã",
                    "da madrugada",
                    "de madrugada")
            .part(PartOfDay.AFTERNOON, "da tarde", "de tarde", "à tarde", "esta tarde", "hoje à tarde")
            .part(PartOfDay.NIGHT, "da noite", "de noite", "à noite", "esta noite", "hoje à noite")
            .feast(1, 1, "ano novo", "dia de ano novo")
            .feast(12, 24, "véspera de natal")
            .feast(12, 25, "natal", "dia de natal")
            .feast(12, 31, "véspera de ano novo", "réveillon")
            .easter(-47, "carnaval", "terça de carnaval")
            .easter(-2, "sexta-feira santa")
            .easter(0, "páscoa", "domingo de páscoa")
            .easter(60, "corpus christi")
            .build();

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .group("the", "o a os as no na nos nas")
            .group("this", "este esta neste nesta esse essa nesse nessa")
            .group("next", "próximo próxima seguinte")
            .group("last", "passado passada último última")
            .add(Dates.present(), "agora", "agora mesmo", "já")
            .add(Dates.days(0), "hoje")
            .addWeak(Dates.days(0), "esta manhã|tarde|noite", "hoje de manhã", "hoje à tarde|noite")
            .add(Dates.days(1), "amanhã")
            .addWeak(Dates.days(1), "amanhã de manhã", "amanhã à tarde|noite")
            .add(Dates.days(2), "depois de amanhã")
            .add(Dates.days(-1), "ontem", "ontem à noite|tarde", "ontem de manhã")
            .add(Dates.days(-2), "anteontem", "antes de ontem")
            .add(Dates.counted(1, 0), "daqui a {number} {unit}", "daqui {number} {unit}", "em|dentro {number} {unit}")
            .add(Dates.counted(1, 0), "dentro de {number} {unit}")
            .add(Dates.counted(-1, 0), "há {number} {unit} (atrás)", "{number} {unit} atrás", "faz {number} {unit}")
            .add(Dates.unit(0), "<this> {unit}")
            .add(Dates.unit(Unit.WEEKEND, 0), "(<the>) fim de semana", "(<the>) final de semana")
            .add(Dates.unit(1), "(<the>) <next> {unit}", "(<the>) {unit} <next>", "(<the>) {unit} que vem")
            .add(Dates.unit(-1), "(<the>) {unit} <last>", "(<the>) <last> {unit}")
            .add(
                    Dates.weekdayAfterToday(),
                    "(<the>) <next> {weekday}",
                    "(<the>) {weekday} que vem",
                    "(<the>) {weekday} <next>")
            .add(Dates.weekdayBeforeToday(), "(<the>) {weekday} <last>", "(<the>) <last> {weekday}")
            .add(Dates.weekdayOfWeek(0), "(<the>) {weekday} desta semana")
            .add(Dates.weekdayOfWeek(1), "(<the>) {weekday} da semana que vem", "(<the>) {weekday} da próxima semana")
            .add(Dates.weekday(), "(<the>) {weekday}", "<this> {weekday}")
            .add(
                    Dates.dayOfMonth(),
                    "(o|no|em) ({weekday}) (dia) {day} de {month} (de) ({year})",
                    "({weekday}) (o|no) (dia) {day} de {month} do ano {year}",
                    "(o|no) {day} {month} ({year})")
            .add(Dates.day(), "(o|no) dia {day}", "o {day} deste mês", "{weekday} dia {day}")
            .add(Dates.feast(), "(o|no|na) {feast} (de) ({year})", "(<the>) <next> {feast}")
            .add(Dates.monthAfter(), "(em) {month} que vem", "<the> <next> {month}", "(em) {month} <next>")
            .add(Dates.monthBefore(), "(em) {month} <last>")
            .add(Dates.month(), "(em) {month} (de) ({year})", "(no) mês de {month} (de) ({year})")
            .add(Dates.seasonOfThisYear(), "<this> {season}")
            .add(Dates.seasonAfter(), "(<the>) <next> {season}", "(<the>) {season} que vem")
            .add(Dates.seasonBefore(), "(<the>) {season} <last>")
            .add(Dates.season(), "(<the>) {season} (de) ({year})")
            .add(Dates.year(), "(em|no) (o) ano (de) {year}", "em {year}")
            .addWeak(Dates.year(), "{year}")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .group("at", "às à as")
            .group("hours", "hora horas h")
            .add(Times.present(), "agora", "agora mesmo")
            .add(Times.named(12, 0), "(ao|a) meio-dia")
            .add(Times.named(12, 30), "(ao|a) meio-dia e meia")
            .add(Times.named(0, 0), "(à) meia-noite")
            .add(Times.named(0, 30), "(à) meia-noite e meia")
            .add(Times.shifted(30), "(<at>) {hour} (<hours>) e meia ({part})")
            .add(Times.shifted(15), "(<at>) {hour} (<hours>) e um quarto ({part})")
            .add(
                    Times.shifted(-15),
                    "(<at>) um quarto para as|a {hour} ({part})",
                    "(<at>) {hour} menos um quarto ({part})")
            .add(
                    Times.before(0),
                    "(<at>) {minute} (minutos) para as|a|o {hour} (<hours>) ({part})",
                    "(<at>) {hour} menos {minute} ({part})")
            .add(
                    Times.clock(),
                    "<at> {hour} (<hours>) ({part})",
                    "(<at>) {hour} <hours> ({part})",
                    "(<at>) {hour} <hours> (e) {minute} (minutos) ({part})",
                    "(<at>) {hour} e {minute} (minutos) ({part})",
                    "(<at>) {hour} {minutes} ({part})",
                    "(<at>) {hour} (<hours>) em ponto ({part})",
                    "(<at>) {hour} {part}")
            .addWeak(Times.clock(), "{hour}")
            .add(Times.partOfDay(), "{part}", "amanhã {part}")
            .addWeak(Times.half(), "daqui a meia {unit}", "em meia {unit}", "dentro de meia {unit}")
            .addWeak(Times.fromNow(0), "daqui a {number} {unit}", "em {number} {unit}", "dentro de {number} {unit}")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .add(Lengths.quarters(2), "meia|meio {unit}")
            .add(Lengths.quarters(1), "um|1 quarto de {unit}")
            .add(Lengths.quarters(3), "três|3 quartos de {unit}")
            .add(Lengths.counted(2), "{number} {unit} e meia|meio")
            .add(Lengths.hoursAndMinutes(), "{number} hora|horas (e) {minutes}")
            .add(Lengths.counted(0), "{number} {unit}", "{number} de {unit}")
            .build();

    static final Tongue TONGUE = new Tongue(
            NUMBERS,
            DATES,
            TIMES,
            LENGTHS,
            Set.of("e"),
            Map.of("mais", "+", "asterisco", "*", "cardinal", "#", "hashtag", "#"),
            false);

    private PortugueseTongue() {}
}
