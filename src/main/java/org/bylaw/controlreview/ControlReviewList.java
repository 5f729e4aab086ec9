package org.bylaw.controlreview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reviews of controls for lists and pages, as far as the current person may see them. */
@Service
public class ControlReviewList {

    private static final int MOST_OF_A_CONTROL = 100;

    private final ControlReviewTable table;
    private final ControlReviewAccess access;
    private final ControlReviewMoves moves;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    ControlReviewList(
            ControlReviewTable table,
            ControlReviewAccess access,
            ControlReviewMoves moves,
            People people,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.access = access;
        this.moves = moves;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Which reviews are shown.
     *
     * @param text part of the number or title of the control; empty for all
     * @param overdue only those that are open and late
     * @param mine only open ones that the current person assesses or tests, or somebody for whom they stand in
     */
    public record Filter(
            String text,
            @Nullable ControlReviewState state,
            @Nullable UUID ownerId,
            boolean overdue,
            boolean mine) {

        public static final Filter NONE = new Filter("", null, null, false, false);
    }

    /** Somebody who may be named to test. */
    public record Candidate(UUID id, String name) {}

    /** A control of a framework that is not tailored, such as an article of a law, to which tailored ones correspond. */
    public record Cause(UUID id, String name) {}

    /**
     * What the current person may do with a review now.
     *
     * @param inPlaceOf for whom they act, where it is not their own
     */
    public record Turn(
            boolean assess,
            boolean test,
            boolean accept,
            boolean pullForward,
            boolean nameReviewer,
            @Nullable String inPlaceOf) {

        public boolean asked() {
            return assess || test || accept;
        }
    }

    /** Open ones by date, then those that are over. */
    @AllowedToSeeControls
    public List<ControlReviewFacts> page(Filter filter, int offset, int limit) {
        return table.page(filter, LocalDate.now(clock), us(filter), offset, limit);
    }

    @AllowedToSeeControls
    public int count(Filter filter) {
        return table.count(filter, LocalDate.now(clock), us(filter));
    }

    private UUID[] us(Filter filter) {
        return filter.mine() ? access.us().toArray(UUID[]::new) : new UUID[0];
    }

    /** @throws org.bylaw.shared.Problem NOT_FOUND where it is not there or not for the current person */
    @AllowedToAll
    @Whose(ObjectRule.CONTROL_READER)
    public ControlReviewFacts review(UUID reviewId) {
        ControlReviewFacts review = table.require(reviewId);
        if (!access.mayRead(review)) {
            throw ControlReviewTable.missing();
        }
        return review;
    }

    /** The newest first. */
    @AllowedToSeeControls
    public List<ControlReviewFacts> ofControl(UUID controlId) {
        return table.ofControl(controlId, MOST_OF_A_CONTROL);
    }

    /** Reviews of the same control that were closed before this one, the newest first. */
    @AllowedToAll
    @Whose(ObjectRule.CONTROL_READER)
    public List<ControlReviewFacts> before(ControlReviewFacts review) {
        return table.ofControl(review(review.id()).controlId(), MOST_OF_A_CONTROL).stream()
                .filter(other -> other.number() < review.number() && other.state() == ControlReviewState.CLOSED)
                .toList();
    }

    /** The one planned after it; empty where there is none. */
    @AllowedToAll
    @Whose(ObjectRule.CONTROL_READER)
    public List<ControlReviewFacts> after(ControlReviewFacts review) {
        return table.ofControl(review(review.id()).controlId(), MOST_OF_A_CONTROL).stream()
                .filter(other -> other.number() == review.number() + 1)
                .toList();
    }

    /** Planned ones that open by themselves when management accepts that this one failed. */
    @AllowedToAll
    @Whose(ObjectRule.CONTROL_READER)
    public List<ControlReviewFacts> concernedBy(ControlReviewFacts review) {
        return review.result() == TestResult.NOT_EFFECTIVE
                ? table.concernedBy(review(review.id()).controlId())
                : List.of();
    }

    /** Those that were opened by themselves because this one failed. */
    @AllowedToAll
    @Whose(ObjectRule.CONTROL_READER)
    public List<ControlReviewFacts> pulledBy(ControlReviewFacts review) {
        return table.pulledBy(review(review.id()).id());
    }

    @AllowedToAll
    @Whose(ObjectRule.CONTROL_READER)
    public Turn turn(ControlReviewFacts shown) {
        ControlReviewFacts review = review(shown.id());
        boolean assess = access.mayAssess(review);
        boolean test = access.mayTest(review);
        UUID holder = assess ? review.ownerId() : test ? review.reviewerId() : null;
        UUID absent = holder == null ? null : access.inPlaceOf(holder);
        return new Turn(
                assess,
                test,
                access.mayAccept(review),
                access.isCompliance() && review.state() == ControlReviewState.PLANNED,
                access.isCompliance() && !review.state().isOver(),
                absent == null ? null : people.find(absent).map(Person::name).orElse(null));
    }

    /** How many controls apply and have no review ahead. */
    @Allowed(Role.COMPLIANCE)
    public int unplanned() {
        return moves.unplanned().size();
    }

    /** Who may test it, by name. */
    @Allowed(Role.COMPLIANCE)
    public List<Candidate> candidates(UUID reviewId, String text, int offset, int limit) {
        return table.candidates(reviewId, ControlReviewAccess.REVIEWERS, text, offset, limit);
    }

    /** Articles, clauses and requirements to which controls with a planned review correspond. */
    @Allowed(Role.COMPLIANCE)
    public List<Cause> causes(String text, int offset, int limit) {
        return jdbc.sql("""
                        SELECT a.id, f.name || ' ' || a.ref || ' ' || a.title AS name
                        FROM control a JOIN framework f ON f.id = a.framework_id
                        WHERE NOT f.tailored AND NOT a.heading
                            AND position(lower(:text) IN lower(f.name || ' ' || a.ref || ' ' || a.title)) > 0
                            AND EXISTS (SELECT FROM control_mapping m
                                JOIN control_review r ON r.control_id IN (m.from_id, m.to_id) AND r.state = 'PLANNED'
                                WHERE a.id IN (m.from_id, m.to_id))
                        ORDER BY f.position, a.position LIMIT :limit OFFSET :offset
                        """)
                .param("text", text.strip())
                .param("limit", limit)
                .param("offset", offset)
                .query(Cause.class)
                .list();
    }

    /** Planned reviews of the controls that correspond to that article, clause or requirement. */
    @Allowed(Role.COMPLIANCE)
    public List<ControlReviewFacts> plannedFor(UUID causeId) {
        List<UUID> ids = jdbc.sql("""
                        SELECT r.id FROM control_review r WHERE r.state = 'PLANNED' AND r.control_id IN (
                            SELECT from_id FROM control_mapping WHERE to_id = :cause
                            UNION SELECT to_id FROM control_mapping WHERE from_id = :cause)
                        """).param("cause", causeId).query(UUID.class).list();
        return table.byIds(ids.toArray(UUID[]::new));
    }

    /** Planned ones, for choosing. */
    @Allowed(Role.COMPLIANCE)
    public List<ControlReviewFacts> planned(String text, int offset, int limit) {
        Filter filter = new Filter(text, ControlReviewState.PLANNED, null, false, false);
        return table.page(filter, LocalDate.now(clock), new UUID[0], offset, limit);
    }
}
