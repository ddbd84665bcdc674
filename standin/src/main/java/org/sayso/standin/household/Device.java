package org.sayso.standin.household;

/** A device to talk to. */
public record Device(String id, String name) {}
