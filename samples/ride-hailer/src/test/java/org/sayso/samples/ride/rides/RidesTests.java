package org.sayso.samples.ride.rides;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sayso.token.UserKey;

class RidesTests {

    private static final UserKey ANN = new UserKey("https://issuer.example", "ann");
    private static final UserKey BEN = new UserKey("https://issuer.example", "ben");
    private static final Ride ZOO = new Ride(Destination.ZOO, Optional.empty());

    private final Rides rides = new Rides(Clock.systemUTC());

    @Test
    void forgetting_takesWhatThisHouseholdBooked_andNothingElse() {
        rides.book(ANN, ZOO, "household-1");
        rides.book(BEN, ZOO, "household-2");

        assertThat(rides.forget("household-1")).isEqualTo(1);

        assertThat(rides.newest(ANN)).isEmpty();
        assertThat(rides.newest(BEN)).isPresent();
    }

    @Test
    void eventThatComesAgainAndLate_forgetsNothingThatWasBookedSince() {
        rides.book(ANN, ZOO, "household-1");
        rides.forget("household-1");
        rides.book(ANN, ZOO, "household-1-enabled-anew");

        assertThat(rides.forget("household-1")).isZero();
        assertThat(rides.newest(ANN)).isPresent();
    }

    @Test
    void booking_showsNobody() {
        rides.book(ANN, ZOO, "household-1");
        assertThat(rides.newest(ANN).toString()).doesNotContain("household-1");
    }
}
