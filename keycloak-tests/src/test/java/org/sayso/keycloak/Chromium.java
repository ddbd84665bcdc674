package org.sayso.keycloak;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The browser of this machine: {@code -Dsayso.chromium}, else the first on the {@code PATH}. Tests that need it are skipped
 * where there is none.
 */
final class Chromium {

    private static @Nullable Browser browser;

    private Chromium() {}

    /** A fresh browser profile, closed by the caller. */
    static BrowserContext newContext() {
        BrowserContext context = browser().newContext();
        context.setDefaultTimeout(20_000);
        return context;
    }

    private static synchronized Browser browser() {
        if (browser != null) {
            return browser;
        }
        Optional<Path> executable = executable();
        Assumptions.assumeTrue(
                executable.isPresent(), "No Chromium found; install it or name it with -Dsayso.chromium=/path");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser started = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(executable.orElseThrow()));
        browser = started;
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
        return started;
    }

    private static Optional<Path> executable() {
        String named = System.getProperty("sayso.chromium", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
