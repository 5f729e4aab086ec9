package org.bylaw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bylaw.shared.Say;
import org.bylaw.testing.DemoRealm;

/**
 * One person at a browser: what people do, in words. Everything waits until the page is there. The words are English; who
 * has the pages in German looks for the German ones.
 */
final class Visitor {

    private final String username;
    private final Page page;
    private final Platform platform;
    private final List<String> refused = new ArrayList<>();

    Visitor(String username, Page page, Platform platform) {
        this.username = username;
        this.page = page;
        this.platform = platform;
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                refused.add(answer.status() + " for " + answer.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(page.url() + " broke its policy: " + message.text());
            }
        });
    }

    /** The person's words for what the pages say in English; those that are not translated as they are. */
    String says(String english, Object... values) {
        return Say.in(
                Locale.forLanguageTag(platform.jdbc()
                        .sql("SELECT language FROM person WHERE username = :username")
                        .param("username", username)
                        .query(String.class)
                        .optional()
                        .orElse("en")),
                english,
                values);
    }

    /** What the browser asked for in vain, and what its page's policy forbade. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    Page page() {
        return page;
    }

    /** The person's id, which is the one at Keycloak. */
    UUID id() {
        return platform.jdbc()
                .sql("SELECT id FROM person WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    Visitor logIn() {
        open("/");
        giveName();
        sees("My work");
        return this;
    }

    /** Types name and password at Keycloak, where the page stands. */
    Visitor giveName() {
        page.waitForURL(Pattern.compile(Pattern.quote(platform.keycloak().url()) + ".*"));
        Locator name = page.locator("#username");
        page.locator("#password").waitFor();
        if (name.isVisible() && name.isEditable()) {
            name.fill(username);
        }
        page.locator("#password").fill(DemoRealm.PASSWORD);
        page.locator("#kc-login").click();
        page.waitForURL(Pattern.compile(Pattern.quote(platform.url()) + ".*"));
        return this;
    }

    Visitor open(String path) {
        page.navigate(platform.url() + path);
        return this;
    }

    /** The page's own heading; the text of a policy may bring more. */
    Visitor sees(String heading) {
        assertThat(page.locator("h1").first()).hasText(says(heading));
        return this;
    }

    /** Waits until the page shows a heading and nothing is under way any more. */
    Visitor isSettled() {
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => Object.values(window.Vaadin?.Flow?.clients ?? {}).every(one => !one.isActive?.())");
        return this;
    }

    Visitor reads(String text) {
        assertThat(page.getByText(says(text)).first()).isVisible();
        return this;
    }

    Visitor presses(String button) {
        button(button).click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(says(name)).setExact(true));
    }

    Visitor follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(says(link)))
                .first()
                .click();
        return this;
    }

    Visitor types(String label, String text) {
        page.getByLabel(says(label), new Page.GetByLabelOptions().setExact(true))
                .fill(text);
        return this;
    }

    Visitor types(String label, String text, Locator where) {
        where.getByLabel(says(label), new Locator.GetByLabelOptions().setExact(true))
                .fill(text);
        return this;
    }

    /** The dialog that is open. */
    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Chooses an entry of a list that opens below its field. */
    Visitor chooses(String label, String entry) {
        Locator field = page.getByLabel(says(label), new Page.GetByLabelOptions().setExact(true));
        field.fill(entry);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(entry))
                .first()
                .click();
        // Where several may be chosen the list stays open, or opens anew, until the person goes on to something else.
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
            field.press("Tab");
            return page.locator("[role=option]:visible").count() == 0;
        });
        return this;
    }

    Visitor marks(String choice) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(says(choice)))
                .check();
        return this;
    }

    /** Answers one question of several that have the same answers. */
    Visitor answers(String question, String choice) {
        page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName(says(question)))
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(says(choice)).setExact(true))
                .check();
        return this;
    }

    /** Takes an entry of a list that cannot be typed into. */
    Visitor takes(String label, String entry) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHas(exactly(label)))
                .locator("vaadin-select-value-button")
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(says(entry)).setExact(true))
                .click();
        return this;
    }

    /** Presses a button of the dialog that is open, and waits until it has closed. */
    Visitor confirms(String button) {
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(says(button)).setExact(true))
                .click();
        assertThat(dialog()).hasCount(0);
        return this;
    }

    /** Opens a part at the end of the page that is folded. */
    Visitor unfolds(String part) {
        Locator summary =
                page.locator("vaadin-details-summary").filter(new Locator.FilterOptions().setHas(exactly(part)));
        if (!"true".equals(summary.getAttribute("aria-expanded"))) {
            summary.click();
        }
        assertThat(summary).hasAttribute("aria-expanded", "true");
        return isSettled();
    }

    private Locator exactly(String text) {
        return page.getByText(says(text), new Page.GetByTextOptions().setExact(true));
    }

    /** Hands files to the page, and waits until all have arrived. */
    Visitor gives(List<Path> files) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(files.toArray(Path[]::new));
        assertThat(page.locator("vaadin-upload-file[complete]")).hasCount(files.size());
        return this;
    }

    /** Opens the item of the list "My work" whose line holds that text, as soon as it is there. */
    Visitor opensWork(String text) {
        return opensWork("", text);
    }

    Visitor opensWork(String verb, String text) {
        waitsForWork(verb, text);
        work(verb, text).click();
        page.waitForURL(url -> !url.equals(platform.url() + "/"));
        return this;
    }

    /** Looks at the list again until it has the item. */
    Visitor waitsForWork(String verb, String text) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
            open("/").sees("My work");
            return work(verb, text).isVisible();
        });
        return this;
    }

    private Locator work(String verb, String text) {
        return page.locator(".work-link")
                .filter(new Locator.FilterOptions().setHasText(text))
                .filter(new Locator.FilterOptions().setHasText(verb))
                .first();
    }

    /** Waits until the address begins with that path. */
    Visitor isAt(String path) {
        page.waitForURL(url -> url.startsWith(platform.url() + path));
        return this;
    }

    /** The path of the page in view, without the part that says which tab. */
    String path() {
        return page.url().substring(platform.url().length()).replaceAll("[?#].*", "");
    }
}
