package org.sayso.standin.language.types;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** French, with the tens of Belgium and Switzerland. */
final class FrenchTongue {

    private static final SpokenNumbers NUMBERS = SpokenNumbers.builder()
            .number(0, "zéro")
            .numbers(1, "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
            .pair(17, "dix", "sept")
            .pair(18, "dix", "huit")
            .pair(19, "dix", "neuf")
            .tens("vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante")
            .pair(80, "quatre", "vingt")
            .pair(80, "quatre", "vingts")
            .scores(60, 80)
            .number(100, "cent", "cents")
            .number(1000, "mille", "mil")
            .number(1_000_000, "million", "millions")
            .number(1_000_000_000, "milliard", "milliards")
            .ordinals(
                    1,
                    "premier/première/unième deuxième/second/seconde troisième quatrième cinquième sixième septième"
                            + " huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième")
            .ordinalTens("vingtième trentième quarantième cinquantième soixantième septantième huitantième nonantième")
            .ordinal(100, "centième")
            .ordinal(1000, "millième")
            .ordinalEndings("er", "ère", "re", "e", "ème", "nd", "nde", "d", "de")
            .joiner("et", SpokenNumbers.Joins.TENS)
            .repeat(2, "double")
            .repeat(3, "triple")
            .articles("un", "une")
            .minus("moins")
            .build();

    private static final Vocabulary WORDS = Vocabulary.builder(Locale.FRENCH, NUMBERS)
            .unit(Unit.SECOND, "seconde", "secondes")
            .unit(Unit.MINUTE, "minute", "minutes")
            .unit(Unit.HOUR, "heure", "heures")
            .unit(Unit.DAY, "jour", "jours", "journée", "journées")
            .unit(Unit.WEEK, "semaine", "semaines")
            .unit(Unit.WEEKEND, "week-end", "weekend", "week-ends", "weekends", "fin de semaine")
            .unit(Unit.FORTNIGHT, "quinzaine")
            .unit(Unit.MONTH, "mois")
            .unit(Unit.QUARTER, "trimestre", "trimestres")
            .unit(Unit.YEAR, "an", "ans", "année", "années")
            .unit(Unit.DECADE, "décennie", "décennies")
            .season(Season.SPRING, "printemps")
            .season(Season.SUMMER, "été")
            .season(Season.AUTUMN, "automne")
            .season(Season.WINTER, "hiver")
            .part(PartOfDay.MORNING, "du matin", "le matin", "ce matin", "au matin", "matin", "dans la matinée")
            .part(
                    PartOfDay.AFTERNOON,
                    "de l'après-midi",
                    "l'après-midi",
                    "cet après-midi",
                    "cette après-midi",
                    "dans l'après-midi",
                    "après-midi")
            .part(PartOfDay.EVENING, "du soir", "le soir", "ce soir", "au soir", "soir", "dans la soirée")
            .part(PartOfDay.NIGHT, "de la nuit", "la nuit", "cette nuit", "nuit", "dans la nuit")
            .feast(1, 1, "nouvel an", "jour de l'an")
            .feast(2, 14, "saint-valentin")
            .feast(5, 1, "fête du travail")
            .feast(7, 14, "fête nationale")
            .feast(11, 1, "toussaint")
            .feast(12, 24, "réveillon de noël", "veille de noël")
            .feast(12, 25, "noël", "jour de noël")
            .feast(12, 31, "saint-sylvestre", "réveillon du nouvel an")
            .easter(-2, "vendredi saint")
            .easter(0, "pâques", "dimanche de pâques")
            .easter(1, "lundi de pâques")
            .easter(39, "ascension", "jeudi de l'ascension")
            .easter(49, "pentecôte")
            .easter(50, "lundi de pentecôte")
            .build();

    private static final Phrases<DateMeaning> DATES = Phrases.<DateMeaning>builder(WORDS)
            .group("the", "le la l les")
            .group("this", "ce cet cette")
            .group("next", "prochain prochaine suivant suivante")
            .group("last", "dernier dernière passé passée")
            .add(Dates.present(), "maintenant", "tout de suite")
            .add(Dates.days(0), "aujourd'hui")
            .addWeak(Dates.days(0), "ce matin|soir", "cet|cette après-midi", "cette nuit")
            .add(Dates.days(1), "demain")
            .addWeak(Dates.days(1), "demain matin|soir", "demain après-midi")
            .add(Dates.days(2), "après-demain")
            .add(Dates.weekdayAfter(7), "{weekday} en huit")
            .add(Dates.weekdayAfter(14), "{weekday} en quinze")
            .add(Dates.days(-1), "hier", "hier matin|soir", "hier après-midi")
            .add(Dates.days(-2), "avant-hier")
            .add(Dates.counted(1, 0), "dans {number} {unit}", "d'ici {number} {unit}", "{number} {unit} plus tard")
            .add(Dates.counted(-1, 0), "il y a {number} {unit}")
            .add(Dates.unit(0), "<this> {unit} (ci)")
            .add(Dates.unit(Unit.WEEKEND, 0), "le week-end", "le weekend", "en fin de semaine")
            .add(Dates.unit(1), "(<the>) {unit} <next>", "(<the>) <next> {unit}", "(<the>) {unit} qui vient")
            .add(Dates.unit(-1), "(<the>) {unit} <last>")
            .add(Dates.weekdayAfterToday(), "(le) {weekday} <next>", "(le) <next> {weekday}", "{weekday} qui vient")
            .add(Dates.weekdayBeforeToday(), "(le) {weekday} <last>")
            .add(Dates.weekdayOfWeek(0), "(le) {weekday} de cette semaine")
            .add(
                    Dates.weekdayOfWeek(1),
                    "(le) {weekday} de la semaine prochaine",
                    "(le) {weekday} la semaine prochaine")
            .add(Dates.weekday(), "(le) {weekday}", "ce {weekday}")
            .add(Dates.dayOfMonth(), "(le) ({weekday}) {day} {month} ({year})", "({weekday}) le {day} {month} ({year})")
            .add(Dates.day(), "le ({weekday}) {day}", "le {day} du mois", "le {day} de ce mois", "{weekday} {day}")
            .add(Dates.feast(), "(à|pour) (<the>) {feast} ({year})", "(<the>) {feast} <next>")
            .add(Dates.monthAfter(), "{month} <next>", "en {month} <next>")
            .add(Dates.monthBefore(), "{month} <last>", "en {month} <last>")
            .add(Dates.month(), "(en) {month} ({year})", "au mois de|d' {month} ({year})")
            .add(Dates.seasonOfThisYear(), "<this> {season}")
            .add(Dates.seasonAfter(), "(<the>) {season} <next>")
            .add(Dates.seasonBefore(), "(<the>) {season} <last>")
            .add(Dates.season(), "(en|au) (<the>) {season} ({year})")
            .add(Dates.year(), "en (l') (an|année) {year}", "l'année {year}", "l'an {year}")
            .addWeak(Dates.year(), "{year}")
            .build();

    private static final Phrases<TimeMeaning> TIMES = Phrases.<TimeMeaning>builder(WORDS)
            .group("hours", "heure heures h")
            .add(Times.present(), "maintenant", "tout de suite")
            .add(Times.named(12, 0), "(à) midi")
            .add(Times.named(12, 15), "(à) midi et quart")
            .add(Times.named(12, 30), "(à) midi et demi|demie")
            .add(Times.named(11, 45), "(à) midi moins le quart")
            .add(Times.named(0, 0), "(à) minuit")
            .add(Times.named(0, 15), "(à) minuit et quart")
            .add(Times.named(0, 30), "(à) minuit et demi|demie")
            .add(Times.clock(), "(à) {hour} <hours> ({minute}) ({part})", "(à) {hour} <hours> pile ({part})")
            .add(Times.clock(), "(à) {hour} {minutes}")
            .add(Times.shifted(30), "(à) {hour} <hours> et demi|demie ({part})")
            .add(Times.shifted(15), "(à) {hour} <hours> et quart ({part})", "(à) {hour} <hours> un quart ({part})")
            .add(Times.shifted(-15), "(à) {hour} <hours> moins le|un quart ({part})", "(à) {hour} <hours> moins quart")
            .add(Times.before(0), "(à) {hour} <hours> moins {minute} ({part})")
            .addWeak(Times.clock(), "{hour}")
            .add(Times.partOfDay(), "{part}", "demain {part}")
            .addWeak(Times.fromNow(0), "dans {number} {unit}")
            .addWeak(Times.half(), "dans une|1 demi|demie {unit}")
            .build();

    private static final Phrases<LengthMeaning> LENGTHS = Phrases.<LengthMeaning>builder(WORDS)
            .add(Lengths.quarters(2), "(un|une) demi|demie {unit}")
            .add(Lengths.quarters(1), "un|1 quart d'|de {unit}")
            .add(Lengths.quarters(3), "trois|3 quarts d'|de {unit}")
            .add(Lengths.counted(2), "{number} {unit} et demi|demie")
            .add(Lengths.counted(1), "{number} {unit} et quart", "{number} {unit} un quart")
            .add(Lengths.hoursAndMinutes(), "{number} heure|heures|h {minutes}")
            .add(Lengths.counted(0), "{number} {unit}", "{number} de {unit}")
            .build();

    static final Tongue TONGUE = new Tongue(
            NUMBERS, DATES, TIMES, LENGTHS, Set.of("et"), Map.of("plus", "+", "étoile", "*", "dièse", "#"), false);

    private FrenchTongue() {}
}
