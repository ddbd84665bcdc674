package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;

/** What people say to Ride Hailer, understood by its interaction models. */
class UtteranceTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en-US | link my account                      | LinkMyAccountIntent
            en-US | no                                   | AMAZON.NoIntent
            en-US | yes                                  | AMAZON.YesIntent
            en-US | to the airport                       | BookRideIntent destination=airport
            en-US | the train station                    | BookRideIntent destination=train station
            en-US | book a ride to the airport           | BookRideIntent destination=airport
            en-US | a ride to the airport at five p.m.   | BookRideIntent destination=airport time=17:00
            en-US | how much is a ride to the zoo        | PriceIntent destination=zoo
            en-US | where is my ride                     | WhereIsMyRideIntent
            en-US | send me the receipt                  | ReceiptIntent
            en-US | help                                 | AMAZON.HelpIntent
            en-US | stop                                 | AMAZON.StopIntent
            de-DE | konto verknüpfen                     | LinkMyAccountIntent
            de-DE | nein                                 | AMAZON.NoIntent
            de-DE | ja                                   | AMAZON.YesIntent
            de-DE | zum flughafen                        | BookRideIntent destination=flughafen
            de-DE | buche eine fahrt zum zoo             | BookRideIntent destination=zoo
            de-DE | zum bahnhof um siebzehn uhr          | BookRideIntent destination=bahnhof time=17:00
            de-DE | was kostet eine fahrt zum flughafen  | PriceIntent destination=flughafen
            de-DE | schick mir die quittung              | ReceiptIntent
            de-DE | wo ist meine fahrt                   | WhereIsMyRideIntent
            """)
    void saidInASession_isUnderstoodAs(String locale, String said, String expected) {
        LanguageUnderstanding skill = new LanguageUnderstanding(
                InteractionModel.parse(locale, SkillPackageTests.read("interactionModels/custom/" + locale + ".json")));
        Understanding.Intent intent = (Understanding.Intent) skill.inSession(said);
        String slots = intent.slots().stream()
                .filter(slot -> !slot.values().isEmpty())
                .map(slot -> " " + slot.name() + "=" + slot.values().get(0).value())
                .sorted()
                .collect(Collectors.joining());
        assertThat(intent.name() + slots).isEqualTo(expected);
    }
}
