package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import org.bylaw.approval.RoundView;
import org.bylaw.ui.DueDate;

/** A signature as it is on record: who, when, what it means, and the fingerprint of the text. */
final class SignatureNote extends Div {

    SignatureNote(RoundView.Signature signature, Clock clock) {
        addClassName("signature");
        Paragraph sentence = new Paragraph(signature.statement());
        sentence.addClassName("signature-sentence");
        DescriptionList facts = new DescriptionList();
        fact(facts, say("Signed by"), new Span(signature.signerName()));
        fact(facts, say("Signed on"), new Span(DueDate.exact(signature.signedAt(), clock)));
        fact(facts, say("Logged in for it"), new Span(DueDate.exact(signature.authenticatedAt(), clock)));
        fact(facts, say("Meaning"), new Span(signature.meaning()));
        fact(facts, say("SHA-256 of the text"), fingerprint(signature.sha256()));
        add(sentence, facts);
    }

    static void fact(DescriptionList list, String name, Span value) {
        list.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    /** In groups of eight, as people compare it. */
    static Span fingerprint(String sha256) {
        Span span = new Span(String.join(" ", sha256.split("(?<=\\G.{8})")));
        span.addClassName("fingerprint");
        return span;
    }
}
