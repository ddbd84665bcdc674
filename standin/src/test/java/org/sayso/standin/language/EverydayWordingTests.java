package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wishes as people word them: names with numbers, verbs in two parts, opposites, words more and less. */
class EverydayWordingTests {

    private static final String TYPES = """
            "types":[
              {"name":"DEVICE","values":[
                {"id":"OV","name":{"value":"oven","synonyms":["stove"]}},
                {"id":"LI","name":{"value":"light","synonyms":["lights"]}},
                {"id":"MW","name":{"value":"microwave"}}]},
              {"name":"DRINK","values":[
                {"id":"SEV","name":{"value":"7 Up"}},
                {"id":"AW","name":{"value":"A&W Root Beer"}},
                {"id":"HR","name":{"value":"High Road"}}]},
              {"name":"TITLE","values":[
                {"id":"M","name":{"value":"The Matrix"}},
                {"id":"O","name":{"value":"Ocean's Eleven"}},
                {"id":"S","name":{"value":"2001: A Space Odyssey"}},
                {"id":"R","name":{"value":"Rocky IV"}}]},
              {"name":"PART","values":[{"id":"L","name":{"value":"legs"}},{"id":"G","name":{"value":"glutes"}}]}]""";

    private final LanguageUnderstanding home = Models.of("""
            {"languageModel":{"invocationName":"my home","intents":[
              {"name":"OnIntent","slots":[{"name":"device","type":"DEVICE"}],
               "samples":["turn on the {device}","start the {device}"]},
              {"name":"OffIntent","slots":[{"name":"device","type":"DEVICE"}],"samples":["turn off the {device}"]},
              {"name":"SetIntent","slots":[{"name":"device","type":"DEVICE"},{"name":"level","type":"DEVICE"},
                {"name":"degrees","type":"AMAZON.NUMBER"}],
               "samples":["set the {device} to {level}","set the {device} to {degrees} degrees"]},
              {"name":"DrinkIntent","slots":[{"name":"drink","type":"DRINK"}],"samples":["get me a {drink}"]},
              {"name":"WatchIntent","slots":[{"name":"title","type":"TITLE"}],"samples":["watch {title}"]},
              {"name":"TrainIntent","slots":[{"name":"parts","type":"PART","multipleValues":{"enabled":true}}],
               "samples":["work on my {parts}"]},
              {"name":"NameIntent","slots":[{"name":"name","type":"AMAZON.FirstName"}],"samples":["my name is {name}"]},
              {"name":"LookIntent","slots":[{"name":"words","type":"AMAZON.SearchQuery"}],"samples":["define {words}"]},
              {"name":"AMAZON.YesIntent"},{"name":"AMAZON.NextIntent"},{"name":"AMAZON.RepeatIntent"},
              {"name":"AMAZON.HelpIntent"},{"name":"AMAZON.FallbackIntent"}],%s}}""".formatted(TYPES));

    private final LanguageUnderstanding haus = Models.of("de-DE", """
            {"languageModel":{"invocationName":"mein haus","intents":[
              {"name":"AnIntent","slots":[{"name":"geraet","type":"GERAET"}],"samples":["schalte {geraet} ein"]},
              {"name":"AusIntent","slots":[{"name":"geraet","type":"GERAET"}],"samples":["schalte {geraet} aus"]},
              {"name":"PreisIntent","slots":[{"name":"geraet","type":"GERAET"}],"samples":["was kostet {geraet}"]},
              {"name":"AMAZON.FallbackIntent"}],
             "types":[{"name":"GERAET","values":[{"id":"LI","name":{"value":"Licht","synonyms":["Lampen"]}},
               {"id":"KU","name":{"value":"Käse Kuchen"}}]}]}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get me a seven up                        | DrinkIntent drink=seven up/SEV
            get me a 7-up                            | DrinkIntent drink=7-up/SEV
            get me a 7up                             | DrinkIntent drink=7up/SEV
            get me an a&w root beer                  | DrinkIntent drink=a&w root beer/AW
            get me a highroad                        | DrinkIntent drink=highroad/HR
            watch matrix                             | WatchIntent title=matrix/M
            watch ocean's 11                         | WatchIntent title=ocean's 11/O
            watch two thousand and one a space odyssey | WatchIntent title=two thousand and one a space odyssey/S
            watch rocky four                         | WatchIntent title=rocky four/R
            """)
    void namesWithNumbersAndArticles_areFoundHoweverTheyAreSaid(String said, String expected) {
        assertThat(Models.describe(home.inSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            turn the oven on            | OnIntent device=oven/OV
            switch the microwave on     | OnIntent device=microwave/MW
            switch the microwave off    | OffIntent device=microwave/MW
            turn turn off the lights    | OffIntent device=lights/LI
            set the oven to 400         | SetIntent device=oven/OV degrees=400
            work on my legs and my glutes | TrainIntent parts=legs/L,glutes/G
            my name's jean luc          | NameIntent name=jean luc
            define serendipity please   | LookIntent words=serendipity
            define what happens now     | LookIntent words=what happens now
            yeah sure                   | AMAZON.YesIntent
            yes yes please              | AMAZON.YesIntent
            continue                    | AMAZON.NextIntent
            sorry what was that         | AMAZON.RepeatIntent
            how does this work          | AMAZON.HelpIntent
            """)
    void wordsMoreAndLess_areUnderstood(String said, String expected) {
        assertThat(Models.describe(home.inSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"turn around", "start over there", "set my alarm for seven", "yes and repeat", "what is it"})
    void wordsThatOnlyShareSomeWithASample_areOutOfTheModel(String said) {
        assertThat(Models.describe(home.inSession(said))).isEqualTo("AMAZON.FallbackIntent");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kannst du bitte das licht einschalten      | AnIntent geraet=licht/LI
            könntest du die lampen ausschalten         | AusIntent geraet=lampen/LI
            ich möchte dass du das licht ausschaltest  | AusIntent geraet=licht/LI
            was kosten die lampen                      | PreisIntent geraet=lampen/LI
            was kostet ein käsekuchen                  | PreisIntent geraet=käsekuchen/KU
            """)
    void germanVerbs_mayStandTogetherOrApart(String said, String expected) {
        assertThat(Models.describe(haus.inSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | {day} at {time}       | remind me tomorrow evening at seven thirty | 19:30
            fr-FR | {day} à {time}        | remind me demain soir à huit heures   | 20:00
            de-DE | {day} um {time}       | remind me morgen abend um acht        | 20:00
            """)
    void aPartOfTheDay_tellsTheDayAndTheTime(String locale, String sample, String said, String time) {
        String heard = Models.describe(Models.of(locale, """
                {"languageModel":{"invocationName":"my days","intents":[{"name":"RemindIntent","slots":[
                  {"name":"day","type":"AMAZON.DATE"},{"name":"time","type":"AMAZON.TIME"}],
                 "samples":["remind me %s"]}]}}""".formatted(sample)).inSession(said));

        assertThat(heard).matches("RemindIntent day=\\d{4}-\\d{2}-\\d{2} time=" + time);
    }
}
