package org.sayso.confirmation;

/** The way a message travels to a person. */
public enum Channel {
    SMS,
    EMAIL
}
