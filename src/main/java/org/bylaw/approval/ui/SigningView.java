package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinService;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.UUID;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.SigningPage;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SignatureNote;

/** The sentence that I sign, what it means and of which text; then Keycloak; then the receipt. */
@Route(value = "approvals/:roundId/sign", layout = MainLayout.class)
@PermitAll
public class SigningView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Approvals approvals;
    private final transient ApprovalRecords records;
    private final transient Clock clock;
    private UUID roundId = new UUID(0, 0);
    private UUID seatId = new UUID(0, 0);
    private String title = say("Sign");

    public SigningView(Approvals approvals, ApprovalRecords records, Clock clock) {
        this.approvals = approvals;
        this.records = records;
        this.clock = clock;
        addClassName("signing-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        roundId = Addresses.id(event, ApprovalView.ROUND, say("approval"));
        seatId = Addresses.id(event.getLocation().getQueryParameters().getSingleParameter("seat"), say("approval"));
        String refused = "";
        if (approvals.readyToSign(seatId)) {
            try {
                approvals.sign(roundId, seatId);
            } catch (Problem problem) {
                refused = problem.getMessage();
            }
        }
        show(records.signing(roundId, seatId), refused);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(SigningPage page, String refused) {
        removeAll();
        if (page.receipt() != null) {
            title = say("Signed: {0}", Words.title(page.round()));
            add(new PageHeader(say("Thank you, it is signed")).withLine(Words.title(page.round())));
            Div card = new Div(new SignatureNote(Words.given(page.receipt()), clock));
            card.addClassName("card");
            add(card, back(say("See the approval")));
            return;
        }
        title = say("Sign {0}", Words.title(page.round()));
        add(new PageHeader(title)
                .withLine(page.round()
                        .openStage()
                        .map(stage -> say("Stage {0}", stage.name()))
                        .orElseGet(() -> say("Stage closed"))));
        if (page.textChanged() || !refused.isEmpty()) {
            Div box = new Div(new Span(
                    page.textChanged()
                            ? say("The text is no longer the one that you read. Nothing was signed.")
                            : say("{0} Nothing was signed.", refused)));
            box.addClassName("stale");
            box.getElement().setAttribute("role", "alert");
            add(box);
        }
        add(card(page));
        Div actions = new Div();
        actions.addClassNames("row", "signing-actions");
        if (!page.textChanged()) {
            Button sign = new Button(say("Log in and sign"), click -> logIn(page));
            sign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(sign);
        }
        actions.add(back(say("Back to the text")));
        add(actions);
    }

    private static Div card(SigningPage page) {
        Paragraph sentence = new Paragraph(page.statement().sentence());
        sentence.addClassName("signature-sentence");
        DescriptionList facts = new DescriptionList();
        SignatureNote.fact(
                facts, say("What it means"), new Span(page.statement().meaning()));
        SignatureNote.fact(facts, say("Fingerprint (SHA-256)"), SignatureNote.fingerprint(page.sha256()));
        if (!page.comment().isEmpty()) {
            SignatureNote.fact(facts, say("Your comment"), new Span(page.comment()));
        }
        Paragraph next = new Paragraph(
                say(
                        "You log in once more, and with that it is signed. Name, time, meaning and fingerprint go on record and can't be taken back."));
        next.addClassName("quiet");
        Div card = new Div(sentence, facts, next);
        card.addClassNames("card", "signature");
        return card;
    }

    private RouterLink back(String label) {
        return new RouterLink(label, ApprovalView.class, ApprovalView.parameters(roundId));
    }

    /** By the path from the server's root: what is relative would hang on the page that the browser loaded first. */
    private void logIn(SigningPage page) {
        try {
            String login = approvals.loginToSign(
                    roundId, seatId, page.sha256(), "/approvals/%s/sign?seat=%s".formatted(roundId, seatId));
            UI.getCurrent()
                    .getPage()
                    .setLocation(VaadinService.getCurrentRequest().getContextPath() + login);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            show(records.signing(roundId, seatId), problem.getMessage());
        }
    }
}
