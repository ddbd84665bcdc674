package org.sayso.app.launch;

import java.util.function.Function;

/** The samples, in the order in which they start and are shown. */
public enum Sample {
    /** Orders that a one-time code confirms. */
    PIZZA_ON_DEMAND(PizzaOnDemand::new),
    /** Asks the issuer about every token. */
    FAVORITE_COLOR(FavoriteColor::new),
    /** Checks a signed token on the spot. */
    WHAT_TO_WEAR(WhatToWear::new),
    /** Links accounts by voice. */
    RIDE_HAILER(RideHailer::new);

    private final Function<Home, HomeSkill> in;

    Sample(Function<Home, HomeSkill> in) {
        this.in = in;
    }

    HomeSkill in(Home home) {
        return in.apply(home);
    }
}
