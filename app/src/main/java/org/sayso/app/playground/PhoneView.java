package org.sayso.app.playground;

import java.util.List;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;

/** Somebody's phone and what lies on it, newest first. */
record PhoneView(Person person, List<PhoneMessage> messages) {}
