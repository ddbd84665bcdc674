package org.sayso.authorization.settings;

/** What happens to who presents a refresh token whose successor was used more than 60 seconds ago. */
public enum LateReuse {
    /** It gets the newest successor, and that is told: a lost answer may be missed hours later. */
    SERVE,
    /** It is refused ({@code invalid_grant}); the link lives. */
    REFUSE,
    /** It is refused and the link ends. */
    END_FAMILY
}
