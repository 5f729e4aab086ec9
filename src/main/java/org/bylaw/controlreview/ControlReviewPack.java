package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** A control is reviewed once in a while; the former one is among the newest. */
    private static final int NEWEST = 100;

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
        decisions(review, pack);
        source(review, pack);
        pack.file("text/review.pdf", out -> {
            try (Paper paper = papers.begin(ControlReviewSigning.title(review), pack.at())) {
                print(paper, review, pack);
                paper.writeTo(out);
            }
        });
        compare(review, pack);
    }

    /** What the owner, the tester and management decided in turn, the last with a signature. */
    private void decisions(ControlReviewFacts review, Pack pack) throws IOException {
        List<Map<String, Object>> decisions = new ArrayList<>();
        if (review.assessedAt() != null) {
            String maturity = say("Maturity {0} of 5", Objects.requireNonNullElse(review.maturity(), 0));
            decided(
                    say("Assessment"),
                    review.assessedByName(),
                    maturity,
                    review.assessment(),
                    review.assessedAt(),
                    decisions,
                    pack);
        }
        if (review.testedAt() != null) {
            decided(
                    say("Test"),
                    review.testedByName(),
                    String.valueOf(word(review.result())),
                    review.samples(),
                    review.testedAt(),
                    decisions,
                    pack);
        }
        List<Signature> signed = signatures.getObject().on(review.subject());
        for (Signature signature : signed) {
            add(
                    decisions,
                    say("Acceptance by management"),
                    signature.signerName(),
                    signature.title(),
                    signature.comment(),
                    signature.signedAt());
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
        pack.json("decisions/decisions.json", decisions);
        pack.json("signatures/signatures.json", signed);
    }

    private static void decided(
            String stage,
            @Nullable String name,
            String outcome,
            @Nullable String comment,
            Instant at,
            List<Map<String, Object>> decisions,
            Pack pack) {
        String who = Objects.requireNonNullElse(name, "–");
        String words = Objects.requireNonNullElse(comment, "");
        add(decisions, stage, who, outcome, words, at);
        pack.signed(new Pack.SignOff(who, null, stage, outcome, words, at, null, null, null));
    }

    private static void add(
            List<Map<String, Object>> decisions, String stage, String who, String outcome, String comment, Instant at) {
        Map<String, Object> decision = new LinkedHashMap<>();
        decision.put("stage", stage);
        decision.put("name", who);
        decision.put("outcome", outcome);
        decision.put("comment", comment);
        decision.put("at", at.toString());
        decisions.add(decision);
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
        if (review.testedAt() != null) {
            paper.fact(say("SHA-256 of the text"), ControlReviewActs.sha256(review));
        }
        if (review.assessment() != null) {
            paper.heading(say("Assessment"));
            paper.paragraph(review.assessment());
            fact(
                    paper,
                    say("Maturity"),
                    review.maturity() == null ? null : review.maturity().toString());
        }
        if (review.testedAt() != null) {
            paper.heading(say("Test"));
            paper.paragraph(Objects.requireNonNullElse(review.samples(), ""));
            fact(paper, say("Design"), word(review.designResult()));
            fact(paper, say("Operation"), word(review.operationResult()));
            fact(paper, say("Result"), word(review.result()));
        }
        papers.signOffSheet(paper, pack.signOffs());
    }

    private void compare(ControlReviewFacts review, Pack pack) throws IOException {
        ControlReviewFacts former = table.ofControl(review.controlId(), NEWEST).stream()
                .filter(other -> other.number() < review.number() && other.state() == ControlReviewState.CLOSED)
                .findFirst()
                .orElse(null);
        if (former == null) {
            return;
        }
        List<PackPaper.Change> changes = changes(former, review);
        String name = "comparison/with-review-" + former.number();
        pack.json(name + ".json", changes);
        String title = say("{0} compared with review {1}", ControlReviewSigning.title(review), former.number());
        pack.file(name + ".pdf", out -> {
            try (Paper paper = papers.begin(title, pack.at())) {
                paper.title(title);
                papers.differences(
                        paper,
                        changes.isEmpty()
                                ? List.of()
                                : List.of(new PackPaper.Difference(review.controlTitle(), changes)));
                paper.writeTo(out);
            }
        });
    }

    private List<PackPaper.Change> changes(ControlReviewFacts former, ControlReviewFacts review) {
        Map<String, String> before = facts(former);
        List<PackPaper.Change> changes = new ArrayList<>();
        facts(review).forEach((name, after) -> {
            if (!after.equals(before.get(name))) {
                changes.add(new PackPaper.Change(name, Objects.requireNonNullElse(before.get(name), ""), after));
            }
        });
        return changes;
    }

    private Map<String, String> facts(ControlReviewFacts review) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(say("Assessed by"), text(review.assessedByName()));
        facts.put(say("Assessment"), text(review.assessment()));
        facts.put(say("Maturity"), text(review.maturity()));
        facts.put(say("Tested by"), text(review.testedByName()));
        facts.put(say("Design"), text(word(review.designResult())));
        facts.put(say("Operation"), text(word(review.operationResult())));
        facts.put(say("Result"), text(word(review.result())));
        facts.put(say("Samples"), text(review.samples()));
        facts.put(say("Accepted by"), text(review.acceptedByName()));
        facts.put(say("Comment on it"), text(review.acceptanceComment()));
        return facts;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
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
