package org.sayso.app.tour;

import java.time.Duration;

/**
 * One step of the tour, as it went.
 *
 * @param name such as {@code order-confirmed}
 * @param ok whether everything that must have happened did happen
 * @param took how long it took
 * @param detail what was seen; never a token
 */
public record Step(String name, boolean ok, Duration took, String detail) {}
