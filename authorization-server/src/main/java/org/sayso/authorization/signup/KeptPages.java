package org.sayso.authorization.signup;

import org.sayso.authorization.settings.KeptAccountSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the other pages which ways there are for accounts that are kept here. */
@ControllerAdvice
@ConditionalOnBooleanProperty("sayso.authorization.accounts.kept")
class KeptPages {

    private final Ways ways;

    /**
     * The ways.
     *
     * @param signUp whether people make accounts themselves
     * @param forgottenPassword whether there is a way to another password without the old one
     */
    public record Ways(boolean signUp, boolean forgottenPassword) {}

    KeptPages(KeptAccountSettings settings) {
        this.ways = new Ways(settings.signUp(), settings.forgottenPassword());
    }

    @ModelAttribute
    void tell(Model model) {
        model.addAttribute("kept", ways);
    }
}
