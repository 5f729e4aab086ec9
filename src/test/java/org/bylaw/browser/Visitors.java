package org.bylaw.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The people of one test, each with a browser profile of their own. */
final class Visitors {

    private static final Path KEPT = Path.of("target/browser");

    private final Platform platform;
    private final Browser browser;
    private final Map<String, Visitor> present = new LinkedHashMap<>();

    Visitors(Platform platform, Browser browser) {
        this.platform = platform;
        this.browser = browser;
    }

    /** Somebody at a desk, in a light room, who is not logged in yet. */
    Visitor arrive(String username) {
        return arrive(username, 1440, 900, ColorScheme.LIGHT);
    }

    Visitor arrive(String username, int width, int height, ColorScheme colours) {
        BrowserContext profile = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        profile.setDefaultTimeout(30_000);
        profile.tracing().start(new Tracing.StartOptions().setSnapshots(true).setScreenshots(true));
        Visitor visitor = new Visitor(username, profile.newPage(), platform);
        present.put(username + "-" + present.size(), visitor);
        return visitor;
    }

    /** Somebody who has just logged in and looks at their work. */
    Visitor login(String username) {
        return arrive(username).logIn();
    }

    void keepWhatTheySaw(String test) {
        present.forEach((name, visitor) -> {
            Path kept = KEPT.resolve(test);
            try {
                visitor.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setPath(kept.resolve(name + ".png"))
                                .setFullPage(true));
                visitor.page()
                        .context()
                        .tracing()
                        .stop(new Tracing.StopOptions().setPath(kept.resolve(name + "-trace.zip")));
            } catch (PlaywrightException e) {
                System.err.println("No picture of what " + name + " saw: " + e.getMessage());
            }
        });
    }

    void leave() {
        present.values().forEach(visitor -> visitor.page().context().close());
        present.clear();
    }
}
