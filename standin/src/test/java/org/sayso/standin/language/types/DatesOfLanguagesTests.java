package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Common dates, times and durations in Spanish, French, Italian, Portuguese and Japanese; today is 21 November 2026. */
class DatesOfLanguagesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hoy                              | 2026-11-21
            mañana                           | 2026-11-22
            mañana por la mañana             | 2026-11-22
            pasado mañana                    | 2026-11-23
            ayer                             | 2026-11-20
            anteayer                         | 2026-11-19
            ahora                            | PRESENT_REF
            esta noche                       | 2026-11-21
            lunes                            | 2026-11-23
            el viernes                       | 2026-11-27
            este miércoles                   | 2026-11-25
            el próximo sábado                | 2026-11-28
            el lunes que viene               | 2026-11-23
            el viernes pasado                | 2026-11-20
            este fin de semana               | 2026-W47-WE
            el próximo fin de semana         | 2026-W48-WE
            esta semana                      | 2026-W47
            la semana que viene              | 2026-W48
            la próxima semana                | 2026-W48
            la semana pasada                 | 2026-W46
            este mes                         | 2026-11
            el mes que viene                 | 2026-12
            el año que viene                 | 2027
            este año                         | 2026
            el 25 de noviembre               | 2026-11-25
            veinticinco de diciembre         | 2026-12-25
            el uno de enero                  | 2027-01-01
            primero de mayo                  | 2027-05-01
            el 3 de marzo de 2028            | 2028-03-03
            el martes 24 de noviembre        | 2026-11-24
            el día 5                         | 2026-12-05
            en abril                         | 2027-04
            abril de 2017                    | 2017-04
            dentro de dos semanas            | 2026-12-05
            en tres días                     | 2026-11-24
            hace una semana                  | 2026-11-14
            este verano                      | 2026-SU
            en primavera                     | 2027-SP
            navidad                          | 2026-12-25
            nochevieja                       | 2026-12-31
            el lunes de la semana que viene  | 2026-11-23
            24/12/2026                       | 2026-12-24
            viernes santo                    | 2027-03-26
            naranja                          | none
            """)
    void spanishDates(String text, String value) {
        assertThat(Said.to("AMAZON.DATE", "es-ES").value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            aujourd'hui                      | 2026-11-21
            demain                           | 2026-11-22
            demain matin                     | 2026-11-22
            lundi en huit                    | 2026-11-30
            lundi en quinze                  | 2026-12-07
            après-demain                     | 2026-11-23
            hier                             | 2026-11-20
            avant-hier                       | 2026-11-19
            ce soir                          | 2026-11-21
            lundi                            | 2026-11-23
            vendredi                         | 2026-11-27
            samedi prochain                  | 2026-11-28
            vendredi dernier                 | 2026-11-20
            ce week-end                      | 2026-W47-WE
            le week-end prochain             | 2026-W48-WE
            ce weekend                       | 2026-W47-WE
            cette semaine                    | 2026-W47
            la semaine prochaine             | 2026-W48
            la semaine dernière              | 2026-W46
            ce mois-ci                       | 2026-11
            le mois prochain                 | 2026-12
            l'année prochaine                | 2027
            l'an prochain                    | 2027
            cette année                      | 2026
            le 25 novembre                   | 2026-11-25
            le vingt-cinq décembre           | 2026-12-25
            le premier mai                   | 2027-05-01
            le 1er janvier                   | 2027-01-01
            le 3 mars 2028                   | 2028-03-03
            mardi 24 novembre                | 2026-11-24
            le quatorze juillet              | 2027-07-14
            le 5                             | 2026-12-05
            en avril                         | 2027-04
            au mois d'août                   | 2027-08
            avril 2017                       | 2017-04
            dans deux semaines               | 2026-12-05
            dans trois jours                 | 2026-11-24
            il y a une semaine               | 2026-11-14
            cet été                          | 2026-SU
            au printemps                     | 2027-SP
            l'hiver prochain                 | 2026-WI
            noël                             | 2026-12-25
            à Noël                           | 2026-12-25
            lundi de pâques                  | 2027-03-29
            l'ascension                      | 2027-05-06
            mercredi de la semaine prochaine | 2026-11-25
            banane                           | none
            """)
    void frenchDates(String text, String value) {
        assertThat(Said.to("AMAZON.DATE", "fr-FR").value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oggi                             | 2026-11-21
            domani                           | 2026-11-22
            domani mattina                   | 2026-11-22
            dopodomani                       | 2026-11-23
            ieri                             | 2026-11-20
            l'altro ieri                     | 2026-11-19
            stasera                          | 2026-11-21
            lunedì                           | 2026-11-23
            venerdì                          | 2026-11-27
            sabato prossimo                  | 2026-11-28
            il prossimo sabato               | 2026-11-28
            venerdì scorso                   | 2026-11-20
            questo fine settimana            | 2026-W47-WE
            il prossimo fine settimana       | 2026-W48-WE
            questo weekend                   | 2026-W47-WE
            questa settimana                 | 2026-W47
            la settimana prossima            | 2026-W48
            la prossima settimana            | 2026-W48
            la settimana scorsa              | 2026-W46
            questo mese                      | 2026-11
            il mese prossimo                 | 2026-12
            l'anno prossimo                  | 2027
            quest'anno                       | 2026
            il 25 novembre                   | 2026-11-25
            venticinque dicembre             | 2026-12-25
            il primo maggio                  | 2027-05-01
            l'otto marzo                     | 2027-03-08
            il 3 marzo 2028                  | 2028-03-03
            martedì 24 novembre              | 2026-11-24
            il 5                             | 2026-12-05
            ad aprile                        | 2027-04
            in agosto                        | 2027-08
            aprile 2017                      | 2017-04
            tra due settimane                | 2026-12-05
            fra tre giorni                   | 2026-11-24
            una settimana fa                 | 2026-11-14
            quest'estate                     | 2026-SU
            in primavera                     | 2027-SP
            natale                           | 2026-12-25
            a capodanno                      | 2027-01-01
            ferragosto                       | 2027-08-15
            a pasqua                         | 2027-03-28
            banana                           | none
            """)
    void italianDates(String text, String value) {
        assertThat(Said.to("AMAZON.DATE", "it-IT").value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hoje                             | 2026-11-21
            amanhã                           | 2026-11-22
            amanhã de manhã                  | 2026-11-22
            depois de amanhã                 | 2026-11-23
            ontem                            | 2026-11-20
            anteontem                        | 2026-11-19
            hoje à noite                     | 2026-11-21
            segunda-feira                    | 2026-11-23
            na sexta                         | 2026-11-27
            na próxima terça                 | 2026-11-24
            sábado que vem                   | 2026-11-28
            sexta-feira passada              | 2026-11-20
            este fim de semana               | 2026-W47-WE
            no fim de semana                 | 2026-W47-WE
            no próximo fim de semana         | 2026-W48-WE
            final de semana que vem          | 2026-W48-WE
            esta semana                      | 2026-W47
            semana que vem                   | 2026-W48
            a próxima semana                 | 2026-W48
            na semana passada                | 2026-W46
            este mês                         | 2026-11
            mês que vem                      | 2026-12
            ano que vem                      | 2027
            este ano                         | 2026
            dia 25 de novembro               | 2026-11-25
            vinte e cinco de dezembro        | 2026-12-25
            primeiro de maio                 | 2027-05-01
            1º de janeiro                    | 2027-01-01
            3 de março de 2028               | 2028-03-03
            terça-feira 24 de novembro       | 2026-11-24
            dia 5                            | 2026-12-05
            em abril                         | 2027-04
            abril de 2017                    | 2017-04
            daqui a duas semanas             | 2026-12-05
            em três dias                     | 2026-11-24
            há uma semana                    | 2026-11-14
            uma semana atrás                 | 2026-11-14
            este verão                       | 2026-SU
            na primavera                     | 2027-SP
            natal                            | 2026-12-25
            no carnaval                      | 2027-02-09
            sexta-feira santa                | 2027-03-26
            banana                           | none
            """)
    void portugueseDates(String text, String value) {
        assertThat(Said.to("AMAZON.DATE", "pt-BR").value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            今日             | 2026-11-21
            きょう           | 2026-11-21
            明日             | 2026-11-22
            あした           | 2026-11-22
            明日の朝         | 2026-11-22
            明後日           | 2026-11-23
            昨日             | 2026-11-20
            おととい         | 2026-11-19
            今夜             | 2026-11-21
            月曜日           | 2026-11-23
            金曜             | 2026-11-27
            次の土曜日       | 2026-11-28
            来週の水曜日     | 2026-11-25
            今週末           | 2026-W47-WE
            週末             | 2026-W47-WE
            来週末           | 2026-W48-WE
            今週             | 2026-W47
            来週             | 2026-W48
            先週             | 2026-W46
            今月             | 2026-11
            来月             | 2026-12
            来年             | 2027
            今年             | 2026
            11月25日         | 2026-11-25
            １２月２５日     | 2026-12-25
            十二月二十五日   | 2026-12-25
            五月一日         | 2027-05-01
            2028年3月3日     | 2028-03-03
            11月24日火曜日   | 2026-11-24
            5日              | 2026-12-05
            4月              | 2027-04
            2017年4月        | 2017-04
            二週間後         | 2026-12-05
            3日後            | 2026-11-24
            1週間前          | 2026-11-14
            春               | 2027-SP
            クリスマス       | 2026-12-25
            2019年           | 2019
            バナナ           | none
            """)
    void japaneseDates(String text, String value) {
        assertThat(Said.to("AMAZON.DATE", "ja-JP").value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | a las cinco                        | 05:00
            es | a la una                           | 01:00
            es | a las cinco y media                | 05:30
            es | a las cinco y cuarto               | 05:15
            es | a las seis menos cuarto            | 05:45
            es | a las cinco y veinte               | 05:20
            es | a las seis menos diez              | 05:50
            es | cuarto para las seis               | 05:45
            es | a las cinco de la tarde            | 17:00
            es | las ocho y media de la noche       | 20:30
            es | a las nueve de la mañana           | 09:00
            es | a las 17:30                        | 17:30
            es | a las veinte treinta               | 20:30
            es | mediodía                           | 12:00
            es | a medianoche                       | 00:00
            es | por la tarde                       | AF
            es | esta noche                         | NI
            es | dentro de media hora               | 15:00
            es | naranja                            | ?
            fr | à cinq heures                      | 05:00
            fr | cinq heures et demie               | 05:30
            fr | à cinq heures et quart             | 05:15
            fr | six heures moins le quart          | 05:45
            fr | six heures moins dix               | 05:50
            fr | cinq heures vingt                  | 05:20
            fr | cinq heures cinq                   | 05:05
            fr | à cinq heures de l'après-midi      | 17:00
            fr | huit heures et demie du soir       | 20:30
            fr | neuf heures du matin               | 09:00
            fr | 17h30                              | 17:30
            fr | à 17:30                            | 17:30
            fr | vingt heures trente                | 20:30
            fr | midi                               | 12:00
            fr | midi et demi                       | 12:30
            fr | à minuit                           | 00:00
            fr | ce soir                            | EV
            fr | dans l'après-midi                  | AF
            fr | dans une demi-heure                | 15:00
            it | alle cinque                        | 05:00
            it | all'una                            | 01:00
            it | alle cinque e mezza                | 05:30
            it | alle cinque e un quarto            | 05:15
            it | alle sei meno un quarto            | 05:45
            it | alle sei meno dieci                | 05:50
            it | alle cinque e venti                | 05:20
            it | alle cinque di pomeriggio          | 17:00
            it | alle otto e mezza di sera          | 20:30
            it | le nove del mattino                | 09:00
            it | alle 17:30                         | 17:30
            it | alle venti e trenta                | 20:30
            it | mezzogiorno                        | 12:00
            it | a mezzanotte                       | 00:00
            it | stasera                            | EV
            it | tra mezz'ora                       | 15:00
            pt | às cinco                           | 05:00
            pt | à uma                              | 01:00
            pt | às cinco e meia                    | 05:30
            pt | às cinco e quinze                  | 05:15
            pt | quinze para as seis                | 05:45
            pt | um quarto para as seis             | 05:45
            pt | às cinco e vinte                   | 05:20
            pt | às cinco da tarde                  | 17:00
            pt | às oito e meia da noite            | 20:30
            pt | às nove horas da manhã             | 09:00
            pt | às 17:30                           | 17:30
            pt | 17h30                              | 17:30
            pt | às vinte horas e trinta minutos    | 20:30
            pt | meio-dia                           | 12:00
            pt | meio-dia e meia                    | 12:30
            pt | à meia-noite                       | 00:00
            pt | à noite                            | NI
            pt | daqui a meia hora                  | 15:00
            ja | 五時                               | 05:00
            ja | 五時半                             | 05:30
            ja | 5時半                              | 05:30
            ja | 午後五時                           | 17:00
            ja | 午後3時15分                        | 15:15
            ja | 午前9時                            | 09:00
            ja | 朝7時                              | 07:00
            ja | 夜の8時                            | 20:00
            ja | 17:30                              | 17:30
            ja | 十七時三十分                       | 17:30
            ja | 6時10分前                          | 05:50
            ja | 正午                               | 12:00
            ja | 夕方                               | EV
            ja | 30分後                             | 15:00
            """)
    void times(String locale, String text, String value) {
        assertThat(Said.to("AMAZON.TIME", locale).value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | diez minutos                       | PT10M
            es | una hora                           | PT1H
            es | cinco horas y diez minutos         | PT5H10M
            es | media hora                         | PT30M
            es | una hora y media                   | PT1H30M
            es | una hora treinta                   | PT1H30M
            es | dos semanas                        | P2W
            es | tres días                          | P3D
            es | siete años                         | P7Y
            fr | dix minutes                        | PT10M
            fr | une heure                          | PT1H
            fr | cinq heures et dix minutes         | PT5H10M
            fr | une demi-heure                     | PT30M
            fr | une heure et demie                 | PT1H30M
            fr | une heure trente                   | PT1H30M
            fr | 1h30                               | PT1H30M
            fr | un quart d'heure                   | PT15M
            fr | trois quarts d'heure               | PT45M
            fr | deux semaines                      | P2W
            fr | trois jours                        | P3D
            it | dieci minuti                       | PT10M
            it | un'ora                             | PT1H
            it | cinque ore e dieci minuti          | PT5H10M
            it | mezz'ora                           | PT30M
            it | un'ora e mezza                     | PT1H30M
            it | un'ora e trenta                    | PT1H30M
            it | un quarto d'ora                    | PT15M
            it | due settimane                      | P2W
            it | tre giorni                         | P3D
            pt | dez minutos                        | PT10M
            pt | uma hora                           | PT1H
            pt | cinco horas e dez minutos          | PT5H10M
            pt | meia hora                          | PT30M
            pt | uma hora e meia                    | PT1H30M
            pt | uma hora e trinta                  | PT1H30M
            pt | duas semanas                       | P2W
            pt | três dias                          | P3D
            pt | sete anos                          | P7Y
            ja | 10分                               | PT10M
            ja | 一時間                             | PT1H
            ja | 5時間10分                          | PT5H10M
            ja | 一時間半                           | PT1H30M
            ja | 二週間                             | P2W
            ja | 3日間                              | P3D
            ja | 半年                               | P6M
            ja | 七年間                             | P7Y
            ja | 45秒                               | PT45S
            """)
    void durations(String locale, String text, String value) {
        assertThat(Said.to("AMAZON.DURATION", locale).value(text)).isEqualTo(value);
    }
}
