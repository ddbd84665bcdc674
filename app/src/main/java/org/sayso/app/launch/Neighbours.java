package org.sayso.app.launch;

import java.time.ZoneId;
import java.util.List;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;

/** The household of the usual playground; its people are demo users of the authorization server as well. */
final class Neighbours {

    private static final Person ANN = new Person("ann", "Ann Archer", "+12025550142", "ann@example.com");
    private static final Person BEN = new Person("ben", "Ben Baker", "+12025550171", "ben@example.com");

    private Neighbours() {}

    /**
     * Ann and Ben, an Echo in the kitchen, and one with a screen in the living room. Alexa knows neither voice until somebody
     * says so on the page; Ann's profile has her number already.
     */
    static Household annAndBen() {
        return new Household(
                List.of(ANN.asOwner().withVoice(Voice.UNKNOWN.withPhoneNumber(ANN.phoneNumber())), BEN),
                List.of(
                        new Device("kitchen", "Kitchen"),
                        new Device("living-room", "Living room, with a screen", true, ZoneId.systemDefault())));
    }
}
