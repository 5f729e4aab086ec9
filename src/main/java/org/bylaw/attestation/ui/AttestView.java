package org.bylaw.attestation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.document.Markdown;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;
import org.bylaw.ui.ReadingText;
import org.bylaw.ui.StatusBadge;

/** Read, confirm, done: the page that a whole company opens on Monday morning, on a phone first, without the shell. */
@Route(value = "attest/:campaignId([0-9a-f-]{36})/:versionId?([0-9a-f-]{36})", autoLayout = false)
@PermitAll
@StyleSheet("context://bylaw/attestation.css")
class AttestView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Attestations attestations;
    private final transient ReceiptPdf receipts;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;
    private final Main content = new Main();
    private UUID campaignId = new UUID(0, 0);
    private String title = "";

    AttestView(Attestations attestations, ReceiptPdf receipts, CurrentPerson currentPerson, Clock clock) {
        this.attestations = attestations;
        this.receipts = receipts;
        this.currentPerson = currentPerson;
        this.clock = clock;
        addClassName("attest-page");
        Image mark = new Image("bylaw/icon.svg", "");
        Header bar = new Header(new Anchor("", mark, new Span("Bylaw")));
        bar.addClassName("attest-bar");
        content.setId("content");
        content.addClassName("attest");
        add(bar, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        campaignId = Addresses.id(event, "campaignId", "campaign");
        show(
                event.getRouteParameters().get("versionId").isPresent()
                        ? attestations.mine(campaignId, Addresses.id(event, "versionId", "version"))
                        : first());
    }

    /** The first that is still open, or the first at all. */
    private Asked first() {
        List<Asked> mine = attestations.mine(campaignId);
        return mine.stream()
                .filter(asked -> asked.taken() && asked.state() == AttestationState.OPEN)
                .findFirst()
                .orElse(mine.getFirst());
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(Asked asked) {
        content.removeAll();
        title = asked.title();
        if (asked.taken() && asked.state() == AttestationState.OPEN) {
            question(asked);
        } else {
            answer(asked);
        }
    }

    private void question(Asked asked) {
        Div line = new Div(
                DueDate.of(asked.dueOn(), LocalDate.now(clock)), new Span("Questions? Ask " + asked.ownerName()));
        line.addClassName("page-header-line");
        content.add(new H1(asked.title()), line);
        if (!asked.message().isBlank()) {
            Paragraph message = new Paragraph(asked.message());
            message.addClassName("lead");
            content.add(message);
        }
        // The fingerprint is taken of what is shown, not of what the table says was shown.
        String text = attestations.text(campaignId, asked.policyVersionId());
        String shown = Markdown.sha256(text);
        content.add(new ReadingText(Markdown.render(text).html()), statement(asked, shown));
    }

    private Section statement(Asked asked, String shown) {
        Paragraph sentence = new Paragraph(asked.statement());
        sentence.addClassName("attest-sentence");
        Button attest = new Button("I have read and will follow it", click -> attest(asked, shown));
        attest.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_LARGE);
        attest.setDisableOnClick(true);
        attest.addClassName("attest-button");
        Section section = new Section(sentence, attest, declining(asked));
        section.addClassName("attest-statement");
        section.getElement().setAttribute("aria-label", "What you confirm");
        return section;
    }

    private void attest(Asked asked, String shown) {
        try {
            attestations.attest(campaignId, asked.policyVersionId(), shown);
            thank(attestations.mine(campaignId, asked.policyVersionId()));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            show(attestations.mine(campaignId, asked.policyVersionId()));
        }
    }

    private NativeDetails declining(Asked asked) {
        TextArea reason = new TextArea("Why you cannot confirm it");
        reason.setHelperText("HR and the owner of the policy read this, and will come back to you.");
        reason.setWidthFull();
        reason.setMaxLength(2000);
        reason.setMinRows(3);
        Button decline = new Button("Decline with this reason", click -> decline(asked, reason));
        decline.addThemeVariants(ButtonVariant.LUMO_ERROR);
        NativeDetails details = new NativeDetails("I cannot confirm this", new Div(reason, decline));
        details.addClassName("attest-decline");
        return details;
    }

    private void decline(Asked asked, TextArea reason) {
        try {
            answer(attestations.decline(campaignId, asked.policyVersionId(), reason.getValue()));
        } catch (Problem problem) {
            Notices.problem(problem, Map.of("reason", reason));
        }
    }

    private void thank(Asked asked) {
        answer(asked);
        Notices.success("Thank you. Your attestation is recorded.");
    }

    private void answer(Asked asked) {
        content.removeAll();
        LocalDate today = LocalDate.now(clock);
        H1 heading = new H1(
                switch (asked.state()) {
                    case ATTESTED -> "Thank you";
                    case DECLINED -> "You declined";
                    case EXCUSED -> "Nothing to do";
                    case OPEN, CANCELLED, LEFT, MOVED, MISSED -> "This campaign has ended";
                });
        heading.getElement().setAttribute("tabindex", "-1");
        content.add(heading);
        switch (asked.state()) {
            case ATTESTED ->
                content.add(new Receipt(asked, clock), new ReceiptLink(receipts, currentPerson.requireId(), asked));
            case DECLINED -> {
                content.add(
                        new Paragraph("%s is told. Your reason: “%s”".formatted(asked.ownerName(), asked.reason())));
                if (asked.taken()) {
                    content.add(new Button("Read it again and attest after all", click -> {
                        content.removeAll();
                        question(asked);
                    }));
                }
            }
            case EXCUSED ->
                content.add(new Paragraph("You are excused from %s: %s".formatted(asked.title(), asked.reason())));
            case OPEN, CANCELLED, LEFT, MOVED, MISSED ->
                content.add(new Paragraph(
                        "%s no longer takes answers. Nothing more is expected of you here.".formatted(asked.title())));
        }
        content.add(whatElse(today));
        heading.getElement().executeJs("this.focus(); window.scrollTo(0, 0)");
    }

    private Section whatElse(LocalDate today) {
        List<Asked> open = attestations.myOpen();
        Section section = new Section();
        section.addClassName("attest-next");
        if (open.isEmpty()) {
            section.add(
                    new StatusBadge(StatusBadge.Kind.PUBLISHED, "Nothing else to attest"),
                    new Anchor("", "Go to my work"));
            return section;
        }
        section.add(new H2(open.size() == 1 ? "One more to attest" : open.size() + " more to attest"));
        for (Asked other : open) {
            Anchor link = new Anchor("attest/" + other.campaignId() + "/" + other.policyVersionId(), "");
            link.addClassName("attest-other");
            link.add(new Span(other.title()), DueDate.of(other.dueOn(), today));
            section.add(link);
        }
        return section;
    }
}
