package org.sayso.standin.language.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Get me a LARGE pizza!      | get me a large pizza
            I'd like O'Hare            | id like ohare
            five o'clock, ma'am        | five oclock maam
            forty-eight                | forty eight
            1,000 people               | 1000 people
            1.000 Leute am 24.12.2026  | 1000 leute am 24 12 2026
            pepperoni & onions         | pepperoni and onions
            Öffne die größte Straße    | oeffne die groesste strasse
            oeffne die groesste Strasse| oeffne die groesste strasse
            ¿Qué pingüino español?     | que pinguino espanol
            quelle heure est-il        | quelle heure est il
            L’heure                    | l heure
            qu'est-ce que c'est        | qu est ce que c est
            aujourd'hui                | aujourdhui
            j'ai jusqu'à l'été         | j ai jusqu a l ete
            dis-moi l'                 | dis moi l
            une pizza à l'œuf          | une pizza a l oeuf
            l'ordine dell'acqua        | l ordine dell acqua
            un po' di quell'altro      | un po di quell altro
            mezz'ora                   | mezz ora
            São João, opções           | sao joao opcoes
            ピザを注文して                | ピ ザ を 注 文 し て
            ﾋﾟｻﾞ                       | ピ ザ
            チョコレート                 | チョ コ レー ト
            Ｌサイズ５つ                 | l サ イ ズ 5 つ
            五時半                      | 五 時 半
            人々                        | 人 々
            がぎぐ                      | が ぎ ぐ
            पिज़्ज़ा                      | पिज़्ज़ा
            """)
    void text_isCutIntoWordsThatCompare(String text, String words) {
        assertThat(Words.key(Words.of(text)))
                .isEqualTo(java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFKC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the Old Town hall     | the old town hall
            near O'Hare           | near o'hare
            the boys' pizza       | the boys' pizza
            L’heure d'été         | l'heure d'été
            une pizza à l'œuf     | une pizza à l'œuf
            un po' di acqua       | un po' di acqua
            dell'acqua e un'oliva | dell'acqua e un'oliva
            Straße 5              | straße 5
            ピザ と チーズ          | ピザとチーズ
            Lサイズのピザ           | lサイズのピザ
            チョコレート、バナナ      | チョコレートバナナ
            """)
    void said_isAsItWasWrittenInLowerCase(String text, String said) {
        assertThat(Words.said(Words.of(text))).isEqualTo(said);
    }

    @Test
    void punctuation_isAPauseBeforeTheNextWord() {
        assertThat(Words.of("はい、お願い。 ja, bitte"))
                .filteredOn(Word::afterPause)
                .extracting(Word::said)
                .containsExactly("お", "ja", "bitte");
    }

    @Test
    void leadingPunctuation_isNoPause() {
        assertThat(Words.of("...go")).extracting(Word::afterPause).containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource({
        "en, olives, olive",
        "en, tomatoes, tomato",
        "en, berries, berry",
        "en, onions, onion",
        "de, Pilze, Pilz",
        "de, Äpfel, Apfel",
        "de, Zwiebeln, Zwiebel",
        "de, Nüsse, Nuss",
        "de, große, groß",
        "de, Weine, Wein",
        "de, Oliven, Olive",
        "de, Kräuter, Kraut",
        "de, mittlere, mittleren",
        "es, papeles, papel",
        "es, tomates, tomate",
        "es, luces, luz",
        "es, reservar, reserva",
        "es, pequeña, pequeño",
        "es, champiñones, champiñón",
        "fr, champignons, champignon",
        "fr, gâteaux, gâteau",
        "fr, animaux, animal",
        "fr, moyenne, moyen",
        "fr, petites, petit",
        "fr, grosse, gros",
        "fr, olives, olive",
        "fr, commander, commande",
        "fr, premier, première",
        "it, funghi, fungo",
        "it, olive, oliva",
        "it, formaggi, formaggio",
        "it, grandi, grande",
        "it, piccola, piccolo",
        "it, ordinare, ordina",
        "pt, pimentões, pimentão",
        "pt, animais, animal",
        "pt, homens, homem",
        "pt, pequenas, pequeno",
        "pt, torres, torre",
        "pt, azeitonas, azeitona",
        "pt, cogumelos, cogumelo",
        "ja, ピザ, ピザ"
    })
    void formsOfAWord_haveOneStem(String language, String form, String other) {
        Lexicon lexicon = Lexicon.forLocale(language);
        assertThat(lexicon.stem(Words.key(Words.of(form)))).isEqualTo(lexicon.stem(Words.key(Words.of(other))));
    }
}
