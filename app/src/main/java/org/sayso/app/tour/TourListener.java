package org.sayso.app.tour;

import org.sayso.app.launch.Playground;

/** Hears of the tour as it happens. Methods are called on the tour's thread. */
public interface TourListener {

    /** Called before each step, once the playground runs. */
    default void before(String step, Playground playground) throws Exception {}

    /** Called after each step. */
    default void after(Step step) {}

    /** Called when somebody says something: a person, Alexa, a phone or the web site. */
    default void said(String who, String text) {}
}
