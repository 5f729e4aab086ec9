package org.bylaw.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one browser of all tests: the machine's own Chromium, driven by Playwright. */
public final class Chromium {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final double PATIENCE_MS = 30_000;

    private Chromium() {}

    private static final class Holder {
        private static final Browser BROWSER = launch();
    }

    public static Browser running() {
        executable();
        return Holder.BROWSER;
    }

    /** @throws IllegalStateException with the line that installs one, where there is no browser */
    static Path executable() {
        return executable(Optional.ofNullable(System.getenv("BYLAW_CHROMIUM")));
    }

    private static Browser launch() {
        Path executable = executable();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        // Chromium's sandbox refuses root, as which CI runs.
        List<String> options = System.getProperty("user.name").equals("root") ? List.of("--no-sandbox") : List.of();
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(options)
                        .setTimeout(120_000));
    }

    static Path executable(Optional<String> wish) {
        return Stream.concat(wish.stream(), wish.isPresent() ? Stream.empty() : USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium, and there is none at %s. Install it with: apt-get install chromium (or set BYLAW_CHROMIUM to its path)"
                                .formatted(wish.orElse("any of the usual places"))));
    }
}
