package org.sayso.authorization.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.AccountDirectory;
import org.sayso.authorization.account.TypedAttribute;
import org.sayso.authorization.language.PageLanguages;
import org.sayso.authorization.settings.AttributeSetting;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Shows people what their account says about them, and lets them change what is theirs to say. */
@Controller
public class ProfilePage {

    /** Where the page is, and where its form posts to. */
    public static final String PATH = "/profile";

    /**
     * A field of the form.
     *
     * @param id of the element
     * @param name that is posted
     * @param label from the settings; none for the one that the pages have words for
     * @param hint from the settings; none to say what the kind takes
     * @param kind begins the keys of the words that say so
     * @param longest how many characters it takes
     * @param value what there is, or what was typed
     * @param problem the key of what is wrong with that; none if nothing is
     */
    public record Field(
            String id,
            String name,
            @Nullable String label,
            @Nullable String hint,
            String kind,
            int longest,
            @Nullable String value,
            @Nullable String problem) {}

    /**
     * An attribute that its owner sees, but does not change.
     *
     * @param label as above
     * @param value none if there is none
     */
    public record Fact(@Nullable String label, @Nullable String value) {}

    private final AccountDirectory accounts;
    private final AttributeSettings attributes;

    ProfilePage(AccountDirectory accounts, AttributeSettings attributes) {
        this.accounts = accounts;
        this.attributes = attributes;
    }

    @GetMapping(PATH)
    ModelAndView show(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return page(user, Map.of(), request);
    }

    /** Changes what was sent, all of it or nothing; what was not sent stays. */
    @PostMapping(PATH)
    ModelAndView change(
            @RequestParam Map<String, String> sent,
            @AuthenticationPrincipal SignedInUser user,
            HttpServletRequest request,
            RedirectAttributes next) {
        Map<String, TypedAttribute> typed = new LinkedHashMap<>();
        attributes.attributes().forEach((name, attribute) -> {
            String text = sent.get(name);
            if (attribute.editable() && text != null) {
                typed.put(name, TypedAttribute.of(attribute, text));
            }
        });
        if (typed.values().stream().anyMatch(one -> one.problem().isPresent())) {
            return page(user, sent, request);
        }
        boolean open = accounts.findBySubject(user.subject()).isPresent()
                && typed.entrySet().stream()
                        .allMatch(one -> accounts.changeAttribute(
                                        user.subject(),
                                        one.getKey(),
                                        one.getValue().value().orElse(null))
                                .isPresent());
        return open ? saved(next) : closed();
    }

    private ModelAndView page(SignedInUser user, Map<String, String> sent, HttpServletRequest request) {
        return accounts.findBySubject(user.subject())
                .map(account -> page(account, sent, PageLanguages.of(request)))
                .orElseGet(ProfilePage::closed);
    }

    private ModelAndView page(Account account, Map<String, String> sent, Language language) {
        List<Field> fields = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        attributes.attributes().forEach((name, attribute) -> {
            if (attribute.editable()) {
                fields.add(field(account, name, attribute, sent.get(name), language));
            } else {
                facts.add(new Fact(
                        attribute.label(language).orElse(null),
                        account.attribute(name).orElse(null)));
            }
        });
        String firstProblem = fields.stream()
                .filter(field -> field.problem() != null)
                .map(Field::id)
                .findFirst()
                .orElse(null);
        ModelAndView page = new ModelAndView("accounts/profile");
        page.addObject("account", account);
        page.addObject("fields", fields);
        page.addObject("facts", facts);
        page.addObject("firstProblem", firstProblem);
        page.setStatus(firstProblem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static Field field(
            Account account, String name, AttributeSetting attribute, @Nullable String sent, Language language) {
        return new Field(
                name.replace('_', '-'),
                name,
                attribute.label(language).orElse(null),
                attribute.hint(language).orElse(null),
                attribute.kind() == AttributeSetting.Kind.WORDS ? "profile.words" : "profile.text",
                attribute.longest(),
                sent == null ? account.attribute(name).orElse(null) : sent,
                sent == null
                        ? null
                        : TypedAttribute.of(attribute, sent).problem().orElse(null));
    }

    /** Shown after a redirect, so that loading the page again saves nothing again. */
    private static ModelAndView saved(RedirectAttributes next) {
        next.addFlashAttribute("saved", true);
        return new ModelAndView(new RedirectView(PATH, true));
    }

    private static ModelAndView closed() {
        return PageProblem.NOT_FOUND.page(HttpStatus.NOT_FOUND);
    }
}
