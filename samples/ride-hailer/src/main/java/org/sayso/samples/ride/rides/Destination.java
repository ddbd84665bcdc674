package org.sayso.samples.ride.rides;

/** Where rides go. */
public enum Destination {
    AIRPORT(18),
    STATION(4),
    STADIUM(7),
    UNIVERSITY(5),
    HOSPITAL(6),
    ZOO(9),
    HARBOR(11),
    MUSEUM(3);

    private static final double BASE = 3.5;
    private static final double PER_KILOMETER = 1.5;

    private final int kilometers;

    Destination(int kilometers) {
        this.kilometers = kilometers;
    }

    /** What a ride there costs, about: in whole units of the country's currency, rounded up. */
    public int estimate() {
        return (int) Math.ceil(BASE + PER_KILOMETER * kilometers);
    }
}
