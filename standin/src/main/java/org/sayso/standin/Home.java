package org.sayso.standin;

import java.time.Clock;

/** What all devices and skills of a household share. */
record Home(AlexaApp app, Topics topics, Fingerprints fingerprints, Clock clock, Linking linking) {}
