package org.bylaw.controlreview;

import static org.bylaw.shared.Say.later;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.springframework.stereotype.Component;

/** Who is asked for what in a review, as duties and as mails. */
@Component
class ControlReviewDuties {

    static final String ASSESS = "assess-control";
    static final String TEST = "test-control";
    static final String ACCEPT = "accept-control-review";
    static final String NAME_OWNER = "name-control-owner";
    static final String NAME_REVIEWER = "name-control-reviewer";

    private final Duties duties;
    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    ControlReviewDuties(Duties duties, Outbox outbox, People people, Clock clock) {
        this.duties = duties;
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** When it is late: the day that it is due on is over. */
    Instant lateAt(ControlReviewFacts review) {
        return startOf(review.dueOn().plusDays(1));
    }

    /** Opens the duties of the state that the review is in, in place of whatever was open, and tells those who are asked. */
    void ask(ControlReviewFacts review) {
        duties.closeAll(review.subject());
        switch (review.state()) {
            case ASSESSING -> {
                if (review.ownerId() == null) {
                    askForOwner(review);
                } else {
                    open(
                            review,
                            ASSESS,
                            List.of(review.ownerId()),
                            later("Assess"),
                            later("as the owner of the control"),
                            review.path());
                    mail(
                            review,
                            review.failedTitle() == null ? "controlReview.assess" : "controlReview.assessCorresponding",
                            List.of(review.ownerId()));
                }
            }
            case TESTING -> {
                if (review.reviewerId() == null) {
                    open(
                            review,
                            NAME_REVIEWER,
                            compliance(),
                            later("Name a reviewer for"),
                            later("for compliance: nobody independent is left"),
                            review.path());
                    mail(review, "controlReview.nameReviewer", compliance());
                } else {
                    open(
                            review,
                            TEST,
                            List.of(review.reviewerId()),
                            later("Test"),
                            later("as the independent reviewer"),
                            review.path());
                    mail(
                            review,
                            review.tests() == 0 ? "controlReview.test" : "controlReview.retest",
                            List.of(review.reviewerId()));
                }
            }
            case ACCEPTING -> {
                List<UUID> management = asked(review);
                open(review, ACCEPT, management, later("Accept the review of"), later("as management"), review.path());
                if (management.isEmpty()) {
                    mail(review, "controlReview.nobodyAccepts", compliance());
                } else {
                    mail(review, "controlReview.accept", management);
                }
            }
            default -> {
                // Nobody is asked before it opens, and nobody when it is over.
            }
        }
    }

    /** Compliance names somebody who answers for the control, on the control's page. */
    void askForOwner(ControlReviewFacts review) {
        String page = "/controls/" + URLEncoder.encode(review.controlCode(), StandardCharsets.UTF_8);
        open(
                review,
                NAME_OWNER,
                compliance(),
                later("Name an owner for"),
                later("for compliance: nobody owns the control"),
                page);
        outbox.urgent(compliance(), "controlReview.nameOwner", params(review), page);
    }

    /** What several are asked for is no longer asked of a leaver; it would else go to a manager who cannot do it. */
    void release(UUID leaver, List<UUID> reviews) {
        for (UUID review : reviews) {
            SubjectRef subject = new SubjectRef(SubjectRef.CONTROL_REVIEW, review);
            List.of(ACCEPT, NAME_OWNER, NAME_REVIEWER).forEach(kind -> duties.close(kind, subject, leaver));
        }
    }

    void close(ControlReviewFacts review) {
        duties.closeAll(review.subject());
    }

    /** Who has it now; nobody before it opens and after it is over. */
    List<UUID> asked(ControlReviewFacts review) {
        return switch (review.state()) {
            case ASSESSING -> review.ownerId() == null ? compliance() : List.of(review.ownerId());
            case TESTING -> review.reviewerId() == null ? compliance() : List.of(review.reviewerId());
            case ACCEPTING ->
                people.inRole(Role.MANAGEMENT).stream()
                        .map(Person::id)
                        .filter(person -> ControlReviewAccess.hadNoPart(review, person))
                        .toList();
            default -> List.of();
        };
    }

    List<UUID> compliance() {
        return people.inRole(Role.COMPLIANCE).stream().map(Person::id).toList();
    }

    List<UUID> management() {
        return people.inRole(Role.MANAGEMENT).stream().map(Person::id).toList();
    }

    void mail(ControlReviewFacts review, String kind, List<UUID> to) {
        outbox.urgent(to, kind, params(review), review.path());
    }

    /** One that may wait for the digest of the day. */
    void tell(ControlReviewFacts review, String kind, List<UUID> to) {
        outbox.digest(to, kind, params(review), review.path());
    }

    private void open(ControlReviewFacts review, String kind, List<UUID> to, String verb, String why, String path) {
        duties.open(to.stream()
                .map(person -> new Duty(
                        kind,
                        review.subject(),
                        person,
                        verb,
                        review.controlTitle(),
                        why,
                        null,
                        path,
                        lateAt(review).minusSeconds(1)))
                .toList());
    }

    private static Map<String, String> params(ControlReviewFacts review) {
        return Map.of(
                "title", review.controlTitle(),
                "owner", review.ownerName() == null ? "–" : review.ownerName(),
                "reviewer", review.reviewerName() == null ? "–" : review.reviewerName(),
                "why", review.causeWhy() == null ? "" : review.causeWhy(),
                "failed", review.failedTitle() == null ? "" : review.failedTitle(),
                "due", review.dueOn().toString());
    }
}
