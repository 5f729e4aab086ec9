package org.bylaw.rehearsal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bylaw.browser.Chromium;
import org.bylaw.testing.DemoRealm;

/** Somebody at a real browser, in front of the proxy, whose node dies. */
final class PersonAtBrowser implements AutoCloseable {

    /** The other node may have all the work of both to do. */
    private static final double PATIENCE_MS = 120_000;

    private final String url;
    private final BrowserContext profile;
    private final Page page;
    private final List<String> asked = new ArrayList<>();

    PersonAtBrowser(String url, String username) {
        this.url = url;
        profile = Chromium.running()
                .newContext(new Browser.NewContextOptions()
                        .setIgnoreHTTPSErrors(true)
                        .setLocale("en-GB"));
        profile.setDefaultTimeout(PATIENCE_MS);
        page = profile.newPage();
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            dialog.accept();
        });
        page.navigate(url + "/");
        page.locator("#username").fill(username);
        page.locator("#password").fill(DemoRealm.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(Pattern.compile(Pattern.quote(url) + "/(\\?.*)?"));
    }

    /** Which node the browser is on. */
    String node() {
        return profile.cookies(url).stream()
                .filter(cookie -> cookie.name.equals("BYLAW_NODE"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    void opensDraft(UUID version) {
        page.navigate(url + "/drafts/" + version);
        paper().waitFor();
    }

    /** Types at the end of the draft. */
    void writes(String sentence) {
        paper().locator("> *").last().click();
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        page.keyboard().insertText(sentence);
    }

    void seesItSaved() {
        assertThat(page.locator(".save-state"))
                .containsText("Saved", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    void finds(String sentence) {
        assertThat(paper()).containsText(sentence, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    private Locator paper() {
        return page.locator("policy-editor [role=textbox]");
    }

    /** Opens what waits at "My work". */
    void opensWork(String title) {
        page.navigate(url + "/");
        page.locator(".work-link")
                .filter(new Locator.FilterOptions().setHasText(title))
                .first()
                .click();
        approveButton().waitFor();
    }

    void approves() {
        approveButton().click();
    }

    void seesItApproved() {
        page.getByText("You approved version 1.0.").first().waitFor();
    }

    private Locator approveButton() {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Approve version 1.0").setExact(true));
    }

    /** Is told that the session is over, goes on, and needs no password. */
    void goesOnWhereToldToLogInAgain() {
        String here = page.url();
        page.getByText("You were logged out").click();
        // The old page is there for a moment yet, and does nothing any more.
        page.navigate(here);
    }

    /** What the browser itself asked, such as whether to leave without saving. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        profile.close();
    }
}
