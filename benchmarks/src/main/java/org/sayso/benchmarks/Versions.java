package org.sayso.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of a library runs. */
final class Versions {

    private static final Pattern JAR = Pattern.compile("-(\\d[\\w.]*)\\.jar$");

    private Versions() {}

    /** As the name of its jar says. */
    static String of(Class<?> type) {
        Matcher jar = JAR.matcher(
                type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.find() ? jar.group(1) : "";
    }
}
