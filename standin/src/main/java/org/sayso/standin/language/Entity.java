package org.sayso.standin.language;

/** A value of a slot type: its canonical name and its id (the model's, or the MD5 of the name in hexadecimal). */
public record Entity(String name, String id) {}
