package org.sayso.authorization.look;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.language.LanguageLink;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page, errors too, what its frame shows: whose it is, its colours, and its other languages. */
@ControllerAdvice
class PageFrame {

    /**
     * Where the layout loads from; none where our own look stays.
     *
     * @param colors a style sheet
     * @param logo a picture
     * @param logoDark a picture for dark pages
     */
    public record Frame(
            @Nullable String colors,
            @Nullable String logo,
            @Nullable String logoDark) {}

    private final AuthorizationSettings settings;
    private final Frame frame;

    PageFrame(AuthorizationSettings settings, Look look) {
        this.settings = settings;
        this.frame = new Frame(
                look.accent().map(accent -> LookFiles.COLORS).orElse(null),
                look.logo().map(logo -> LookFiles.LOGO).orElse(null),
                look.logoDark().map(logo -> LookFiles.LOGO_DARK).orElse(null));
    }

    @ModelAttribute
    void fill(HttpServletRequest request, Model model) {
        model.addAttribute("service", settings.serviceName());
        model.addAttribute("frame", frame);
        model.addAttribute("languages", LanguageLink.on(request));
    }
}
