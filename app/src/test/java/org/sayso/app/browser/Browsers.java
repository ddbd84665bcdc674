package org.sayso.app.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
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
 * One Chromium for all browser tests of a run, found on the machine and never downloaded.
 *
 * <p>Looked for in this order: the system property {@code sayso.chromium}, {@code /usr/bin/chromium}, then
 * {@code chromium}, {@code chromium-browser} and {@code google-chrome} on the {@code PATH}. Where there is none, tests
 * are skipped and one line says so. Playwright is bound to the thread that made it: call this from test threads only,
 * with tests run one after the other (the default).
 */
public final class Browsers {

    private static final String NONE_FOUND = "Browser tests are skipped: no Chromium found. Install it (on Debian:"
            + " apt-get install chromium) or name it with -Dsayso.chromium=/path/to/chromium.";

    private static @Nullable Browser browser;
    private static boolean told;

    private Browsers() {}

    /**
     * A fresh browser profile, closed by the caller; ends the test as skipped where there is no browser.
     *
     * <p>Waits of up to 20 seconds are allowed, because machines that run tests are busy.
     */
    public static BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = browser().newContext(options);
        context.setDefaultTimeout(20_000);
        return context;
    }

    private static synchronized Browser browser() {
        if (browser != null) {
            return browser;
        }
        Optional<Path> executable = executable();
        if (executable.isEmpty() && !told) {
            told = true;
            System.err.println(NONE_FOUND);
        }
        Assumptions.assumeTrue(executable.isPresent(), NONE_FOUND);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser started = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(executable.orElseThrow()));
        browser = started;
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
        return started;
    }

    private static Optional<Path> executable() {
        String named = System.getProperty("sayso.chromium", "");
        if (!named.isEmpty()) {
            Path path = Path.of(named);
            if (!Files.isExecutable(path)) {
                throw new IllegalArgumentException("-Dsayso.chromium names no program: " + named);
            }
            return Optional.of(path);
        }
        Stream<Path> onPath = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.of(Path.of("/usr/bin/chromium")), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
