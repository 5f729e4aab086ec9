package org.bylaw.attestation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.people.CurrentPerson;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Links;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** What I am asked to attest and what I attested, with the receipts. */
@Route(value = "attestations/mine", layout = MainLayout.class)
@PageTitle("My attestations")
@PermitAll
@StyleSheet("context://bylaw/attestation.css")
class MyAttestationsView extends Page {

    private static final int STEP = 50;

    private final transient Attestations attestations;
    private final transient ReceiptPdf receipts;
    private final transient PaperAttestations papers;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;
    private final UnorderedList answers = new UnorderedList();
    private final Button more = new Button("Show more", click -> load());

    MyAttestationsView(
            Attestations attestations,
            ReceiptPdf receipts,
            PaperAttestations papers,
            CurrentPerson currentPerson,
            Clock clock) {
        this.attestations = attestations;
        this.receipts = receipts;
        this.papers = papers;
        this.currentPerson = currentPerson;
        this.clock = clock;
        add(new PageHeader("My attestations"));
        List<Asked> open = attestations.myOpen();
        if (!open.isEmpty()) {
            UnorderedList list = list();
            open.forEach(asked -> list.add(new ListItem(link(asked))));
            add(new H2("To attest"), list, new H2("Answered"));
        }
        answers.addClassName("work-list");
        add(answers, more);
        load();
        if (answers.getComponentCount() == 0) {
            answers.setVisible(false);
            add(new EmptyState(
                    VaadinIcon.CLIPBOARD_CHECK,
                    "You have attested nothing yet",
                    "Once you confirm that you have read a policy, its receipt stays here."));
        }
    }

    private static UnorderedList list() {
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        return list;
    }

    private Anchor link(Asked asked) {
        Span verb = new Span("Read and attest ");
        verb.addClassName("work-verb");
        Span what = new Span(verb, new Span(asked.title()));
        what.addClassName("work-what");
        Span due = DueDate.of(asked.dueOn(), LocalDate.now(clock));
        due.addClassName("work-due");
        Anchor link = Links.to("attest/" + asked.campaignId() + "/" + asked.policyVersionId());
        link.addClassName("work-link");
        link.add(what, due);
        return link;
    }

    private void load() {
        List<Asked> next = attestations.myAnswers(answers.getComponentCount(), STEP);
        next.forEach(asked -> {
            ListItem item = new ListItem(answer(asked));
            item.addClassName("work-item");
            answers.add(item);
        });
        more.setVisible(next.size() == STEP);
    }

    private NativeDetails answer(Asked asked) {
        Span when = asked.answeredAt() == null ? new Span() : DueDate.ago(asked.answeredAt(), clock);
        Div head =
                new Div(new Span(asked.title()), Words.badge(asked.state(), asked.dueOn(), LocalDate.now(clock)), when);
        head.addClassName("answer-head");
        NativeDetails details = new NativeDetails(
                head,
                asked.state() == AttestationState.ATTESTED
                        ? new Div(
                                new Receipt(asked, clock),
                                ReceiptLink.withScan(receipts, papers, currentPerson.requireId(), asked, true))
                        : new Paragraph("Your reason: " + asked.reason()));
        details.addClassName("answer");
        return details;
    }
}
