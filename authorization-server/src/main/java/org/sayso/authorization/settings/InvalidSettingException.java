package org.sayso.authorization.settings;

/** Stops the start-up because a setting cannot work; says which one, and what to set instead. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String fix;

    /**
     * Names the setting and its fix.
     *
     * @param problem what is wrong, without the value of any secret
     * @param fix what to do about it
     */
    public InvalidSettingException(String problem, String fix) {
        super(problem + ". " + fix);
        this.fix = fix;
    }

    String fix() {
        return fix;
    }
}
