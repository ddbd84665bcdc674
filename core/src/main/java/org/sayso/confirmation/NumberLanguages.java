package org.sayso.confirmation;

import static org.sayso.confirmation.NumberLanguage.Rule.AND_AFTER_HUNDRED;
import static org.sayso.confirmation.NumberLanguage.Rule.AND_IN_TENS;
import static org.sayso.confirmation.NumberLanguage.Rule.BARE_MULTIPLIER;
import static org.sayso.confirmation.NumberLanguage.Rule.JOINED;
import static org.sayso.confirmation.NumberLanguage.Rule.ONE_HUNDRED;
import static org.sayso.confirmation.NumberLanguage.Rule.TEEN_HUNDREDS;
import static org.sayso.confirmation.NumberLanguage.Rule.UNIT_FIRST;
import static org.sayso.confirmation.NumberLanguage.Rule.UNSPACED;
import static org.sayso.confirmation.NumberLanguage.Rule.VIGESIMAL;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The languages in which codes can be said in words. Words that only sound like a digit count as that digit. */
final class NumberLanguages {

    private static final NumberLanguage ENGLISH =
            NumberLanguage.of(Set.of(AND_AFTER_HUNDRED, TEEN_HUNDREDS, ONE_HUNDRED), """
            0 zero oh o nought naught nil
            1 one won
            2 two to too
            3 three
            4 four for
            5 five
            6 six
            7 seven
            8 eight ate
            9 nine
            10 ten
            11 eleven
            12 twelve
            13 thirteen
            14 fourteen
            15 fifteen
            16 sixteen
            17 seventeen
            18 eighteen
            19 nineteen
            20 twenty
            30 thirty
            40 forty fourty
            50 fifty
            60 sixty
            70 seventy
            80 eighty
            90 ninety
            x100 hundred
            x1000 thousand
            *2 double
            *3 triple treble
            and and
            filler and the my code number is it's please
            """);

    private static final NumberLanguage GERMAN = NumberLanguage.of(
            Set.of(JOINED, UNIT_FIRST, AND_AFTER_HUNDRED, TEEN_HUNDREDS, ONE_HUNDRED, BARE_MULTIPLIER), """
            0 null
            1 eins ein eine
            2 zwei zwo
            3 drei
            4 vier
            5 fünf fuenf
            6 sechs
            7 sieben
            8 acht
            9 neun
            10 zehn
            11 elf
            12 zwölf zwoelf
            13 dreizehn
            14 vierzehn
            15 fünfzehn fuenfzehn
            16 sechzehn
            17 siebzehn
            18 achtzehn
            19 neunzehn
            20 zwanzig
            30 dreißig dreissig
            40 vierzig
            50 fünfzig fuenfzig
            60 sechzig
            70 siebzig
            80 achtzig
            90 neunzig
            x100 hundert
            x1000 tausend
            *2 doppel doppelt zweimal
            *3 dreifach dreimal
            and und
            filler der mein code die meine nummer zahl ist lautet bitte
            """);

    private static final NumberLanguage SPANISH = NumberLanguage.of(Set.of(JOINED, AND_IN_TENS, BARE_MULTIPLIER), """
            0 cero
            1 uno un una
            2 dos
            3 tres
            4 cuatro
            5 cinco
            6 seis
            7 siete
            8 ocho
            9 nueve
            10 diez
            11 once
            12 doce
            13 trece
            14 catorce
            15 quince
            16 dieciséis
            17 diecisiete
            18 dieciocho
            19 diecinueve
            20 veinte
            21 veintiuno veintiún veintiuna
            22 veintidós
            23 veintitrés
            24 veinticuatro
            25 veinticinco
            26 veintiséis
            27 veintisiete
            28 veintiocho
            29 veintinueve
            30 treinta
            40 cuarenta
            50 cincuenta
            60 sesenta
            70 setenta
            80 ochenta
            90 noventa
            100! cien
            100 ciento
            200 doscientos doscientas
            300 trescientos trescientas
            400 cuatrocientos cuatrocientas
            500 quinientos quinientas
            600 seiscientos seiscientas
            700 setecientos setecientas
            800 ochocientos ochocientas
            900 novecientos novecientas
            x1000 mil
            *2 doble
            *3 triple
            times veces
            and y i
            filler el mi código codigo número numero es por favor
            """);

    private static final NumberLanguage FRENCH =
            NumberLanguage.of(Set.of(VIGESIMAL, AND_IN_TENS, BARE_MULTIPLIER), """
            0 zéro
            1 un une
            2 deux
            3 trois
            4 quatre
            5 cinq
            6 six
            7 sept
            8 huit
            9 neuf
            10 dix
            11 onze
            12 douze
            13 treize
            14 quatorze
            15 quinze
            16 seize
            20 vingt
            20! vingts
            30 trente
            40 quarante
            50 cinquante
            60 soixante
            70 septante
            80 huitante octante
            90 nonante
            x100 cent
            x100! cents
            x1000 mille
            *2 double
            *3 triple
            times fois
            and et
            filler le mon code numéro numero est c'est s'il vous te plaît plait
            """);

    private static final NumberLanguage ITALIAN = NumberLanguage.of(Set.of(JOINED, BARE_MULTIPLIER), """
            0 zero
            1 uno un una
            2 due
            3 tre
            4 quattro
            5 cinque
            6 sei
            7 sette
            8 otto
            9 nove
            10 dieci
            11 undici
            12 dodici
            13 tredici
            14 quattordici
            15 quindici
            16 sedici
            17 diciassette
            18 diciotto
            19 diciannove
            20 venti vent
            30 trenta trent
            40 quaranta quarant
            50 cinquanta cinquant
            60 sessanta sessant
            70 settanta settant
            80 ottanta ottant
            90 novanta novant
            x100 cento cent
            x1000 mille mila
            *2 doppio
            *3 triplo
            times volte
            filler il mio codice numero è e per favore
            """);

    private static final NumberLanguage PORTUGUESE =
            NumberLanguage.of(Set.of(AND_IN_TENS, AND_AFTER_HUNDRED, BARE_MULTIPLIER), """
            0 zero
            1 um uma
            2 dois duas
            3 três
            4 quatro
            5 cinco
            6 seis meia
            7 sete
            8 oito
            9 nove
            10 dez
            11 onze
            12 doze
            13 treze
            14 catorze quatorze
            15 quinze
            16 dezesseis dezasseis
            17 dezessete dezassete
            18 dezoito
            19 dezenove dezanove
            20 vinte
            30 trinta
            40 quarenta
            50 cinquenta
            60 sessenta
            70 setenta
            80 oitenta
            90 noventa
            100! cem
            100 cento
            200 duzentos duzentas
            300 trezentos trezentas
            400 quatrocentos quatrocentas
            500 quinhentos quinhentas
            600 seiscentos seiscentas
            700 setecentos setecentas
            800 oitocentos oitocentas
            900 novecentos novecentas
            x1000 mil
            *2 dobro duplo
            *3 triplo
            times vezes
            and e
            filler o meu código codigo número numero é por favor
            """);

    /** In kanji and hiragana; katakana is turned into hiragana before it is looked up. */
    private static final NumberLanguage JAPANESE =
            NumberLanguage.of(Set.of(JOINED, UNSPACED, ONE_HUNDRED, BARE_MULTIPLIER), """
            0 零 〇 ○ ぜろ れい まる
            1 一 いち いっ
            2 二 に
            3 三 さん
            4 四 よん し
            5 五 ご
            6 六 ろく
            7 七 なな しち
            8 八 はち はっ
            9 九 きゅう く
            x10 十 じゅう
            x100 百 ひゃく
            300 さんびゃく
            600 ろっぴゃく
            800 はっぴゃく
            x1000 千 せん ぜん
            x10000 万 まん
            filler こーどは 番号は ばんごうは です
            """);

    private static final Map<String, NumberLanguage> BY_CODE = Map.of(
            "en", ENGLISH,
            "de", GERMAN,
            "es", SPANISH,
            "fr", FRENCH,
            "it", ITALIAN,
            "pt", PORTUGUESE,
            "ja", JAPANESE);

    private NumberLanguages() {}

    /** Empty where only digits are understood. */
    static Optional<NumberLanguage> of(Locale locale) {
        return Optional.ofNullable(BY_CODE.get(locale.getLanguage()));
    }
}
