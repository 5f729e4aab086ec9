package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Confirmation;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.PaperBatch;
import org.bylaw.attestation.PersonRecord;
import org.bylaw.audit.AuditTrail;
import org.bylaw.document.paper.Paper;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The receipt of one attestation as a PDF, for keeps: for the person, those above them, and who sees all. */
@Service
public class ReceiptPdf {

    private final PersonRecord record;
    private final People people;
    private final PaperAttestations papers;
    private final Letterhead letterhead;
    private final AuditTrail audit;

    ReceiptPdf(PersonRecord record, People people, PaperAttestations papers, Letterhead letterhead, AuditTrail audit) {
        this.record = record;
        this.people = people;
        this.papers = papers;
        this.letterhead = letterhead;
        this.audit = audit;
    }

    /** A file to hand out. */
    public record Receipt(String fileName, byte[] content) {}

    /**
     * The same bytes each time it is asked for in the same language.
     *
     * @throws Problem where nothing was attested, or not for whoever is logged in to see
     */
    @Costly(Costly.Kind.DOCUMENT)
    @AllowedToAll
    @Transactional
    @Whose(ObjectRule.ANSWERS_OF)
    public Receipt of(UUID campaignId, UUID personId, UUID versionId) {
        Asked asked = record.one(campaignId, personId, versionId);
        if (asked.state() != AttestationState.ATTESTED || asked.answeredAt() == null) {
            throw Problem.notFound(say("There is a receipt only for what was attested."));
        }
        Person person = people.require(personId);
        String name = say("receipt-{0}-{1}", asked.reference().toLowerCase(Locale.ROOT), asked.version());
        Optional<PaperBatch.Paper> signed = papers.paper(campaignId, personId, versionId);
        audit.record(
                "ReceiptFetched",
                SubjectRef.campaign(campaignId),
                SubjectRef.person(personId),
                Map.of("person", person.name(), "title", asked.title(), "version", asked.version()));
        return new Receipt(name + ".pdf", content(asked, person, signed));
    }

    private byte[] content(Asked asked, Person person, Optional<PaperBatch.Paper> signed) {
        String title = say("Receipt of an attestation");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = letterhead.paper(title, Objects.requireNonNull(asked.answeredAt()))) {
            paper.title(title);
            paper.paragraph(
                    signed.isPresent()
                            ? say(
                                    "{0} confirmed on paper, signed on {1}:",
                                    person.name(), signed.get().signedOn())
                            : say("{0} confirmed on {1}:", person.name(), letterhead.moment(asked.answeredAt())));
            paper.paragraph(say("“{0}”", asked.statement()));
            paper.heading(say("What is on record"));
            letterhead.name(paper);
            paper.fact(say("Person"), person.name());
            paper.fact(say("Login"), person.username());
            if (person.email() != null) {
                paper.fact(say("Mail"), person.email());
            }
            paper.fact(say("Policy"), asked.title());
            paper.fact(say("Reference"), asked.reference());
            paper.fact(say("Version"), asked.version());
            paper.fact(say("Confirmed"), how(asked.confirmation()));
            if (signed.isPresent()) {
                paper.fact(say("Signed on"), say("{0}", signed.get().signedOn()));
                paper.fact(say("Recorded by"), signed.get().recordedBy());
                paper.fact(say("Recorded at"), letterhead.moment(asked.answeredAt()));
                paper.fact(say("Scan"), signed.get().scanName());
                paper.fact(say("SHA-256 of the scan"), signed.get().scanSha256());
            } else {
                paper.fact(say("Time"), letterhead.moment(asked.answeredAt()));
            }
            paper.fact(say("SHA-256 of the text"), asked.sha256());
            paper.heading(say("How to verify it"));
            paper.paragraph(say(
                    "The fingerprint above is the SHA-256 of the policy's text (Markdown, UTF-8) that was shown."
                            + " Bylaw keeps the text of each published version; whoever reckons the SHA-256 of version {0} of {1}"
                            + " gets the same 64 characters. Were a single character of it another, they would differ.",
                    asked.version(), asked.reference()));
            paper.paragraph(
                    say("The attestation is kept in Bylaw with the person, the time, the sentence and the fingerprint;"
                            + " the database refuses any change of it. HR and auditors find it on the person's page."));
            paper.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String how(Confirmation confirmation) {
        return switch (confirmation) {
            case CLICK -> say("With a button in Bylaw, logged in with the account above");
            case TYPED_NAME -> say("By typing the own name in Bylaw, logged in with the account above");
            case PAPER -> say("On paper; recorded in Bylaw by HR, with the scan");
            case FRESH_LOGIN -> say("By logging in anew with the account above, right before");
        };
    }
}
