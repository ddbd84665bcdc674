package org.sayso.authorization.throttle;

import java.time.Duration;

/** How often something may be tried: the wait after each try, which grows, and when all is forgotten. */
public enum Pace {
    /** Passwords of one account from one network: three at once, then 2 s, 4 s, ... up to 5 minutes. */
    PASSWORD_OF_ACCOUNT_FROM_CLIENT(0, 3, 2, 300, Duration.ofDays(1)),
    /**
     * Passwords of one account from all networks together: 100 at once, then 2 s, 4 s, ... up to a minute, which is a fifth of what
     * one network comes to wait: whoever guesses from one leaves the rest of the time to the owner.
     */
    PASSWORD_OF_ACCOUNT(0, 100, 2, 60, Duration.ofDays(1)),
    /** The same in a browser in which one was right before. */
    PASSWORD_IN_KNOWN_BROWSER(0, 3, 2, 300, Duration.ofDays(1)),
    /** Wrong passwords from one address of the network: 30 at once, then 2 s, 4 s, ... up to a minute. */
    PASSWORD_FROM_CLIENT(0, 30, 2, 60, Duration.ofHours(1)),
    /**
     * Messages with a code to one address or number, asked for from one network: each a minute after the other, from the fourth on 2
     * minutes, ... up to 4 hours.
     */
    CODE_TO_ADDRESS_FROM_CLIENT(60, 4, 120, 14_400, Duration.ofDays(1)),
    /** The same for one account that is to have another address or number. */
    CODE_OF_ACCOUNT(60, 4, 120, 14_400, Duration.ofDays(1)),
    /**
     * Messages with a code to one address or number, whoever asks: 30 at once, then one in half an hour, which keeps the inbox from
     * being flooded. One network never comes so far that another one waits for longer than that.
     */
    CODE_TO_ADDRESS(0, 30, 1_800, 1_800, Duration.ofDays(1)),
    /** Messages with a code asked for from one address of the network: 20 at once, then a minute, ... up to an hour. */
    CODE_FROM_CLIENT(0, 20, 60, 3_600, Duration.ofHours(12)),
    /** Telling an address's owner that somebody wanted to sign up with it: once an hour. */
    NOTICE_TO_OWNER(3_600, 25, 3_600, 3_600, Duration.ofDays(1));

    /** After this time without a try, every counter is forgotten. */
    static final Duration LONGEST_MEMORY = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 20;

    private final int always;
    private final int free;
    private final int first;
    private final int longest;
    private final Duration memory;

    /**
     * Times in seconds.
     *
     * @param always the wait after each try
     * @param free which try is the first with a longer wait
     * @param first its wait, twice as long with each further try
     * @param longest wait
     * @param memory how long without a try until it counts from 0 again
     */
    Pace(int always, int free, int first, int longest, Duration memory) {
        this.always = always;
        this.free = free;
        this.first = first;
        this.longest = longest;
        this.memory = memory;
    }

    Duration waitAfter(int tries) {
        if (tries < free) {
            return Duration.ofSeconds(always);
        }
        long grown = (long) first << Math.min(tries - free, MOST_DOUBLINGS);
        return Duration.ofSeconds(Math.min(grown, longest));
    }

    Duration memory() {
        return memory;
    }
}
