package org.sayso;

/** Why an established account may not do what was asked. */
public enum PolicyRefusal implements Refusal {
    SCOPE_MISSING(true, "the token lacks a scope that this intent requires");

    private final boolean linkingHelps;
    private final String hint;

    PolicyRefusal(boolean linkingHelps, String hint) {
        this.linkingHelps = linkingHelps;
        this.hint = hint;
    }

    @Override
    public Question question() {
        return Question.POLICY;
    }

    @Override
    public String hint() {
        return hint;
    }

    @Override
    public boolean linkingHelps() {
        return linkingHelps;
    }
}
