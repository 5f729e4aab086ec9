package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bylaw.controlreview.Acceptance;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewState;
import org.bylaw.signature.Signature;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.SignatureNote;
import org.bylaw.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** The way of a review from first to last: who did what and said what, who has it now, and who comes after. */
final class ReviewSteps extends OrderedList {

    private final transient ControlReviewFacts review;
    private final transient List<Signature> signatures;
    private final transient List<ControlReviewFacts> pulled;
    private final transient Clock clock;

    /**
     * The steps of one review.
     *
     * @param signatures those on the review
     * @param pulled what it opened because it failed
     */
    ReviewSteps(ControlReviewFacts review, List<Signature> signatures, List<ControlReviewFacts> pulled, Clock clock) {
        this.review = review;
        this.signatures = signatures;
        this.pulled = pulled;
        this.clock = clock;
        addClassName("stages");
        add(planned(), assessed(), tested(), accepted());
    }

    private ListItem planned() {
        ListItem step = step(say("Planned"), review.state() == ControlReviewState.PLANNED, false);
        if (review.failedTitle() != null) {
            step.add(quiet(say(
                    "Pulled forward by itself: a review of {0}, which corresponds to it, came to “not effective”.",
                    review.failedTitle())));
            step.add(new Anchor("control-reviews/" + review.failedReviewId(), say("See that review")));
        } else if (review.causeWhy() != null) {
            step.add(quiet(say(
                    "Pulled forward by {0}: {1}",
                    review.pulledByName(), say(review.cause().word()))));
            step.add(words(review.causeWhy()));
        }
        step.add(quiet(
                review.state() == ControlReviewState.PLANNED
                        ? say(
                                "Opens on {0}, due on {1}.",
                                DueDate.exact(review.opensOn()), DueDate.exact(review.dueOn()))
                        : say("Due on {0}.", DueDate.exact(review.dueOn()))));
        return step;
    }

    private ListItem assessed() {
        ListItem step = step(
                say("The owner assesses"), review.state() == ControlReviewState.ASSESSING, review.assessedAt() == null);
        if (review.assessedAt() == null) {
            step.add(who(review.ownerName(), say("Nobody owns this control; compliance names somebody.")));
        } else {
            step.add(did(review.assessedByName(), review.assessedAt()));
            step.add(quiet(say("Maturity {0} of 5", review.maturity())));
            step.add(words(review.assessment()));
        }
        return step;
    }

    private ListItem tested() {
        boolean retest = review.state() == ControlReviewState.TESTING && review.tests() > 0;
        ListItem step = step(
                retest ? say("Re-test after the corrections") : say("An independent reviewer tests"),
                review.state() == ControlReviewState.TESTING,
                review.testedAt() == null);
        if (review.state() == ControlReviewState.TESTING || review.testedAt() == null) {
            step.add(who(review.reviewerName(), say("Somebody of compliance, unless compliance names somebody else.")));
        }
        if (review.testedAt() != null && review.result() != null) {
            if (retest) {
                step.add(quiet(say("The test before the corrections:")));
            }
            step.add(did(review.testedByName(), review.testedAt()));
            step.add(row(
                    part(say("Design"), Words.result(review.designResult())),
                    part(say("Operation"), Words.result(review.operationResult())),
                    part(say("Result"), Words.result(review.result()))));
            step.add(words(review.samples()));
        }
        return step;
    }

    private ListItem accepted() {
        ListItem step = step(
                say("Management accepts with a signature"),
                review.state() == ControlReviewState.ACCEPTING,
                review.acceptance() == null);
        if (review.acceptedAt() != null) {
            step.add(did(review.acceptedByName(), review.acceptedAt()));
            step.add(quiet(
                    review.acceptance() == Acceptance.REMAINING_RISK
                            ? say("The remaining risk is accepted.")
                            : say("The result is accepted.")));
            step.add(words(review.acceptanceComment()));
            if (!pulled.isEmpty()) {
                step.add(quiet(say("It opened the reviews of the controls that correspond to it:")));
                UnorderedList list = new UnorderedList();
                pulled.forEach(other ->
                        list.add(new ListItem(new Anchor("control-reviews/" + other.id(), other.controlTitle()))));
                step.add(list);
            }
            signatures.forEach(signature -> step.add(new SignatureNote(given(signature), clock)));
        }
        return step;
    }

    private static SignatureNote.Given given(Signature signature) {
        return new SignatureNote.Given(
                signature.statement(),
                signature.meaning(),
                signature.signerName(),
                signature.signedAt(),
                signature.authenticatedAt(),
                signature.sha256());
    }

    private static ListItem step(String name, boolean now, boolean ahead) {
        Span title = new Span(name);
        title.addClassName("stage-name");
        Div head = new Div(title);
        head.addClassName("stage-head");
        ListItem step = new ListItem(head);
        step.addClassNames("stage", now ? "stage-open" : ahead ? "stage-planned" : "stage-approved");
        if (now) {
            step.getElement().setAttribute("aria-current", "step");
        }
        return step;
    }

    private static Component who(@Nullable String name, String otherwise) {
        return name == null ? quiet(otherwise) : new PersonName(name);
    }

    private Div did(@Nullable String name, Instant when) {
        return row(new PersonName(name == null ? "–" : name), DueDate.ago(when, clock));
    }

    private static Div part(String label, StatusBadge badge) {
        Span name = new Span(label + " ");
        name.addClassName("quiet");
        return new Div(name, badge);
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("row");
        return row;
    }

    private static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("quiet");
        return paragraph;
    }

    private static Component words(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Span();
        }
        Paragraph words = new Paragraph(text);
        words.addClassName("note");
        return words;
    }
}
