package org.sayso.authorization.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the pages look: {@code sayso.authorization.pages.*}. Immutable; colours that people could not read are refused.
 *
 * @param accentColor of buttons and links, as {@code #rrggbb}; readable on a light page (4.5:1, WCAG 2.2 criterion 1.4.3)
 * @param accentColorDark the same on a dark page; by default the first one, made as light as it has to be
 * @param logo an SVG, PNG, JPEG or WebP file shown in place of the service's name; at most 200 KB
 * @param logoDark another one for dark pages
 * @param templates a directory with templates that take the place of ours; its files are named as ours
 */
public record PageSettings(
        @Nullable String accentColor,
        @Nullable String accentColorDark,
        @Nullable String logo,
        @Nullable String logoDark,
        @Nullable String templates) {

    private static final double LEAST_CONTRAST = 4.5;
    private static final SrgbColor WHITE = SrgbColor.parse("#ffffff");
    private static final SrgbColor BLACK = SrgbColor.parse("#000000");

    /** What the accent is seen on, and what is seen on it; as in accounts.css. */
    private static final List<SrgbColor> LIGHT = colors("#ffffff", "#f3f4f6");

    private static final List<SrgbColor> DARK = colors("#1b1f27", "#12151b");

    /**
     * The accent in both modes.
     *
     * @param light as {@code #rrggbb}
     * @param dark as {@code #rrggbb}
     */
    public record Accent(String light, String dark) {}

    /** Refuses what could not be read. */
    public PageSettings {
        accentColor = filled(accentColor);
        accentColorDark = filled(accentColorDark);
        logo = filled(logo);
        logoDark = filled(logoDark);
        templates = filled(templates);
        if (accentColor == null && accentColorDark != null) {
            throw new InvalidSettingException(
                    "sayso.authorization.pages.accent-color-dark is set without accent-color",
                    "Set sayso.authorization.pages.accent-color, the colour on light pages, too.");
        }
        if (logo == null && logoDark != null) {
            throw new InvalidSettingException(
                    "sayso.authorization.pages.logo-dark is set without logo",
                    "Set sayso.authorization.pages.logo, the one for light pages, too.");
        }
        accent(accentColor, accentColorDark);
    }

    /** The colours of the service; empty for ours. */
    public Optional<Accent> accent() {
        return accent(accentColor, accentColorDark);
    }

    private static Optional<Accent> accent(@Nullable String light, @Nullable String dark) {
        if (light == null) {
            return Optional.empty();
        }
        SrgbColor onLight = readable(light, "accent-color", "light", LIGHT, BLACK);
        SrgbColor onDark =
                dark == null ? nearest(onLight, DARK, WHITE) : readable(dark, "accent-color-dark", "dark", DARK, WHITE);
        return Optional.of(new Accent(onLight.toString(), onDark.toString()));
    }

    private static SrgbColor readable(
            String value, String name, String mode, List<SrgbColor> backgrounds, SrgbColor remedy) {
        SrgbColor color;
        try {
            color = SrgbColor.parse(value);
        } catch (IllegalArgumentException notAColor) {
            throw new InvalidSettingException(
                    "sayso.authorization.pages." + name + " is no colour: " + value,
                    "Write it as #rrggbb, such as #1f5f8b.");
        }
        if (contrast(color, backgrounds) < LEAST_CONTRAST) {
            throw new InvalidSettingException(
                    String.format(
                            Locale.ROOT,
                            "sayso.authorization.pages.%s is hard to read on a %s page: %s has a contrast of %.1f:1, and"
                                    + " %.1f:1 is needed",
                            name,
                            mode,
                            color,
                            contrast(color, backgrounds),
                            LEAST_CONTRAST),
                    "The nearest colour that will do is " + nearest(color, backgrounds, remedy) + ".");
        }
        return color;
    }

    /** The colour, with as much of black or white as it takes. */
    private static SrgbColor nearest(SrgbColor color, List<SrgbColor> backgrounds, SrgbColor remedy) {
        SrgbColor tried = color;
        for (int percent = 1; contrast(tried, backgrounds) < LEAST_CONTRAST; percent++) {
            tried = color.mixed(remedy, percent / 100.0);
        }
        return tried;
    }

    private static double contrast(SrgbColor color, List<SrgbColor> backgrounds) {
        return backgrounds.stream().mapToDouble(color::contrast).min().orElseThrow();
    }

    private static List<SrgbColor> colors(String... texts) {
        return Arrays.stream(texts).map(SrgbColor::parse).toList();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
