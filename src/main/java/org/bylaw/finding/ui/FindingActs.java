package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.finding.CorrectionDesk;
import org.bylaw.finding.Corrections;
import org.bylaw.finding.FindingFacts;
import org.bylaw.finding.FindingPage;
import org.bylaw.finding.Findings;
import org.bylaw.people.People;
import org.jspecify.annotations.Nullable;

/** What somebody may do about a finding: the one thing to do now, and what else there is. */
final class FindingActs {

    private static final int LONG = 10_000;
    private static final int NOTE = 4000;
    private static final int REASON = 200;

    private final Corrections corrections;
    private final CorrectionDesk desk;
    private final Findings findings;
    private final People people;
    private final Runnable afterwards;

    FindingActs(Corrections corrections, CorrectionDesk desk, Findings findings, People people, Runnable afterwards) {
        this.corrections = corrections;
        this.desk = desk;
        this.findings = findings;
        this.people = people;
        this.afterwards = afterwards;
    }

    /** The one thing to do now; empty where it is somebody else's turn. */
    Optional<Button> primary(FindingPage page) {
        FindingFacts finding = page.finding();
        return switch (page.turn()) {
            case PLAN -> Optional.of(primary(say("Plan the correction"), () -> plan(finding)));
            case REPORT -> Optional.of(primary(say("Report it done"), () -> report(finding)));
            case VERIFY -> Optional.of(primary(say("Verify it"), () -> verify(finding)));
            case NONE ->
                page.mayOpenAgain()
                        ? Optional.of(new Button(say("Open it again"), click -> openAgain(finding)))
                        : Optional.empty();
        };
    }

    /** Everything else, quieter. */
    Div others(FindingPage page) {
        FindingFacts finding = page.finding();
        Div others = new Div();
        others.addClassName("row");
        if (page.turn() == FindingPage.Turn.VERIFY) {
            others.add(quiet(say("Send it back"), () -> sendBack(finding)));
        }
        if (page.mayRevise()) {
            others.add(quiet(say("Change the plan"), () -> plan(finding)));
        }
        if (page.maySetDate()) {
            others.add(quiet(say("Move the date"), () -> moveDate(finding)));
        }
        if (page.mayHandOver()) {
            others.add(quiet(say("Hand over"), () -> handOver(finding)));
        }
        if (page.mayChooseVerifier()) {
            others.add(quiet(say("Choose who verifies"), () -> chooseVerifier(finding)));
        }
        if (page.mayWithdraw()) {
            others.add(quiet(say("Withdraw the finding"), () -> withdraw(finding)));
        }
        return others;
    }

    private static Button primary(String verb, Runnable act) {
        Button button = new Button(verb, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private static Button quiet(String verb, Runnable act) {
        Button button = new Button(verb, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void plan(FindingFacts finding) {
        String before = Objects.requireNonNullElse(finding.action().plan(), "");
        new ActDialog(say("Plan the correction"), say("Whoever verifies it reads this, and an auditor later."))
                .asking("plan", say("What will be done"), "", before, LONG)
                .askingDay(say("Done by"), finding.action().dueOn())
                .ask(
                        before.isEmpty() ? say("Plan it") : say("Save the plan"),
                        say("The plan is on record."),
                        (text, day, person) -> corrections.plan(id(finding), revision(finding), text, day(day)),
                        afterwards);
    }

    private void report(FindingFacts finding) {
        ActDialog dialog = new ActDialog(
                        say("Report it done"),
                        say(
                                "{0} verifies it next. Attach what shows it below, under evidence, before you report it.",
                                FindingWords.verifier(finding.action())))
                .asking("note", say("What was done, and where it can be seen"), "", "", NOTE)
                .askingToo(
                        "noEvidence",
                        say("Why there is no evidence"),
                        say("Only where none is attached; whoever verifies it and an auditor read it."),
                        NOTE);
        dialog.ask(
                say("Report it done"),
                say("Reported. Somebody else verifies it now."),
                (text, day, person) -> corrections.reportDone(id(finding), revision(finding), text, dialog.more()),
                afterwards);
    }

    private void verify(FindingFacts finding) {
        new ActDialog(
                        say("Does the correction hold?"),
                        say("The finding is closed with this. Where it does not hold, send it back instead."))
                .asking("note", say("What you looked at"), say("May be empty."), "", NOTE)
                .ask(
                        say("Verify and close it"),
                        say("Verified; the finding is closed."),
                        (text, day, person) -> corrections.verify(id(finding), revision(finding), text),
                        afterwards);
    }

    private void sendBack(FindingFacts finding) {
        new ActDialog(
                        say("Send it back?"),
                        say(
                                "{0} goes on with it, and reads your reason.",
                                finding.action().ownerName()))
                .asking("reason", say("What is missing"), "", "", NOTE)
                .ask(
                        say("Send it back"),
                        say("Sent back."),
                        (text, day, person) -> corrections.sendBack(id(finding), revision(finding), text),
                        afterwards);
    }

    private void moveDate(FindingFacts finding) {
        new ActDialog(
                        say("Move the date"),
                        say("{0} gets a mail.", finding.action().ownerName()))
                .askingDay(say("Done by"), finding.action().dueOn())
                .asking("reason", say("Why"), "", "", NOTE)
                .ask(
                        say("Move the date"),
                        say("The date was moved."),
                        (text, day, person) -> corrections.moveDueDate(id(finding), revision(finding), day(day), text),
                        afterwards);
    }

    private void handOver(FindingFacts finding) {
        new ActDialog(say("Hand over"), say("The other person corrects it instead, for good, and gets a mail now."))
                .askingPerson(say("To"), "", people)
                .asking("reason", say("Why"), "", "", REASON)
                .ask(
                        say("Hand over"),
                        say("Handed over."),
                        (text, day, person) -> desk.handOver(id(finding), revision(finding), person, text),
                        afterwards);
    }

    private void chooseVerifier(FindingFacts finding) {
        new ActDialog(say("Choose who verifies"), say("Anybody but whoever corrects it."))
                .askingPerson(say("Who verifies"), say("Empty: whoever of compliance comes first."), people)
                .asking("reason", say("Why"), "", "", REASON)
                .ask(
                        say("Choose who verifies"),
                        say("Saved."),
                        (text, day, person) -> desk.chooseVerifier(id(finding), revision(finding), person, text),
                        afterwards);
    }

    private void withdraw(FindingFacts finding) {
        new ActDialog(
                        say("Withdraw {0}?", finding.name()),
                        say("For one that was raised in error: nobody corrects it any more. It stays on record."))
                .asking("reason", say("Why it was none"), "", "", NOTE)
                .ask(
                        say("Withdraw the finding"),
                        say("The finding is withdrawn."),
                        (text, day, person) -> desk.withdraw(id(finding), revision(finding), text),
                        afterwards);
    }

    private void openAgain(FindingFacts finding) {
        new ActDialog(
                        say("Open {0} again?", finding.name()),
                        say("For a correction that turned out not to hold: the owner plans anew, and you verify it."))
                .askingDay(say("Done by"), findings.defaultDueOn(finding.severity()))
                .asking("reason", say("Why"), "", "", REASON)
                .ask(
                        say("Open it again"),
                        say("The finding is open again."),
                        (text, day, person) -> desk.openAgain(id(finding), revision(finding), day(day), text),
                        afterwards);
    }

    private static UUID id(FindingFacts finding) {
        return finding.id();
    }

    private static int revision(FindingFacts finding) {
        return finding.action().revision();
    }

    private static LocalDate day(@Nullable LocalDate chosen) {
        return Objects.requireNonNull(chosen);
    }
}
