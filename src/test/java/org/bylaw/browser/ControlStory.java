package org.bylaw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One control from tailoring to its first review, which fails, is corrected, re-tested and accepted; each step by whom it
 * belongs to.
 *
 * @param proof what the owner shows at the review
 * @param correction what the owner shows for the correction
 */
record ControlStory(String code, String title, Path proof, Path correction) {

    private static final String FINDING = "The copy for testing still has real names";
    private static final Pattern POINTS = Pattern.compile("([\\d.,]+) of ([\\d.,]+) points");

    String name() {
        return code + " " + title;
    }

    void play(Visitors visitors) {
        Visitor viktor = visitors.login("viktor.sand");
        double before = gained(viktor);
        ControlDesk.apply(viktor, code, "Lena Strand", "Names and numbers are masked in every copy for testing.");
        viktor.sees(name()).unfolds("Score").reads("not reviewed yet");
        assertThat(gained(viktor)).as("an effective review is missing").isEqualTo(before);

        String review = pullForward(viktor);
        Visitor lena = visitors.login("lena.strand");
        assess(lena);
        Visitor karin = visitors.login("karin.nyberg");
        failIt(karin);
        Visitor astrid = visitors.login("astrid.lund");
        mayAcceptTheRisk(astrid);

        plan(lena);
        reportDone(lena);
        verify(karin);

        passIt(karin);
        accept(astrid);

        viktor.open("/controls/" + code).sees(name()).unfolds("Score");
        viktor.follows("reviewed Effective").isAt(review).reads("The result is accepted.");
        Looks.areFine(viktor.page(), "a closed review");
        assertThat(gained(viktor)).as("points after the review").isGreaterThan(before);
    }

    /** All points that the framework has, as the page of the score says it. */
    private static double gained(Visitor visitor) {
        visitor.open("/score").sees("Score").isSettled();
        Locator summary =
                visitor.page().getByText(POINTS).filter(new Locator.FilterOptions().setHasText("controls count"));
        Matcher points = POINTS.matcher(summary.innerText());
        assertThat(points.find()).isTrue();
        return Double.parseDouble(points.group(1).replace(",", ""));
    }

    /** Tells the address of the review. */
    private String pullForward(Visitor compliance) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
            compliance.open("/controls/" + code).sees(name()).unfolds("Reviews");
            return compliance.page().getByText("Next review").isVisible();
        });
        compliance.follows("Open the review").sees("Review 1 of " + name());
        compliance.presses("Name the reviewer …").chooses("Reviewer", "Karin Nyberg");
        compliance.confirms("Name the reviewer").reads("Karin Nyberg tests this control.");
        compliance.presses("Pull forward …").takes("What happened", "An incident");
        compliance.types("Why it can't wait", "A copy of the customers' data went to a supplier.");
        compliance.confirms("Pull forward").reads("1 review is open now.").reads("Waiting for Lena Strand");
        return compliance.path();
    }

    private void assess(Visitor owner) {
        owner.opensWork("Assess", title).sees("Review 1 of " + name());
        owner.reads("A copy of the customers' data went to a supplier.");
        attach(owner, proof);
        owner.types("How it is done, and what has changed", "A job masks every copy at night.");
        owner.takes("Maturity", "3").presses("Give it to the reviewer");
        owner.reads("Your assessment is with the reviewer now.");
    }

    private static void attach(Visitor owner, Path file) {
        owner.unfolds("Evidence").presses("Attach a file…").gives(List.of(file));
        owner.confirms("Attach").reads("The evidence is attached.");
        String name = file.getFileName().toString();
        owner.reads(name.substring(0, name.lastIndexOf('.')).replace('-', ' '));
    }

    private void failIt(Visitor reviewer) {
        reviewer.opensWork("Test", title).sees("Review 1 of " + name());
        reviewer.types("Samples", "Three of twelve copies; one has 240 real names.");
        answer(reviewer, "Effective", "Not effective", "Not effective");
        reviewer.presses("Give it to management").reads("finding");
        reviewer.unfolds("Findings").presses("Raise a finding");
        reviewer.types("What was found, in a line", FINDING);
        reviewer.types("How it shows", "Copy 7 has the names and addresses of 240 customers.");
        reviewer.takes("Severity", "High");
        assertThat(reviewer.page().getByLabel("Who corrects it")).hasValue("Lena Strand");
        reviewer.confirms("Raise the finding").reads(FINDING);
        reviewer.presses("Give it to management").reads("Your result is with management now");
    }

    private static void answer(Visitor reviewer, String design, String operation, String result) {
        reviewer.answers("Design: does it do what it is for?", design);
        reviewer.answers("Operation: is it done as it is meant?", operation);
        reviewer.answers("Result of both together", result);
    }

    /** But waits for the correction. */
    private void mayAcceptTheRisk(Visitor management) {
        management.opensWork("Accept the review of", title).reads("The remaining risk");
        Looks.areFine(management.page(), "a review that management may accept");
    }

    private void plan(Visitor owner) {
        owner.opensWork("Plan the correction:", FINDING).sees(FINDING).isSettled();
        owner.presses("Plan the correction").types("What will be done", "The job stops where it finds real names.");
        owner.confirms("Plan it").reads("The plan is on record.");
    }

    private void reportDone(Visitor owner) {
        attach(owner, correction);
        owner.presses("Report it done");
        owner.types("What was done, and where it can be seen", "The job stops now; copy 7 is masked.");
        owner.confirms("Report it done").reads("Reported. Somebody else verifies it now.");
        assertThat(owner.button("Verify it")).hasCount(0);
    }

    /** Whoever raised a finding verifies its correction. */
    private void verify(Visitor other) {
        other.opensWork("Verify the correction:", FINDING).sees(FINDING).isSettled();
        Looks.areFine(other.page(), "a finding to verify");
        other.presses("Verify it").types("What you looked at", "Copy 7 and the three newest.");
        other.confirms("Verify and close it").reads("Verified; the finding is closed.");
    }

    private void passIt(Visitor reviewer) {
        reviewer.opensWork("Test", title).reads("Does it work after the corrections?");
        reviewer.types("Samples", "Copy 7 again and the three newest; no real name is left.");
        answer(reviewer, "Effective", "Effective", "Effective");
        reviewer.presses("Give it to management").reads("Your result is with management now");
    }

    private void accept(Visitor management) {
        management.opensWork("Accept the review of", title).isSettled();
        assertThat(management.page().getByText("The remaining risk", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        management.presses("Accept the result: read and sign").sees("Sign Review 1 of " + name());
        Looks.areFine(management.page(), "the page to sign");
        management.presses("Log in and sign");
        management.giveName().sees("Thank you, it is signed").reads("Astrid Lund");
        management.follows("Go on").sees("Review 1 of " + name()).reads("The result is accepted.");
    }
}
