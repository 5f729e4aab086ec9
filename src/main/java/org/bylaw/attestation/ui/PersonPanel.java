package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.LongLeave;
import org.bylaw.attestation.LongLeaves;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.PersonRecord;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Links;
import org.bylaw.ui.Notices;
import org.bylaw.ui.SubjectPanel;

/** On a person's page: what they were asked to attest over the years, and for HR their long leaves. */
@org.springframework.stereotype.Component
class PersonPanel extends SubjectPanel {

    private static final int STEP = 20;

    private final PersonRecord record;
    private final LongLeaves leaves;
    private final ReceiptPdf receipts;
    private final PaperAttestations papers;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    PersonPanel(
            PersonRecord record,
            LongLeaves leaves,
            ReceiptPdf receipts,
            PaperAttestations papers,
            CurrentPerson currentPerson,
            Clock clock) {
        super("attestations", later("Attestations"), 50, Set.of(SubjectRef.PERSON));
        this.record = record;
        this.leaves = leaves;
        this.receipts = receipts;
        this.papers = papers;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new Panel(subject.id());
    }

    /** The panel of one person. */
    @StyleSheet("context://bylaw/attestation.css")
    private final class Panel extends Div {

        private final UUID personId;
        private final Div leave = new Div();
        private final UnorderedList list = new UnorderedList();
        private final Div below = new Div();

        Panel(UUID personId) {
            this.personId = personId;
            addClassName("stack");
            list.addClassName("work-list");
            if (currentPerson.hasAny(Role.HR, Role.COMPLIANCE, Role.AUDITOR)) {
                add(leave);
                showLeave();
            }
            if (record.mayRead(personId)) {
                add(list, below);
                more();
            }
        }

        private void showLeave() {
            leave.removeAll();
            boolean mayEnter = currentPerson.has(Role.HR);
            leaves.of(personId).forEach(each -> leave.add(line(each, mayEnter)));
            if (mayEnter) {
                leave.add(new Button(
                        say("Enter a long leave …"),
                        click -> new LeaveDialog(leaves, personId, this::showLeave).open()));
            }
        }

        private Div line(LongLeave each, boolean mayEnd) {
            Span days = new Span(say("On leave from {0} to {1}", each.firstDay(), each.lastDay()));
            Span by = new Span(say("entered by {0}", each.enteredBy()));
            by.addClassName("quiet");
            Div line = new Div(days, by);
            line.addClassName("row");
            if (mayEnd) {
                line.add(new Button(
                        say("End it …"),
                        click -> Confirm.ask(
                                say("End this leave?"),
                                say(
                                        "The person is reminded again from tomorrow on. Due dates stay as late as they are."),
                                say("End the leave"),
                                () -> {
                                    leaves.end(each.id());
                                    Notices.success(say("The leave is ended."));
                                    showLeave();
                                })));
            }
            return line;
        }

        private void more() {
            List<Asked> next = record.of(personId, list.getComponentCount(), STEP);
            next.forEach(asked -> list.add(item(asked)));
            below.removeAll();
            if (list.getComponentCount() == 0) {
                list.setVisible(false);
                Paragraph none = new Paragraph(say("Nothing was asked of them yet."));
                none.addClassName("quiet");
                below.add(none);
            } else if (next.size() == STEP) {
                below.add(new Button(say("Show more"), click -> more()));
            }
        }

        private ListItem item(Asked asked) {
            Span what = new Span(asked.title());
            what.addClassName("work-what");
            Span state = new Span(
                    Words.badge(asked.state(), asked.dueOn(), LocalDate.now(clock)),
                    asked.answeredAt() == null
                            ? DueDate.of(asked.dueOn(), LocalDate.now(clock))
                            : DueDate.ago(asked.answeredAt(), clock));
            state.addClassNames("work-due", "row");
            Span why = new Span(
                    asked.reason() != null
                            ? asked.reason()
                            : asked.state() == AttestationState.ATTESTED ? asked.statement() : asked.reference());
            why.addClassName("work-why");
            // One's own leads to the receipt: the campaign's page is for those who answer for others.
            Anchor link = Links.to(
                    personId.equals(currentPerson.requireId())
                            ? "attest/" + asked.campaignId() + "/" + asked.policyVersionId()
                            : "campaigns/" + asked.campaignId());
            link.addClassName("work-link");
            link.add(what, state, why);
            ListItem item = new ListItem(link);
            item.addClassName("work-item");
            if (asked.state() == AttestationState.ATTESTED) {
                item.add(ReceiptLink.withScan(
                        receipts,
                        papers,
                        personId,
                        asked,
                        currentPerson.hasAny(Role.HR, Role.AUDITOR) || personId.equals(currentPerson.requireId())));
            }
            return item;
        }
    }
}
