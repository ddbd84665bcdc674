package org.sayso.spring;

/**
 * A setting with which the application must not start. Spring Boot prints it with the fix and without a stack trace.
 *
 * <p>The texts must not contain the setting's value where that is secret.
 */
public final class RefusedSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String fix;

    /**
     * @param property the property's name, such as {@code sayso.skill-id}
     * @param problem what is wrong with it, continuing the sentence that the name begins, such as {@code is not set}
     * @param fix what to do, in full sentences
     */
    public RefusedSettingException(String property, String problem, String fix) {
        super(property + " " + problem);
        this.property = property;
        this.fix = fix;
    }

    public String property() {
        return property;
    }

    public String fix() {
        return fix;
    }
}
