package org.bylaw.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.Outcome;
import org.bylaw.attestation.Attestations;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Submissions;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.review.Reviews;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People do what waits for them, through the services, until nothing of a kind is open any more. */
public final class WaitingWork {

    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final DueJobs jobs;
    private final Submissions submissions;
    private final Consultations consultations;
    private final Approvals approvals;
    private final Reviews reviews;
    private final Attestations attestations;

    WaitingWork(
            Organisation organisation,
            JdbcClient jdbc,
            DueJobs jobs,
            Submissions submissions,
            Consultations consultations,
            Approvals approvals,
            Reviews reviews,
            Attestations attestations) {
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.submissions = submissions;
        this.consultations = consultations;
        this.approvals = approvals;
        this.reviews = reviews;
        this.attestations = attestations;
    }

    private record Version(UUID id, UUID owner, int textRevision) {}

    private record Seat(UUID round, UUID id, UUID person, String sha256, boolean signature) {}

    private record Review(UUID id, UUID personId, int revision) {}

    private record Question(UUID campaign, UUID version, UUID person, String sha256) {}

    /** Owners send each draft straight to approval. */
    int submitDrafts() {
        List<Version> drafts = versions("DRAFT");
        drafts.forEach(draft -> organisation.as(
                draft.owner(),
                () -> submissions.submit(
                        draft.id(), draft.textRevision(), new Submissions.Submission(Set.of(), null, null))));
        jobs.runAll();
        return drafts.size();
    }

    /** Owners end each consultation, settle what is open, and send the text to approval. */
    int closeConsultations() {
        List<Version> open = versions("CONSULTATION");
        open.forEach(version -> {
            if (organisation.as(version.owner(), () -> consultations.stage(version.id()))
                    == Consultations.Stage.COMMENTING) {
                organisation.as(version.owner(), () -> consultations.end(version.id()));
                jobs.runAll();
            }
            jdbc.sql("UPDATE comment_thread SET state = 'RESOLVED' WHERE version_id = :id AND state = 'OPEN'")
                    .param("id", version.id())
                    .update();
            organisation.as(version.owner(), () -> consultations.toApproval(version.id()));
            jobs.runAll();
        });
        return open.size();
    }

    /** Everybody asked approves, with a signature where one is needed; one seat after the other, as stages open. */
    int approveAll() {
        int decided = 0;
        for (List<Seat> open = openSeats(); !open.isEmpty(); open = openSeats()) {
            Seat seat = open.getFirst();
            organisation.as(seat.person(), () -> approve(seat));
            jobs.runAll();
            decided++;
        }
        return decided;
    }

    private void approve(Seat seat) {
        if (seat.signature()) {
            approvals.prepareSignature(seat.round(), seat.id(), "", seat.sha256());
            approvals.loginToSign(seat.round(), seat.id(), seat.sha256(), "/");
            approvals.sign(seat.round(), seat.id());
        } else {
            approvals.decide(seat.round(), seat.id(), Outcome.APPROVED, "", seat.sha256());
        }
    }

    /** Reviewers reaffirm what they were asked to review. */
    int reaffirmReviews() {
        List<Review> open = jdbc.sql("""
                        SELECT r.id, d.person_id, r.revision FROM review r
                        JOIN duty d ON d.kind = 'review' AND d.subject_id = r.id AND d.closed_at IS NULL
                        WHERE r.state IN ('OPEN', 'OVERDUE') ORDER BY r.id
                        """).query(Review.class).list();
        open.forEach(review -> organisation.as(
                review.personId(),
                () -> reviews.complete(review.id(), review.revision(), ReviewOutcome.REAFFIRM, null)));
        jobs.runAll();
        return open.size();
    }

    /** Whoever is asked to attest does. */
    int attestAll() {
        List<Question> open = jdbc.sql("""
                        SELECT a.campaign_id, a.policy_version_id, a.person_id, a.text_sha256 FROM attestation a
                        JOIN campaign c ON c.id = a.campaign_id AND c.state = 'OPEN'
                        JOIN person p ON p.id = a.person_id AND p.active WHERE a.state = 'OPEN'
                        """).query(WaitingWork::question).list();
        open.forEach(asked -> organisation.as(
                asked.person(), () -> attestations.attest(asked.campaign(), asked.version(), asked.sha256())));
        jobs.runAll();
        return open.size();
    }

    private List<Version> versions(String state) {
        return jdbc.sql("""
                        SELECT v.id, p.owner_id, v.text_revision FROM policy_version v JOIN policy p ON p.id = v.policy_id
                        WHERE v.state = :state ORDER BY v.id
                        """)
                .param("state", state)
                .query((row, number) -> new Version(
                        row.getObject("id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getInt("text_revision")))
                .list();
    }

    private List<Seat> openSeats() {
        return jdbc.sql("""
                        SELECT r.id AS round_id, s.id, s.person_id, r.sha256, t.needs_signature FROM approval_seat s
                        JOIN approval_stage t ON t.id = s.stage_id AND t.state = 'OPEN'
                        JOIN approval_round r ON r.id = s.round_id
                        WHERE s.state = 'OPEN' ORDER BY s.id
                        """).query(WaitingWork::seat).list();
    }

    private static Seat seat(ResultSet row, int number) throws SQLException {
        return new Seat(
                row.getObject("round_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("sha256"),
                row.getBoolean("needs_signature"));
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        return new Question(
                row.getObject("campaign_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("text_sha256"));
    }
}
