package org.sayso.authorization.settings;

/** Stops the start-up because a setting cannot work; says which one, and what to set instead. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String fix;

    /**
     * Names the setting and its fix.
     *
     * @param problem what is wrong, without the value of any secret
     * @param fix what to do about it
     */
    public InvalidSettingException(String problem, String fix) {
        super(withoutStop(problem) + ". " + withOneStop(fix));
        this.problem = withoutStop(problem);
        this.fix = withOneStop(fix);
    }

    private static String withoutStop(String sentence) {
        return sentence.replaceFirst("\\.+$", "");
    }

    /** What others say may end with a stop of its own. */
    private static String withOneStop(String sentence) {
        return sentence.replaceFirst("\\.\\.+$", ".");
    }

    /** What is wrong, without a full stop. */
    public String problem() {
        return problem;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}
