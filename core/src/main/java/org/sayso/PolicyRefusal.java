package org.sayso;

/** Why an established account may not do what was asked. */
public enum PolicyRefusal implements Refusal {
    SCOPE_MISSING("the token lacks a scope that this intent requires"),
    OWN_LINK_REQUIRED("this intent serves only speakers with a link of their own, not the household's account");

    private final String hint;

    PolicyRefusal(String hint) {
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
    public Remedy remedy() {
        return Remedy.LINK;
    }
}
