package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.bylaw.document.paper.Paper;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackPaper;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.evidencepack.PackSubject;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.signature.Signature;
import org.bylaw.signature.Signatures;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts a review into its evidence pack: what was assessed and tested, what it came to, who accepted and signed it. */
@Component
@Order(20)
class ControlReviewPack implements PackSubject, PackSource {

    private final ControlReviewTable table;
    private final ControlReviewAccess access;
    private final ObjectProvider<Signatures> signatures;
    private final CurrentPerson currentPerson;
    private final PackPaper papers;

    ControlReviewPack(
            ControlReviewTable table,
            ControlReviewAccess access,
            ObjectProvider<Signatures> signatures,
            CurrentPerson currentPerson,
            PackPaper papers) {
        this.table = table;
        this.access = access;
        this.signatures = signatures;
        this.currentPerson = currentPerson;
        this.papers = papers;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.CONTROL_REVIEW);
    }

    @Override
    public boolean mayAsk(SubjectRef subject) {
        ControlReviewFacts review = table.require(subject.id());
        return access.mayRead(review)
                && (currentPerson.hasAny(Role.AUDITOR, Role.COMPLIANCE, Role.MANAGEMENT)
                        || Objects.equals(review.ownerId(), currentPerson.requireId())
                        || Objects.equals(review.controlOwnerId(), currentPerson.requireId()));
    }

    @Override
    public About about(SubjectRef subject) {
        ControlReviewFacts review = table.require(subject.id());
        return new About(
                ControlReviewSigning.title(review),
                "review-%s-%d".formatted(review.controlCode(), review.number()),
                review.control(),
                review.path() + "?tab=evidence-pack");
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        ControlReviewFacts review = table.require(subject.id());
        pack.json("text/review.json", review);
        List<Signature> signed = signatures.getObject().on(subject);
        pack.json("signatures/signatures.json", signed);
        for (Signature signature : signed) {
            pack.signed(new Pack.SignOff(
                    signature.signerName(),
                    null,
                    say("Acceptance by management"),
                    signature.title(),
                    signature.comment(),
                    signature.signedAt(),
                    signature.meaning(),
                    signature.statement(),
                    signature.sha256()));
        }
        source(review, pack);
        pack.file("text/review.pdf", out -> {
            try (Paper paper = papers.begin(ControlReviewSigning.title(review), pack.at())) {
                print(paper, review, pack);
                paper.writeTo(out);
            }
        });
    }

    /** The very text whose fingerprint is signed, where there is something to sign. */
    private static void source(ControlReviewFacts review, Pack pack) throws IOException {
        if (review.testedAt() != null) {
            pack.text("text/review.txt", ControlReviewActs.text(review));
        }
    }

    private void print(Paper paper, ControlReviewFacts review, Pack pack) throws IOException {
        paper.title(ControlReviewSigning.title(review));
        paper.fact(say("Control"), review.controlTitle());
        paper.fact(say("Due on"), say("{0}", review.dueOn()));
        fact(paper, say("Owner"), review.ownerName());
        fact(paper, say("Reviewer"), review.reviewerName());
        if (review.assessment() != null) {
            paper.heading(say("Assessment"));
            paper.paragraph(review.assessment());
            fact(
                    paper,
                    say("Maturity"),
                    review.maturity() == null ? null : review.maturity().toString());
            fact(paper, say("Assessed by"), review.assessedByName());
            if (review.assessedAt() != null) {
                paper.fact(say("Time"), papers.moment(review.assessedAt()));
            }
        }
        if (review.testedAt() != null) {
            paper.heading(say("Test"));
            paper.paragraph(Objects.requireNonNullElse(review.samples(), ""));
            fact(paper, say("Design"), word(review.designResult()));
            fact(paper, say("Operation"), word(review.operationResult()));
            fact(paper, say("Result"), word(review.result()));
            fact(paper, say("Tested by"), review.testedByName());
            paper.fact(say("Time"), papers.moment(review.testedAt()));
        }
        papers.signOffSheet(paper, pack.signOffs());
    }

    private static @Nullable String word(@Nullable TestResult result) {
        return result == null ? null : say(result.word());
    }

    private static void fact(Paper paper, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank()) {
            paper.fact(name, value);
        }
    }
}
