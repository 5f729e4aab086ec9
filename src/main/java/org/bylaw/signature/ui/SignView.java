package org.bylaw.signature.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinService;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.signature.Signature;
import org.bylaw.signature.Signing;
import org.bylaw.signature.SigningPage;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SignatureNote;

/** The sentence that I sign, what it means and of what; then Keycloak; then the receipt. */
@Route(value = "signatures/:signatureId", layout = MainLayout.class)
@PermitAll
class SignView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Signing signing;
    private final transient Clock clock;
    private UUID id = new UUID(0, 0);
    private String title = say("Sign");

    SignView(Signing signing, Clock clock) {
        this.signing = signing;
        this.clock = clock;
        addClassName("signing-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = Addresses.id(event, "signatureId", say("signature"));
        String refused = "";
        if (signing.isReady(id)) {
            try {
                signing.sign(id);
            } catch (Problem problem) {
                refused = problem.getMessage();
            }
        }
        show(signing.page(id), refused);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(SigningPage page, String refused) {
        removeAll();
        if (page.receipt() != null) {
            title = say("Signed: {0}", page.title());
            Div card = new Div(new SignatureNote(given(page.receipt()), clock));
            card.addClassName("card");
            add(new PageHeader(say("Thank you, it is signed")).withLine(page.title()), card, back(page, say("Go on")));
            return;
        }
        title = say("Sign {0}", page.title());
        add(new PageHeader(title));
        String refusal = page.refusal() == null ? refused : page.refusal();
        if (!refusal.isEmpty()) {
            Div box = new Div(new Span(say("{0} Nothing was signed.", refusal)));
            box.addClassName("stale");
            box.getElement().setAttribute("role", "alert");
            add(box);
        }
        add(card(page));
        Div actions = new Div();
        actions.addClassNames("row", "signing-actions");
        if (page.refusal() == null) {
            Button sign = new Button(say("Log in and sign"), click -> logIn());
            sign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(sign);
        }
        actions.add(back(page, say("Back without signing")));
        add(actions);
    }

    private static SignatureNote.Given given(Signature signature) {
        return new SignatureNote.Given(
                signature.statement(),
                signature.meaning(),
                signature.signerName(),
                signature.signedAt(),
                signature.authenticatedAt(),
                signature.sha256());
    }

    private static Div card(SigningPage page) {
        Paragraph sentence = new Paragraph(page.statement());
        sentence.addClassName("signature-sentence");
        DescriptionList facts = new DescriptionList();
        SignatureNote.fact(facts, say("What it means"), new Span(page.meaning()));
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

    private static Anchor back(SigningPage page, String label) {
        return new Anchor(page.path().substring(1), label);
    }

    /** By the path from the server's root: what is relative would hang on the page that the browser loaded first. */
    private void logIn() {
        try {
            UI.getCurrent()
                    .getPage()
                    .setLocation(VaadinService.getCurrentRequest().getContextPath() + signing.login(id));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            show(signing.page(id), problem.getMessage());
        }
    }
}
