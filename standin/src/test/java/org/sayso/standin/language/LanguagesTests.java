package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A pizzeria in every language but English, on the afternoon of Saturday, 21 November 2026. */
class LanguagesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-21T14:30:00+01:00[Europe/Berlin]");
    private static final Map<String, LanguageUnderstanding> PIZZERIAS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-DE | öffne pizza paradies                                   | launch
            de-DE | Alexa, starte bitte Pizza Paradies                     | launch
            de-DE | Pizza Paradies öffnen                                  | launch
            de-DE | alexa pizza paradies starten bitte                     | launch
            de-DE | kannst du pizza paradies öffnen                        | launch
            de-DE | pizza paradies                                         | launch
            de-DE | frag pizza paradies nach einer großen pizza            | OrderPizza size=großen/L
            de-DE | sag pizza paradies bestelle eine kleine pizza mit pilzen | OrderPizza size=kleine/S topping=pilzen/MUSH
            de-DE | öffne pizza paradies und bestelle eine riesige pizza   | OrderPizza size=riesige/L
            de-DE | frage pizza paradies nach hilfe                        | AMAZON.HelpIntent
            de-DE | bestelle eine große pizza bei pizza paradies           | OrderPizza size=große/L
            de-DE | öffne die pforte                                       | not meant
            es-ES | abre pizza paraíso                                     | launch
            es-ES | Alexa, abre Pizza Paraiso por favor                    | launch
            es-ES | alexa inicia pizza paraíso                             | launch
            es-ES | ¿puedes abrir pizza paraíso?                           | launch
            es-ES | pizza paraíso                                          | launch
            es-ES | pídele a pizza paraíso una pizza grande                | OrderPizza size=grande/L
            es-ES | dile a pizza paraíso que pide una pizza con setas      | OrderPizza topping=setas/MUSH
            es-ES | pide una pizza pequeña con cebolla a pizza paraíso     | OrderPizza size=pequeña/S topping=cebolla/ONION
            es-ES | pide ayuda a pizza paraíso                             | AMAZON.HelpIntent
            es-ES | abre la puerta                                         | not meant
            fr-FR | ouvre pizza paradis                                    | launch
            fr-FR | Alexa, lance Pizza Paradis s'il te plaît               | launch
            fr-FR | dis Alexa démarre pizza paradis                        | launch
            fr-FR | est-ce que tu peux ouvrir pizza paradis                | launch
            fr-FR | pizza paradis                                          | launch
            fr-FR | demande à pizza paradis de commander une grande pizza  | OrderPizza size=grande/L
            fr-FR | demande à pizza paradis, commande une petite pizza avec champignons de paris | OrderPizza size=petite/S topping=champignons de paris/MUSH
            fr-FR | demande de l'aide à pizza paradis                      | AMAZON.HelpIntent
            fr-FR | commande une grande pizza avec pizza paradis           | OrderPizza size=grande/L
            fr-FR | ouvre la porte                                         | not meant
            it-IT | apri pizza paradiso                                    | launch
            it-IT | Alexa, avvia Pizza Paradiso per favore                 | launch
            it-IT | puoi aprire pizza paradiso                             | launch
            it-IT | pizza paradiso                                         | launch
            it-IT | chiedi a pizza paradiso una pizza grande               | OrderPizza size=grande/L
            it-IT | di' a pizza paradiso ordina una pizza con funghi       | OrderPizza topping=funghi/MUSH
            it-IT | ordina una pizza piccola con pizza paradiso            | OrderPizza size=piccola/S
            it-IT | chiedi aiuto a pizza paradiso                          | AMAZON.HelpIntent
            it-IT | apri la porta                                          | not meant
            pt-BR | abra pizza paraíso                                     | launch
            pt-BR | Alexa, inicie Pizza Paraíso por favor                  | launch
            pt-BR | abre a pizza paraíso                                   | launch
            pt-BR | você pode abrir pizza paraíso                          | launch
            pt-BR | pizza paraíso                                          | launch
            pt-BR | peça ao pizza paraíso uma pizza grande                 | OrderPizza size=grande/L
            pt-BR | pergunte para pizza paraíso, quero uma pizza pequena   | OrderPizza size=pequena/S
            pt-BR | peça uma pizza com calabresa no pizza paraíso          | OrderPizza topping=calabresa/PEP
            pt-BR | peça ajuda ao pizza paraíso                            | AMAZON.HelpIntent
            pt-BR | abra a porta                                           | not meant
            ja-JP | ピザ天国を開いて                                        | launch
            ja-JP | アレクサ、ピザ天国を開いて                              | launch
            ja-JP | ピザ天国を開いてください                                | launch
            ja-JP | ねえアレクサ、ピザ天国をスタートして                    | launch
            ja-JP | ピザ天国を起動                                          | launch
            ja-JP | ピザ天国                                                | launch
            ja-JP | ピザ天国で大きいピザを注文して                          | OrderPizza size=大きい/L
            ja-JP | ピザ天国を開いて、Lサイズのピザを注文して               | OrderPizza size=lサイズ/L
            ja-JP | ピザ天国でヘルプ                                        | AMAZON.HelpIntent
            ja-JP | ドアを開いて                                            | not meant
            """)
    void saidToTheDevice_isUnderstoodAs(String locale, String said, String expected) {
        assertThat(describe(pizzeria(locale).outsideSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-DE | bestelle eine große pizza                              | OrderPizza size=große/L
            de-DE | bestelle bitte eine grosse pizza                       | OrderPizza size=grosse/L
            de-DE | ich möchte gerne eine riesige Pizza, danke             | OrderPizza size=riesige/L
            de-DE | kannst du mir bitte eine kleine pizza bestellen        | OrderPizza size=kleine/S
            de-DE | bestelle eine pizza mit champignons                    | OrderPizza topping=champignons/MUSH
            de-DE | bestelle eine pizza mit zwiebel                        | OrderPizza topping=zwiebel/ONION
            de-DE | bestelle einundzwanzig pizzen                          | OrderSeveral count=21
            de-DE | bestelle 3 pizzen                                      | OrderSeveral count=3
            de-DE | liefere morgen                                         | DeliverOn day=2026-11-22
            de-DE | liefere am freitag                                     | DeliverOn day=2026-11-27
            de-DE | liefere um halb sechs                                  | DeliverAt time=05:30
            de-DE | halte sie eine halbe stunde warm                       | KeepWarm how_long=PT30M
            de-DE | Hilfe                                                  | AMAZON.HelpIntent
            de-DE | kannst du mir helfen                                   | AMAZON.HelpIntent
            de-DE | stopp                                                  | AMAZON.StopIntent
            de-DE | vergiss es                                             | AMAZON.CancelIntent
            de-DE | ja, bitte                                              | AMAZON.YesIntent
            de-DE | nein danke                                             | AMAZON.NoIntent
            de-DE | nochmal bitte                                          | AMAZON.RepeatIntent
            de-DE | von vorne                                              | AMAZON.StartOverIntent
            de-DE | beenden                                                | exit
            de-DE | wie wird das wetter in paris                           | AMAZON.FallbackIntent
            es-ES | pide una pizza grande                                  | OrderPizza size=grande/L
            es-ES | pide una pizza pequeño, por favor                      | OrderPizza size=pequeño/S
            es-ES | quiero una pizza familiar                              | OrderPizza size=familiar/L
            es-ES | pide una pizza con champiñon                           | OrderPizza topping=champiñon/MUSH
            es-ES | ¿puedes pedir una pizza con setas?                     | OrderPizza topping=setas/MUSH
            es-ES | pide treinta y una pizzas                              | OrderSeveral count=31
            es-ES | quiero dos pizzas                                      | OrderSeveral count=2
            es-ES | tráela mañana                                          | DeliverOn day=2026-11-22
            es-ES | traela el viernes                                      | DeliverOn day=2026-11-27
            es-ES | tráela a las cinco y media                             | DeliverAt time=05:30
            es-ES | mantenla caliente media hora                           | KeepWarm how_long=PT30M
            es-ES | ayuda                                                  | AMAZON.HelpIntent
            es-ES | ¿Qué puedo decir?                                      | AMAZON.HelpIntent
            es-ES | detente                                                | AMAZON.StopIntent
            es-ES | olvídalo                                               | AMAZON.CancelIntent
            es-ES | sí                                                     | AMAZON.YesIntent
            es-ES | si, claro                                              | AMAZON.YesIntent
            es-ES | no gracias                                             | AMAZON.NoIntent
            es-ES | repite por favor                                       | AMAZON.RepeatIntent
            es-ES | siguiente                                              | AMAZON.NextIntent
            es-ES | salir                                                  | exit
            es-ES | qué tiempo hace en parís                               | AMAZON.FallbackIntent
            fr-FR | commande une grande pizza                              | OrderPizza size=grande/L
            fr-FR | commande une petite pizza s'il te plaît                | OrderPizza size=petite/S
            fr-FR | je voudrais une geante pizza                           | OrderPizza size=geante/L
            fr-FR | commande une pizza avec des champignons                | OrderPizza topping=champignons/MUSH
            fr-FR | commande une pizza à l’oignon                          | OrderPizza topping=oignon/ONION
            fr-FR | commande vingt et une pizzas                           | OrderSeveral count=21
            fr-FR | je voudrais quatre-vingt-onze pizzas                   | OrderSeveral count=91
            fr-FR | livre-la demain                                        | DeliverOn day=2026-11-22
            fr-FR | livre la vendredi                                      | DeliverOn day=2026-11-27
            fr-FR | livre-la à cinq heures et demie                        | DeliverAt time=05:30
            fr-FR | garde-la au chaud une demi-heure                       | KeepWarm how_long=PT30M
            fr-FR | aide                                                   | AMAZON.HelpIntent
            fr-FR | j'ai besoin d'aide                                     | AMAZON.HelpIntent
            fr-FR | arrête                                                 | AMAZON.StopIntent
            fr-FR | laisse tomber                                          | AMAZON.CancelIntent
            fr-FR | oui, s'il te plaît                                     | AMAZON.YesIntent
            fr-FR | d'accord                                               | AMAZON.YesIntent
            fr-FR | non merci                                              | AMAZON.NoIntent
            fr-FR | qu'est-ce que tu as dit                                | AMAZON.RepeatIntent
            fr-FR | recommence                                             | AMAZON.StartOverIntent
            fr-FR | quitter                                                | exit
            fr-FR | quel temps fait-il à londres                           | AMAZON.FallbackIntent
            it-IT | ordina una pizza grande                                | OrderPizza size=grande/L
            it-IT | ordina una pizza piccolo per favore                    | OrderPizza size=piccolo/S
            it-IT | vorrei una pizza gigante                               | OrderPizza size=gigante/L
            it-IT | ordina una pizza con i funghi                          | OrderPizza topping=funghi/MUSH
            it-IT | ordina una pizza all'olio d'oliva                      | OrderPizza topping=olio d'oliva/ONION
            it-IT | ordina ventitré pizze                                  | OrderSeveral count=23
            it-IT | vorrei due pizze                                       | OrderSeveral count=2
            it-IT | portala domani                                         | DeliverOn day=2026-11-22
            it-IT | portala venerdì                                        | DeliverOn day=2026-11-27
            it-IT | portala alle cinque e mezza                            | DeliverAt time=05:30
            it-IT | tienila calda mezz'ora                                 | KeepWarm how_long=PT30M
            it-IT | aiuto                                                  | AMAZON.HelpIntent
            it-IT | cosa posso dire                                        | AMAZON.HelpIntent
            it-IT | fermati                                                | AMAZON.StopIntent
            it-IT | lascia perdere                                         | AMAZON.CancelIntent
            it-IT | sì grazie                                              | AMAZON.YesIntent
            it-IT | no grazie                                              | AMAZON.NoIntent
            it-IT | ripeti                                                 | AMAZON.RepeatIntent
            it-IT | indietro                                               | AMAZON.PreviousIntent
            it-IT | esci                                                   | exit
            it-IT | che tempo fa a londra                                  | AMAZON.FallbackIntent
            pt-BR | peça uma pizza grande                                  | OrderPizza size=grande/L
            pt-BR | peca uma pizza pequeno por favor                       | OrderPizza size=pequeno/S
            pt-BR | eu quero uma pizza gigante                             | OrderPizza size=gigante/L
            pt-BR | peça uma pizza com cogumelo                            | OrderPizza topping=cogumelo/MUSH
            pt-BR | peça vinte e duas pizzas                               | OrderSeveral count=22
            pt-BR | quero duas pizzas                                      | OrderSeveral count=2
            pt-BR | entregue amanhã                                        | DeliverOn day=2026-11-22
            pt-BR | entregue na sexta-feira                                | DeliverOn day=2026-11-27
            pt-BR | entregue às cinco e meia                               | DeliverAt time=05:30
            pt-BR | mantenha quente por meia hora                          | KeepWarm how_long=PT30M
            pt-BR | ajuda                                                  | AMAZON.HelpIntent
            pt-BR | me ajuda por favor                                     | AMAZON.HelpIntent
            pt-BR | pare                                                   | AMAZON.StopIntent
            pt-BR | deixa pra lá                                           | AMAZON.CancelIntent
            pt-BR | sim, por favor                                         | AMAZON.YesIntent
            pt-BR | não, obrigado                                          | AMAZON.NoIntent
            pt-BR | pode repetir                                           | AMAZON.RepeatIntent
            pt-BR | continuar                                              | AMAZON.ResumeIntent
            pt-BR | sair                                                   | exit
            pt-BR | como está o tempo em londres                           | AMAZON.FallbackIntent
            ja-JP | 大きいピザを注文して                                    | OrderPizza size=大きい/L
            ja-JP | 大きいピザを注文してください                            | OrderPizza size=大きい/L
            ja-JP | Ｌサイズのピザを注文して                                | OrderPizza size=lサイズ/L
            ja-JP | ﾗｰｼﾞのピザを注文して                                   | OrderPizza size=ラージ/L
            ja-JP | サラミの大きいピザを注文して                            | OrderPizza size=大きい/L topping=サラミ/PEP
            ja-JP | マッシュルームのピザ注文して                            | OrderPizza topping=マッシュルーム/MUSH
            ja-JP | ピザを3枚注文して                                       | OrderSeveral count=3
            ja-JP | ピザを二十一枚ください                                  | OrderSeveral count=21
            ja-JP | 明日に届けて                                            | DeliverOn day=2026-11-22
            ja-JP | 金曜日に届けて                                          | DeliverOn day=2026-11-27
            ja-JP | 五時半に届けて                                          | DeliverAt time=05:30
            ja-JP | 午後６時に配達して                                      | DeliverAt time=18:00
            ja-JP | 30分温めて                                              | KeepWarm how_long=PT30M
            ja-JP | ヘルプ                                                  | AMAZON.HelpIntent
            ja-JP | 何ができるの？                                          | AMAZON.HelpIntent
            ja-JP | 止めて                                                  | AMAZON.StopIntent
            ja-JP | キャンセルしてください                                  | AMAZON.CancelIntent
            ja-JP | はい。                                                  | AMAZON.YesIntent
            ja-JP | はい、お願いします                                      | AMAZON.YesIntent
            ja-JP | いいえ                                                  | AMAZON.NoIntent
            ja-JP | もう一度お願いします                                    | AMAZON.RepeatIntent
            ja-JP | 最初から                                                | AMAZON.StartOverIntent
            ja-JP | 終了                                                    | exit
            ja-JP | 東京の天気は                                            | AMAZON.FallbackIntent
            """)
    void saidInASession_isUnderstoodAs(String locale, String said, String expected) {
        assertThat(describe(pizzeria(locale).inSession(said))).isEqualTo(expected);
    }

    private static LanguageUnderstanding pizzeria(String locale) {
        return PIZZERIAS.computeIfAbsent(locale, LanguagesTests::read);
    }

    private static LanguageUnderstanding read(String locale) {
        try (InputStream in =
                Objects.requireNonNull(LanguagesTests.class.getResourceAsStream("pizza/" + locale + ".json"))) {
            return new LanguageUnderstanding(InteractionModel.parse(locale, JSON.readTree(in)), () -> NOW);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Values as {@code said/id}, those of built-in types in their format. */
    private static String describe(Understanding understanding) {
        if (understanding instanceof Understanding.Intent intent) {
            StringBuilder text = new StringBuilder(intent.name());
            for (HeardSlot slot : intent.slots()) {
                List<String> values = new ArrayList<>();
                slot.values()
                        .forEach(value -> values.add(value.value()
                                + value.entity().map(e -> "/" + e.id()).orElse("")));
                if (!values.isEmpty()) {
                    text.append(' ').append(slot.name()).append('=').append(String.join(",", values));
                }
            }
            return text.toString();
        }
        return understanding instanceof Understanding.Launch
                ? "launch"
                : understanding instanceof Understanding.Exit ? "exit" : "not meant";
    }
}
