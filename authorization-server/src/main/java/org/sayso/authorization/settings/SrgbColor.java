package org.sayso.authorization.settings;

import java.util.Locale;

/**
 * A colour as web pages write it. Immutable; its parts are from 0 to 255.
 *
 * <p>Luminance and contrast are those of WCAG 2.2.
 */
record SrgbColor(int red, int green, int blue) {

    /** Reads {@code #rrggbb}. */
    static SrgbColor parse(String text) {
        if (!text.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("not a colour: " + text);
        }
        int all = Integer.parseInt(text.substring(1), 16);
        return new SrgbColor(all >> 16, (all >> 8) & 0xff, all & 0xff);
    }

    /** From 1 for the same colour to 21 for black and white. */
    double contrast(SrgbColor other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** This colour with a share of another, from 0 to 1. */
    SrgbColor mixed(SrgbColor other, double share) {
        return new SrgbColor(
                between(red, other.red, share), between(green, other.green, share), between(blue, other.blue, share));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
