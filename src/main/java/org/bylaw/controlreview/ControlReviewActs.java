package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlAssessed;
import org.bylaw.document.Markdown;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.signature.Signature;
import org.bylaw.signature.SignedActs;
import org.bylaw.workflow.Processes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Does what management signed: the review is accepted and goes on to its end. */
@Component
class ControlReviewActs implements SignedActs {

    private static final int LONGEST_COMMENT = 4000;

    private final ControlReviewTable table;
    private final ControlReviewMoves moves;
    private final ControlReviewDuties duties;
    private final ControlReviewAccess access;
    private final Processes processes;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ControlReviewActs(
            ControlReviewTable table,
            ControlReviewMoves moves,
            ControlReviewDuties duties,
            ControlReviewAccess access,
            Processes processes,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.table = table;
        this.moves = moves;
        this.duties = duties;
        this.access = access;
        this.processes = processes;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.CONTROL_REVIEW);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String fingerprint(SubjectRef subject, String act) {
        ControlReviewFacts review = table.locked(subject.id());
        check(review);
        return sha256(review);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void signed(Signature signature, Map<String, String> details) {
        ControlReviewFacts review = table.locked(signature.subject().id());
        check(review);
        Acceptance acceptance = Acceptance.of(signature.act());
        check(review, acceptance, signature.comment());
        String comment =
                signature.comment().isBlank() ? null : signature.comment().strip();
        moves.accepted(review, acceptance, comment, signature.signerId());
        Map<String, Object> record = new HashMap<>();
        record.put("outcome", acceptance.name());
        record.put("statement", signature.statement());
        record.put("sha256", signature.sha256());
        if (comment != null) {
            record.put("reason", comment);
        }
        audit.record("ControlReviewAccepted", review.subject(), review.control(), record);
        if (review.maturity() != null) {
            events.publishEvent(new ControlAssessed(review.controlId(), review.maturity()));
        }
        duties.close(review);
        processes.completeTask(review.id(), "accept", Map.of());
    }

    void check(ControlReviewFacts review) {
        if (review.state() != ControlReviewState.ACCEPTING || review.acceptance() != null) {
            throw ControlReviewMoves.stale();
        }
        if (!access.mayAccept(review)) {
            throw Problem.forbidden(
                    say(
                            "Management accepts, and nobody who owns, assessed or tested the control. Ask somebody else there."));
        }
        if (!processes.waitsIn(review.id(), "accept")) {
            throw Problem.stale(say("The corrective actions are being started. Please try again in a moment."));
        }
    }

    static void check(ControlReviewFacts review, Acceptance acceptance, String comment) {
        if (acceptance == Acceptance.REMAINING_RISK && review.result() == TestResult.EFFECTIVE) {
            throw Problem.invalid(
                    "acceptance",
                    say("The control is effective, so no risk remains to be accepted. Accept the result."));
        }
        if (acceptance == Acceptance.REMAINING_RISK && comment.isBlank()) {
            throw Problem.invalid(
                    "comment", say("Say why the risk can be borne, and until when; the auditor reads it."));
        }
        if (comment.length() > LONGEST_COMMENT) {
            throw Problem.invalid("comment", say("At most {0} characters.", LONGEST_COMMENT));
        }
    }

    /** Of exactly what the signer was shown of the review. */
    static String sha256(ControlReviewFacts review) {
        return Markdown.sha256(text(review));
    }

    /** What the signer was shown of the review, as the fingerprint is of it. */
    static String text(ControlReviewFacts review) {
        StringBuilder text = new StringBuilder();
        Stream.of(
                        review.id(),
                        review.controlCode(),
                        review.controlTitle(),
                        review.number(),
                        review.dueOn(),
                        review.assessedByName(),
                        review.assessedAt(),
                        review.maturity(),
                        review.assessment(),
                        review.testedByName(),
                        review.testedAt(),
                        review.designResult(),
                        review.operationResult(),
                        review.result(),
                        review.samples(),
                        review.tests())
                .forEach(part -> {
                    String words = String.valueOf(part);
                    // The length goes before, so that no text can pass for two.
                    text.append(words.length()).append(':').append(words).append('\n');
                });
        return text.toString();
    }
}
