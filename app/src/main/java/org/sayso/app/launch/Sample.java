package org.sayso.app.launch;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.Scenes;

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

    /** The scenes that it brings along, on the class path. */
    public List<Scene> scenes() {
        return Scenes.classPath("scenes/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    HomeSkill in(Home home) {
        return in.apply(home);
    }
}
