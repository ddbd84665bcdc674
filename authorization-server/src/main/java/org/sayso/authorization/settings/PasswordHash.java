package org.sayso.authorization.settings;

/** How the passwords of a company's own table are hashed. */
public enum PasswordHash {
    /** Each hash names its kind as Spring Security writes it, such as {@code {bcrypt}$2a$10$...}. */
    NAMED,
    /** All are bcrypt, of any cost. */
    BCRYPT,
    /** All are Argon2, in the usual text form. */
    ARGON2,
    /** All are PBKDF2 as Spring Security 5.8 writes it: HMAC-SHA-256, 310,000 times, salt of 16 bytes, hexadecimal. */
    PBKDF2,
    /** All are scrypt, in the text form of Spring Security. */
    SCRYPT
}
