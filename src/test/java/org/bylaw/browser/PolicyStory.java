package org.bylaw.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A policy from imported files to its reaffirmation a year later, each step by whom it belongs to, at a browser of their
 * own.
 *
 * @param files what is imported
 * @param report what the import has to say about them
 * @param policy the title of the one whose way is told
 */
record PolicyStory(List<Path> files, List<String> report, String policy) {

    void play(Visitors visitors, Platform platform) {
        Visitor mira = visitors.login("mira.holm");
        String draft = importFiles(mira);
        write(mira, "Whoever finds a fault in these rules tells Information Security.");

        Visitor karin = visitors.login("karin.nyberg").open(draft);
        sendToReviewers(karin, "Lena Strand");

        Visitor lena = visitors.login("lena.strand");
        comment(lena, "Two days are too long for the service desk.");
        answer(karin, "One day it is; the text says so now.");

        Visitor jonas = visitors.login("jonas.berg");
        requestChanges(jonas, "Please say who decides about privileged access at night.");

        write(mira.open(draft), "At night the manager on call decides.");
        submitForApproval(karin.open(draft));
        approve(jonas);
        jonas.reads("Round 2");
        Visitor tomas = visitors.login("tomas.ek").opensWork(policy).types("Reason", "I wonder about the contractors.");
        approve(lena);
        approve(visitors.login("henrik.dahl"));
        comeTooLate(tomas, "I wonder about the contractors.");

        sign(visitors.login("astrid.lund"));

        karin.open("/policies?q=Access").follows(policy).reads("In force");
        karin.reads("At night the manager on call decides.");

        attest(visitors.login("noah.winkler"));
        decline(visitors.login("olivia.hart"), "I work without any of these systems.");
        seeProgress(visitors.login("petra.lindqvist"), platform);
        release(karin, "Recruiting has systems of its own; you need not attest this.");

        platform.clock().advance(Duration.ofDays(366));
        reaffirm(karin);
        assertThat(attestations(platform))
                .as("a reaffirmed text stays attested")
                .isEqualTo(1);
    }

    /** Leads into the draft of the policy, and tells its address. */
    private String importFiles(Visitor mira) {
        mira.open("/policies/import").sees("Import policies");
        mira.gives(files);
        mira.chooses("Owner", "Karin Nyberg");
        mira.presses("Import");
        report.forEach(mira::reads);
        return mira.follows(policy).sees(policy).path();
    }

    private void write(Visitor author, String sentence) {
        author.sees(policy);
        Locator paper = author.page().locator("policy-editor [role=textbox]");
        paper.locator("> *").last().click();
        author.page().keyboard().press("End");
        author.page().keyboard().press("Enter");
        author.page().keyboard().insertText(sentence);
        assertThat(author.page().locator(".save-state")).containsText("Saved");
        assertThat(paper).containsText(sentence);
    }

    private void sendToReviewers(Visitor owner, String reviewer) {
        owner.sees(policy).presses("Submit…");
        owner.types("What changes, in a sentence", "The first issue.", owner.dialog());
        owner.marks("Reviewers first, who comment until a day; then approval");
        owner.chooses("Reviewers", reviewer);
        owner.presses("Send to reviewers").sees(policy).reads("In consultation");
    }

    private void comment(Visitor reviewer, String words) {
        reviewer.opensWork(policy).sees(policy).presses("Comment on the whole text");
        reviewer.types("Your comment", words).presses("Comment").reads(words);
        reviewer.reads("1 open comment").presses("I am done").reads("Thank you.");
    }

    private void answer(Visitor owner, String words) {
        owner.opensWork(policy).sees(policy).presses("Reply");
        owner.types("Your reply", words).presses("Reply and mark answered").reads("1 answered or resolved");
        owner.presses("Send to approval").reads("Waiting for approval");
    }

    private void requestChanges(Visitor manager, String reason) {
        manager.opensWork(policy).presses("Request changes").reads("Say why");
        manager.types("Reason", reason).presses("Request changes").reads("You requested changes.");
    }

    private void submitForApproval(Visitor owner) {
        owner.sees(policy).presses("Submit…").presses("Submit for approval").reads("was submitted for approval");
    }

    private void approve(Visitor approver) {
        approver.opensWork(policy).presses("Approve version 1.0").reads("You approved version 1.0.");
    }

    private void comeTooLate(Visitor approver, String reason) {
        approver.presses("Approve version 1.0").reads("You had written: " + reason);
        approver.presses("Show how it stands now").reads("0 of 1 signed");
    }

    private void sign(Visitor management) {
        management.opensWork(policy).presses("Sign version 1.0").sees("Sign " + policy + ", version 1.0");
        Looks.areFine(management.page(), "the page to sign");
        management.presses("Log in and sign");
        management.giveName().sees("Thank you, it is signed").reads("Astrid Lund");
    }

    private void attest(Visitor reader) {
        reader.opensWork(policy).reads("At night the manager on call decides.");
        Looks.areFine(reader.page(), "the page to read and attest");
        // Noah's language in the directory is German.
        reader.presses("Ich habe es gelesen und halte mich daran").sees("Vielen Dank");
        Looks.areFine(reader.page(), "the receipt");
    }

    private void decline(Visitor reader, String reason) {
        reader.opensWork(policy);
        reader.page().getByText("I cannot confirm this").click();
        reader.types("Why you cannot confirm it", reason).presses("Decline with this reason");
        reader.sees("You declined").reads(reason);
    }

    private void seeProgress(Visitor hr, Platform platform) {
        hr.open("/campaigns").follows(policy).reads("1 declined");
        assertThat(hr.page().locator(".big-figure")).containsText("2 of " + staff(platform));
    }

    private void release(Visitor owner, String answer) {
        owner.opensWork("Answer", policy).reads("I work without any of these systems.");
        Looks.areFine(owner.page(), "the page to answer staff");
        owner.types("Your answer", answer).presses("Release: they need not attest");
        owner.reads("Granted").reads(answer);
    }

    private static long staff(Platform platform) {
        return platform.jdbc()
                .sql("SELECT count(*) FROM person WHERE active")
                .query(Long.class)
                .single();
    }

    private void reaffirm(Visitor owner) {
        owner.opensWork("Review", policy);
        owner.page().getByRole(AriaRole.RADIO).first().check();
        owner.types("What you looked at", "Systems and kinds of access are still the same.");
        owner.page().locator("#decide vaadin-button").click();
        owner.reads("You reaffirmed the text.");
    }

    private long attestations(Platform platform) {
        UUID version = platform.jdbc()
                .sql("""
                        SELECT v.id FROM policy_version v JOIN policy p ON p.id = v.policy_id
                        WHERE p.title = :title AND v.state = 'PUBLISHED'
                        """)
                .param("title", policy)
                .query(UUID.class)
                .single();
        return platform.jdbc()
                .sql("SELECT count(*) FROM attestation WHERE policy_version_id = :version AND state = 'ATTESTED'")
                .param("version", version)
                .query(Long.class)
                .single();
    }
}
