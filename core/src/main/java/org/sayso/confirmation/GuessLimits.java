package org.sayso.confirmation;

import java.time.Duration;

/**
 * How many wrong codes an account may have, over all its challenges, skills and devices, before codes are off.
 *
 * @param inARow wrong codes in a row before a pause: 1 to 5 (the most that PSD2's technical standards accept)
 * @param pause how long codes are off then: 1 minute to 24 hours
 * @param perDay wrong codes within 24 hours: 1 to 20
 * @param sinceSignIn wrong codes since the owner last signed in, or ever where that is not known: 1 to 100
 * @param perYear wrong codes within 365 days, whatever happens in between: 1 to 7,300
 */
public record GuessLimits(int inARow, Duration pause, int perDay, int sinceSignIn, int perYear) {

    /** The chance per year that an account may be broken into by guessing. */
    static final double ACCEPTED_CHANCE = 0.001;

    public GuessLimits {
        require(inARow, 1, 5, "inARow");
        require(perDay, 1, 20, "perDay");
        require(sinceSignIn, 1, 100, "sinceSignIn");
        require(perYear, 1, 7_300, "perYear");
        if (pause.compareTo(Duration.ofMinutes(1)) < 0 || pause.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("the pause is " + pause + "; it must be 1 minute to 24 hours");
        }
    }

    /**
     * 5 in a row and then 15 minutes of pause, 10 a day, 100 since the last sign-in, and so many a year that guessing
     * succeeds with a chance below one in a thousand: 900 with codes of 6 digits and one pending transaction.
     *
     * @param digits the length of codes; short codes get the limits of 6 digits, and with them a greater chance
     * @param pending how many transactions of an account may wait at once: a guess may hit each of them
     */
    public static GuessLimits standard(int digits, int pending) {
        double codes = Math.pow(10, Math.max(digits, CodeRules.SHORT));
        int perYear = (int) Math.min(7_300, 0.9 * ACCEPTED_CHANCE * codes / pending);
        return new GuessLimits(5, Duration.ofMinutes(15), 10, 100, perYear);
    }

    /** The chance that somebody who uses up every guess of a year hits a code. */
    double chancePerYear(int digits, int pending) {
        return 1 - Math.pow(1 - pending / Math.pow(10, digits), Math.min(perYear, 365 * perDay));
    }

    private static void require(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + least + " to " + most);
        }
    }
}
