package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;

/** A signature as it is on record: who, when, what it means, and the fingerprint of what was signed. */
public final class SignatureNote extends Div {

    /**
     * What a signature says.
     *
     * @param authenticatedAt when the signer gave the password for it
     * @param sha256 fingerprint of what was signed, 64 hexadecimal digits
     */
    public record Given(
            String statement,
            String meaning,
            String signerName,
            Instant signedAt,
            Instant authenticatedAt,
            String sha256) {}

    public SignatureNote(Given signature, Clock clock) {
        addClassName("signature");
        Paragraph sentence = new Paragraph(signature.statement());
        sentence.addClassName("signature-sentence");
        DescriptionList facts = new DescriptionList();
        fact(facts, say("Signed by"), new Span(signature.signerName()));
        fact(facts, say("Signed on"), new Span(DueDate.exact(signature.signedAt(), clock)));
        fact(facts, say("Logged in for it"), new Span(DueDate.exact(signature.authenticatedAt(), clock)));
        fact(facts, say("Meaning"), new Span(signature.meaning()));
        fact(facts, say("Fingerprint (SHA-256)"), fingerprint(signature.sha256()));
        add(sentence, facts);
    }

    /** Adds a name and what it stands for. */
    public static void fact(DescriptionList list, String name, Span value) {
        list.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }

    /** In groups of eight, as people compare it. */
    public static Span fingerprint(String sha256) {
        Span span = new Span(String.join(" ", sha256.split("(?<=\\G.{8})")));
        span.addClassName("fingerprint");
        return span;
    }
}
