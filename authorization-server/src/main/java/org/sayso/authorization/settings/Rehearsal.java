package org.sayso.authorization.settings;

/**
 * A bean of this type makes a start a rehearsal: all settings are read and everything is made of them, but nothing outside of the
 * process is asked, and nothing listens but what {@code server.port} says. The database is one in memory.
 */
public final class Rehearsal {}
