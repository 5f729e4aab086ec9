package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.Confirmation;
import org.bylaw.ui.DueDate;

/** What somebody attested, when, and the fingerprint of the text: for keeps. */
class Receipt extends DescriptionList {

    Receipt(Asked asked, Clock clock) {
        addClassName("receipt");
        add(new Term("You confirmed"), new Description(asked.statement()));
        add(new Term("Text"), new Description("%s (%s)".formatted(asked.title(), asked.reference())));
        if (asked.confirmation() == Confirmation.PAPER) {
            add(new Term(say("How")), new Description(say("On paper, recorded by HR")));
        }
        if (asked.answeredAt() != null) {
            String when = asked.confirmation() == Confirmation.PAPER ? say("Recorded at") : say("On");
            add(new Term(when), new Description(DueDate.exact(asked.answeredAt(), clock)));
        }
        Code fingerprint = new Code(asked.sha256());
        fingerprint.addClassName("fingerprint");
        Description of = new Description(fingerprint, new Span("SHA-256 of the exact text"));
        add(new Term("Fingerprint"), of);
    }
}
