package org.bylaw.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.bylaw.policy.VersionFacts;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.review.ReviewPage;
import org.bylaw.ui.DueDate;

/** How a review stands for somebody who has nothing to decide on it: who is asked and when, or what came of it and what is next. */
final class Standing extends Div {

    private final transient ReviewPage page;
    private final transient ReviewFacts review;
    private final transient Clock clock;

    Standing(ReviewPage page, Clock clock, Consumer<ReviewFacts> bringForward) {
        this.page = page;
        this.review = page.review();
        this.clock = clock;
        addClassNames("card", "standing");
        switch (review.state()) {
            case PLANNED -> planned(bringForward);
            case OPEN, OVERDUE -> asked();
            case RETIRING -> retiring();
            case CLOSED -> closed();
            case SUPERSEDED -> superseded();
        }
    }

    private void planned(Consumer<ReviewFacts> bringForward) {
        say(
                "Not yet",
                "%s will be asked on %s; it is due on %s."
                        .formatted(review.ownerName(), DueDate.exact(review.opensOn()), DueDate.exact(review.dueOn())));
        if (page.mayBringForward()) {
            add(new Button("Bring it forward …", click -> bringForward.accept(review)));
        }
    }

    private void asked() {
        say(
                "Waiting for " + Words.waitsFor(review),
                review.reviewerName() == null
                        ? "Compliance is asked, since nobody else is left; any of them can decide."
                        : "%s is asked %s, by %s. A substitute decides while they are away."
                                .formatted(review.reviewerName(), page.why(), DueDate.exact(review.dueOn())));
    }

    private void retiring() {
        say(
                "Retirement under approval",
                "%s wishes to retire this policy. It stays in force until that is approved; if it is refused, the review is open again."
                        .formatted(review.decidedByName()));
        decision();
        add(new Anchor("policies/%s?tab=approval".formatted(review.policyId()), "See who approves it"));
    }

    private void closed() {
        ReviewOutcome outcome = review.outcome() == null ? ReviewOutcome.REAFFIRM : review.outcome();
        switch (outcome) {
            case REAFFIRM -> reaffirmed();
            case REVISE -> revised();
            case RETIRE ->
                say("Retired", "The retirement was approved. The policy has left the portal and stays on record.");
        }
        decision();
        Optional.ofNullable(page.next()).ifPresent(next -> add(new Anchor("reviews/" + next.id(), "The next review")));
    }

    private void reaffirmed() {
        String next = page.next() == null
                ? ""
                : " The next review is due on " + DueDate.exact(page.next().dueOn()) + ".";
        say("Reaffirmed", "The text and all attestations stay as they are." + next);
    }

    private void revised() {
        Optional<VersionFacts> draft = page.newer().stream()
                .filter(version -> version.state().isUnderWork())
                .findFirst();
        say(
                "To be revised",
                draft.map(version ->
                                "Version %s is being written. Version %s stays in force until it is published; then the next review is planned."
                                        .formatted(version.number(), review.versionNumber()))
                        .orElse("The next review is planned with the new version."));
        draft.ifPresent(version -> add(new Anchor(
                version.state().isEditable()
                        ? "drafts/" + version.id()
                        : "policies/%s?version=%s".formatted(review.policyId(), version.id()),
                "Open the draft of " + version.number())));
    }

    private void superseded() {
        say("Not needed any more", "A new version came before this review was done, and has a review of its own.");
        Optional.ofNullable(page.next())
                .ifPresent(next -> add(new Anchor("reviews/" + next.id(), "The review of the new version")));
    }

    private void decision() {
        add(new Div(Words.whoDecided(review, clock)));
        if (review.note() != null) {
            add(SinceLast.quote(review.note()));
        }
    }

    private void say(String heading, String words) {
        add(new H2(heading), new Paragraph(words));
    }
}
