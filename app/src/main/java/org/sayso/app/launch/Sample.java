package org.sayso.app.launch;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sayso.standin.recording.Scene;
import org.sayso.standin.recording.Scenes;

/** The samples, in the order in which they start and are shown. */
public enum Sample {
    /** Orders that a one-time code confirms. */
    PIZZA_ON_DEMAND("POD", PizzaOnDemand::new),
    /** Asks the issuer about every token. */
    FAVORITE_COLOR("COLOR", FavoriteColor::new),
    /** Checks a signed token on the spot. */
    WHAT_TO_WEAR("WEAR", WhatToWear::new),
    /** Links accounts by voice. */
    RIDE_HAILER("RIDE", RideHailer::new);

    private final String prefix;
    private final Function<Home, HomeSkill> in;

    Sample(String prefix, Function<Home, HomeSkill> in) {
        this.prefix = prefix;
        this.in = in;
    }

    /** The scenes that it brings along, on the class path. */
    public List<Scene> scenes() {
        return Scenes.classPath("scenes/" + directory());
    }

    /** Its directory among the samples, such as {@code ride-hailer}. */
    public String directory() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** With what the placeholders of its linking file begin. */
    String prefix() {
        return prefix;
    }

    HomeSkill in(Home home) {
        return in.apply(home);
    }
}
