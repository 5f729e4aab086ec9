package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import org.bylaw.risk.Acceptance;
import org.bylaw.risk.RiskPage;
import org.bylaw.signature.Signature;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.SignatureNote;
import org.bylaw.ui.StatusBadge;

/** Who accepted what remains of a risk, with the signature; an acceptance that holds no longer is seen to be void, and why. */
final class AcceptancePart extends Div {

    AcceptancePart(RiskPage page, Clock clock) {
        addClassName("stack");
        add(new H2(say("Acceptance of what remains")));
        if (page.accepted().isEmpty()) {
            add(new StatusBadge(StatusBadge.Kind.WAITING, say("Not accepted")), new Paragraph(todo(page)));
        }
        for (Acceptance acceptance : page.acceptances()) {
            add(card(acceptance, clock));
        }
    }

    private static String todo(RiskPage page) {
        if (page.risk().residualLevel() == null) {
            return say("Its owner accepts what remains once that is assessed.");
        }
        if (page.mine() && page.notToAccept() != null) {
            return page.notToAccept();
        }
        return page.aboveAcceptable()
                ? say(
                        "What remains is higher than “{0}”, so only an owner of management can accept it.",
                        say(page.current().acceptable().word()))
                : say("{0} is asked to accept it.", page.risk().ownerName());
    }

    private static Div card(Acceptance acceptance, Clock clock) {
        Div card = new Div();
        card.addClassNames("card", "acceptance");
        Div head = new Div();
        head.addClassName("row");
        if (acceptance.holds()) {
            head.add(new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Accepted")));
        } else {
            card.addClassName("void");
            head.add(new StatusBadge(StatusBadge.Kind.REJECTED, say("Void")));
        }
        head.add(new LevelBadge(acceptance.level()));
        card.add(head);
        if (acceptance.voidAt() != null) {
            Paragraph why =
                    new Paragraph(new Span(say("Void because {0}", say(String.valueOf(acceptance.voidWhy()))) + ", "));
            why.add(DueDate.ago(acceptance.voidAt(), clock));
            card.add(why);
        }
        Signature signature = acceptance.signature();
        if (signature == null) {
            card.add(new Paragraph(say(
                    "Accepted by {0} on {1}.",
                    acceptance.acceptedByName(), DueDate.exact(acceptance.acceptedAt(), clock))));
        } else {
            card.add(new SignatureNote(
                    new SignatureNote.Given(
                            signature.statement(),
                            signature.meaning(),
                            signature.signerName(),
                            signature.signedAt(),
                            signature.authenticatedAt(),
                            signature.sha256()),
                    clock));
            if (!signature.comment().isBlank()) {
                Paragraph comment = new Paragraph(signature.comment());
                comment.addClassName("note");
                card.add(comment);
            }
        }
        return card;
    }
}
