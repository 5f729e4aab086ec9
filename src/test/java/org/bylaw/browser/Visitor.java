package org.bylaw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bylaw.testing.DemoRealm;

/** One person at a browser: what people do, in words. Everything waits until the page is there. */
final class Visitor {

    private final String username;
    private final Page page;
    private final Platform platform;

    Visitor(String username, Page page, Platform platform) {
        this.username = username;
        this.page = page;
        this.platform = platform;
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

    /** The page's own heading. */
    Visitor sees(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        return this;
    }

    Visitor reads(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    Visitor presses(String button) {
        button(button).click();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Visitor follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        return this;
    }

    Visitor types(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    /** Opens the item of the list "My work" whose line holds that text. */
    Visitor opensWork(String text) {
        open("/");
        page.locator(".work-link")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
        return this;
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
