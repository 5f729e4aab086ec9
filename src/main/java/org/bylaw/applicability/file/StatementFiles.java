package org.bylaw.applicability.file;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.applicability.StatementLine;
import org.bylaw.applicability.StatementState;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Outcome;
import org.bylaw.approval.RoundView;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.bylaw.ui.DueDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a version out as PDF or as a workbook, for whoever may read it; who took it out is on record. */
@Service
public class StatementFiles {

    private final Statements statements;
    private final ApprovalRecords approvals;
    private final AuditTrail audit;
    private final Clock clock;
    private final String organisation;

    StatementFiles(
            Statements statements,
            ApprovalRecords approvals,
            AuditTrail audit,
            Clock clock,
            @Value("${bylaw.proof.organisation:}") String organisation) {
        this.statements = statements;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
        this.organisation = organisation;
    }

    /** A file to hand out. */
    public record Download(String fileName, String mediaType, byte[] content) {}

    /** What can be handed out. */
    public enum Format {
        PDF("pdf", "application/pdf"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String mediaType;

        Format(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }
    }

    /** One line of what stands before the controls. */
    record Fact(String name, String value) {}

    /**
     * What goes into a file.
     *
     * @param facts version, dates, approvers and fingerprint
     * @param signatures each sentence that was signed, with its facts
     */
    record Content(
            StatementVersion version,
            String organisation,
            List<Fact> facts,
            List<List<Fact>> signatures,
            List<StatementLine> lines) {}

    /** @throws Problem where it is not there, or not for this person to see */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    @Transactional
    public Download of(UUID id, Format format) {
        StatementVersion version = statements.version(id);
        byte[] file = bytes(version, format);
        audit.record(
                "StatementExported",
                version.subject(),
                version.subject(),
                Map.of("version", version.name(), "format", format.name()));
        String name = "%s-%s-%s.%s"
                .formatted(say("statement-of-applicability"), version.framework(), version.name(), format.ending);
        return new Download(name, format.mediaType, file);
    }

    /** To print, with another sheet of who decided and signed, and without a word in the trail. */
    void print(StatementVersion version, StatementPdf.Part signatures, OutputStream out) throws IOException {
        new StatementPdf(content(version), clock).writeTo(out, signatures);
    }

    /** The file alone, without a word in the trail. */
    byte[] bytes(StatementVersion version, Format format) {
        Content content = content(version);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (format == Format.PDF) {
                new StatementPdf(content, clock).writeTo(out);
            } else {
                new StatementXlsx(content).writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Content content(StatementVersion version) {
        List<RoundView.Seat> approved = approvers(version);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(say("Framework"), version.frameworkName()));
        facts.add(new Fact(say("Version"), version.name()));
        facts.add(new Fact(say("State"), say(version.state().word())));
        facts.add(new Fact(say("Scope"), version.scope()));
        facts.add(new Fact(say("What changes"), version.summary()));
        facts.add(new Fact(say("Drafted by"), version.ownerName()));
        if (version.submittedAt() != null) {
            facts.add(new Fact(say("Submitted"), DueDate.exact(version.submittedAt(), clock)));
        }
        if (version.inForceAt() != null) {
            facts.add(new Fact(say("In force since"), DueDate.exact(version.inForceAt(), clock)));
        }
        if (version.endedAt() != null) {
            facts.add(new Fact(say("Ended"), DueDate.exact(version.endedAt(), clock)));
        }
        if (approved.isEmpty()) {
            facts.add(new Fact(say("Approved by"), say("Nobody yet")));
        }
        for (RoundView.Seat seat : approved) {
            RoundView.Decision decision = Objects.requireNonNull(seat.decision());
            String who = decision.onBehalfOfName() == null
                    ? decision.deciderName()
                    : say("{0}, for {1}", decision.deciderName(), decision.onBehalfOfName());
            facts.add(new Fact(say("Approved by"), say("{0}, {1}", who, DueDate.exact(decision.at(), clock))));
        }
        if (version.sha256() != null) {
            facts.add(new Fact(say("SHA-256 of the text"), version.sha256()));
        }
        return new Content(
                version,
                organisation,
                facts.stream().filter(fact -> !fact.value().isBlank()).toList(),
                approved.stream()
                        .map(RoundView.Seat::decision)
                        .map(decision -> Objects.requireNonNull(decision).signature())
                        .filter(Objects::nonNull)
                        .map(this::signature)
                        .toList(),
                statements.lines(version));
    }

    private List<Fact> signature(RoundView.Signature signature) {
        return List.of(
                new Fact(say("Signed by"), signature.signerName()),
                new Fact(say("Sentence"), signature.statement()),
                new Fact(say("Meaning"), signature.meaning()),
                new Fact(say("Signed on"), DueDate.exact(signature.signedAt(), clock)),
                new Fact(say("Logged in for it"), DueDate.exact(signature.authenticatedAt(), clock)),
                new Fact(say("SHA-256 of the text"), signature.sha256()));
    }

    /** Those who approved it in the round that put it into force. */
    private List<RoundView.Seat> approvers(StatementVersion version) {
        if (version.state() == StatementState.DRAFT) {
            return List.of();
        }
        return approvals.roundsOf(version.subject()).stream()
                .filter(round -> round.state() == RoundView.State.APPROVED)
                .findFirst()
                .stream()
                .flatMap(round -> round.stages().stream())
                .flatMap(stage -> stage.seats().stream())
                .filter(seat -> seat.decision() != null && seat.decision().outcome() == Outcome.APPROVED)
                .toList();
    }
}
