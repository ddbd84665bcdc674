package org.sayso.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints, as the build wrote it into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Sayso.class.getPackage().getImplementationVersion();
        return new String[] {
            "sayso " + Objects.requireNonNullElse(version, "(unpackaged)"), "Java " + System.getProperty("java.version")
        };
    }
}
