package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.junit.jupiter.api.Test;

/** HR finds out whom no mail reaches, from the campaign where they are missing, and has an address tried again. */
@BrowserTest
class MailProblemsIT {

    private static final String CAMPAIGN =
            "SELECT id FROM campaign WHERE title = 'Acceptable Use of IT 1.0' AND state = 'OPEN'";

    @Test
    void hrFindsWhomNoMailReachesAndHasAnAddressTriedAgain(Visitors visitors, Platform platform) {
        refused(platform, "freya.moller");
        Visitor petra = visitors.login("petra.lindqvist");
        petra.open(
                "/campaigns/" + platform.jdbc().sql(CAMPAIGN).query(UUID.class).single());
        petra.page()
                .locator("a[href='people/mail-problems']")
                .filter(new Locator.FilterOptions().setHasText("cannot be reached by mail"))
                .click();
        petra.sees("Mail problems").reads("The directory has no mail address.");
        petra.page().getByText("What the mail server said").first().click();
        petra.reads("550 5.1.1 User unknown");
        assertThat(Looks.faults(petra.page(), "mail problems with somebody on it"))
                .isEmpty();
        oneColumnWhereItIsNarrow(petra.page());

        petra.types("Name or address", "freya");
        Locator grid = petra.page().locator("vaadin-grid");
        grid.getByText("Jan Král").first().waitFor(hidden());
        grid.locator("vaadin-checkbox:visible:not([readonly])").last().click();
        petra.presses("Try 1 address again").reads("Mail goes to 1 address again");
        petra.reads("Nobody fits");
        petra.open("/people/" + id(platform, "freya.moller")).reads("Nothing came back, as far as Bylaw knows.");
        petra.open("/people/" + id(platform, "jan.kral")).reads("The directory has no mail address.");
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    private static void oneColumnWhereItIsNarrow(Page page) {
        Locator waiting = page.locator("vaadin-grid").getByText("Mails waiting");
        page.setViewportSize(390, 900);
        waiting.waitFor(hidden());
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser/mail-problems.png")));
        page.setViewportSize(1440, 900);
        waiting.waitFor();
    }

    private static UUID id(Platform platform, String username) {
        return platform.jdbc()
                .sql("SELECT id FROM person WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    private static void refused(Platform platform, String username) {
        platform.jdbc()
                .sql("""
                        INSERT INTO mail_problem (id, person_id, address, kind, mail_id, said, happened_at)
                        SELECT :id, id, email, 'REFUSED', :id, '550 5.1.1 User unknown', :now FROM person
                        WHERE username = :username
                        """)
                .param("id", Ids.next())
                .param("now", platform.clock().instant().atOffset(ZoneOffset.UTC))
                .param("username", username)
                .update();
    }
}
