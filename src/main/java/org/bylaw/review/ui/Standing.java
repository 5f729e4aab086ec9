package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

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
        tell(
                say("Not yet"),
                say(
                        "{0} will be asked on {1}; it is due on {2}.",
                        review.ownerName(), DueDate.exact(review.opensOn()), DueDate.exact(review.dueOn())));
        if (page.mayBringForward()) {
            add(new Button(say("Bring it forward …"), click -> bringForward.accept(review)));
        }
    }

    private void asked() {
        tell(
                say("Waiting for {0}", Words.waitsFor(review)),
                review.reviewerName() == null
                        ? say("Compliance is asked, since nobody else is left; any of them can decide.")
                        : say(
                                "{0} is asked {1}, by {2}. A substitute decides while they are away.",
                                review.reviewerName(), page.why(), DueDate.exact(review.dueOn())));
    }

    private void retiring() {
        tell(
                say("Retirement under approval"),
                say(
                        "{0} wishes to retire this policy. It stays in force until that is approved; if it is refused, the review is open again.",
                        review.decidedByName()));
        decision();
        add(new Anchor("policies/%s?tab=approval".formatted(review.policyId()), say("See who approves it")));
    }

    private void closed() {
        ReviewOutcome outcome = review.outcome() == null ? ReviewOutcome.REAFFIRM : review.outcome();
        switch (outcome) {
            case REAFFIRM -> reaffirmed();
            case REVISE -> revised();
            case RETIRE ->
                tell(
                        say("Retired"),
                        say("The retirement was approved. The policy has left the portal and stays on record."));
        }
        decision();
        Optional.ofNullable(page.next())
                .ifPresent(next -> add(new Anchor("reviews/" + next.id(), say("The next review"))));
    }

    private void reaffirmed() {
        String stays = say("The text and all attestations stay as they are.");
        tell(
                say("Reaffirmed"),
                page.next() == null
                        ? stays
                        : stays + " "
                                + say(
                                        "The next review is due on {0}.",
                                        DueDate.exact(page.next().dueOn())));
    }

    private void revised() {
        Optional<VersionFacts> draft = page.newer().stream()
                .filter(version -> version.state().isUnderWork())
                .findFirst();
        tell(
                say("To be revised"),
                draft.map(version -> say(
                                "Version {0} is being written. Version {1} stays in force until it is published; then the next review is planned.",
                                version.number(), review.versionNumber()))
                        .orElseGet(() -> say("The next review is planned with the new version.")));
        draft.ifPresent(version -> add(new Anchor(
                version.state().isEditable()
                        ? "drafts/" + version.id()
                        : "policies/%s?version=%s".formatted(review.policyId(), version.id()),
                say("Open the draft of {0}", version.number()))));
    }

    private void superseded() {
        tell(
                say("Not needed any more"),
                say("A new version came before this review was done, and has a review of its own."));
        Optional.ofNullable(page.next())
                .ifPresent(next -> add(new Anchor("reviews/" + next.id(), say("The review of the new version"))));
    }

    private void decision() {
        add(new Div(Words.whoDecided(review, clock)));
        if (review.note() != null) {
            add(SinceLast.quote(review.note()));
        }
    }

    private void tell(String heading, String words) {
        add(new H2(heading), new Paragraph(words));
    }
}
