package org.sayso.confirmation;

import java.time.Duration;

/**
 * How often codes are sent.
 *
 * @param perChallenge messages for one transaction, the first included: 1 to 5
 * @param pause how long after a message the next one of the same transaction may go out; it doubles each time: 10 seconds to
 *     2 minutes
 * @param perHour messages to one destination within an hour, over all accounts: 1 to 60
 */
public record SendLimits(int perChallenge, Duration pause, int perHour) {

    public SendLimits {
        if (perChallenge < 1 || perChallenge > 5) {
            throw new IllegalArgumentException("sends per challenge are " + perChallenge + "; it must be 1 to 5");
        }
        if (pause.compareTo(Duration.ofSeconds(10)) < 0 || pause.compareTo(Duration.ofMinutes(2)) > 0) {
            throw new IllegalArgumentException("the resend pause is " + pause + "; it must be 10 seconds to 2 minutes");
        }
        if (perHour < 1 || perHour > 60) {
            throw new IllegalArgumentException(
                    "sends per hour and destination are " + perHour + "; it must be 1 to 60");
        }
    }

    /** 3 messages for a transaction, 30 and 60 seconds apart, and 5 an hour to one destination. */
    public static SendLimits standard() {
        return new SendLimits(3, Duration.ofSeconds(30), 5);
    }

    /** How long after the n-th message the next one may go out. */
    Duration pauseAfter(int number) {
        return pause.multipliedBy(1L << (number - 1));
    }
}
