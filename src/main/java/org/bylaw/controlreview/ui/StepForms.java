package org.bylaw.controlreview.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewList.Turn;
import org.bylaw.controlreview.ControlReviewSigning;
import org.bylaw.controlreview.ControlReviews;
import org.bylaw.signature.Signature;
import org.bylaw.signature.Signatures;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the form of the step that the current person may do now, and the dialogs of compliance. */
@Component
class StepForms {

    private final ControlReviews reviews;
    private final ControlReviewList list;
    private final ControlReviewSigning signing;
    private final ObjectProvider<Signatures> signatures;

    StepForms(
            ControlReviews reviews,
            ControlReviewList list,
            ControlReviewSigning signing,
            ObjectProvider<Signatures> signatures) {
        this.reviews = reviews;
        this.list = list;
        this.signing = signing;
        this.signatures = signatures;
    }

    /** Empty where nothing is asked of them. */
    @Nullable
    StepForm of(ControlReviewFacts review, Turn turn, String typed, Consumer<String> done, Consumer<String> stale) {
        if (turn.assess()) {
            return new AssessForm(reviews, review, turn, typed, done, stale);
        }
        if (turn.test()) {
            return new TestForm(reviews, review, turn, typed, done, stale);
        }
        return turn.accept()
                ? new AcceptForm(signing, signatures.getObject(), review, list.concernedBy(review), typed, stale)
                : null;
    }

    void nameReviewer(ControlReviewFacts review, Runnable afterwards) {
        new NameReviewerDialog(reviews, list, review, afterwards).open();
    }

    void pullForward(ControlReviewFacts review, Runnable afterwards) {
        new PullForwardDialog(reviews, list, List.of(review), afterwards).open();
    }

    /** Those on a review that the current person may read, since its page shows it. */
    List<Signature> signatures(ControlReviewFacts review) {
        return signatures
                .orderedStream()
                .flatMap(module -> module.on(review.subject()).stream())
                .toList();
    }

    /** The control's part of an address; codes of own frameworks can have signs that an address needs for itself. */
    String address(ControlReviewFacts review) {
        return URLEncoder.encode(review.controlCode(), StandardCharsets.UTF_8);
    }
}
