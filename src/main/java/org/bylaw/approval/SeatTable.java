package org.bylaw.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seats, what was decided on them, signatures, and the wishes to sign that wait for a login. */
@Repository
class SeatTable {

    /** A seat as far as commands need it. */
    record Seat(UUID id, UUID stageId, UUID roundId, UUID personId, String why, String state) {
        boolean isOpen() {
            return state.equals("OPEN");
        }
    }

    /** How far a stage is. */
    record Tally(List<Outcome> decisions, int seats) {}

    /** A wish to sign, kept while its person is at Keycloak. */
    record SignatureRequest(UUID seatId, UUID personId, String comment, String sha256) {}

    private static final String SEAT = "SELECT id, stage_id, round_id, person_id, why, state FROM approval_seat ";

    private final JdbcClient jdbc;
    private final Clock clock;

    SeatTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Seat> find(UUID id) {
        return jdbc.sql(SEAT + "WHERE id = :id")
                .param("id", id)
                .query(Seat.class)
                .optional();
    }

    /** The seats of a stage but for those that somebody else has taken over. */
    List<Seat> ofStage(UUID stageId) {
        return jdbc.sql(SEAT + "WHERE stage_id = :stage AND state <> 'HANDED_OVER' ORDER BY id")
                .param("stage", stageId)
                .query(Seat.class)
                .list();
    }

    List<Seat> openOf(UUID roundId, UUID personId) {
        return jdbc.sql(SEAT + "WHERE round_id = :round AND person_id = :person AND state = 'OPEN' ORDER BY id")
                .param("round", roundId)
                .param("person", personId)
                .query(Seat.class)
                .list();
    }

    void handOver(Seat seat, UUID to, String why, String handedOverWhy) {
        jdbc.sql("UPDATE approval_seat SET state = 'HANDED_OVER' WHERE id = :id")
                .param("id", seat.id())
                .update();
        jdbc.sql("""
                        INSERT INTO approval_seat (id, stage_id, round_id, person_id, why, state, handed_over_from,
                            handed_over_why)
                        VALUES (:id, :stage, :round, :person, :why, 'OPEN', :from, :handedOverWhy)
                        """)
                .param("id", Ids.next())
                .param("stage", seat.stageId())
                .param("round", seat.roundId())
                .param("person", to)
                .param("why", why)
                .param("from", seat.personId())
                .param("handedOverWhy", handedOverWhy)
                .update();
    }

    UUID decide(Seat seat, UUID decidedBy, @Nullable UUID onBehalfOf, Outcome outcome, String reason, String sha256) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO approval_decision (id, seat_id, stage_id, round_id, decided_by, on_behalf_of, outcome,
                            reason, sha256, decided_at)
                        VALUES (:id, :seat, :stage, :round, :by, :behalf, :outcome, :reason, :sha256, :now)
                        """)
                .param("id", id)
                .param("seat", seat.id())
                .param("stage", seat.stageId())
                .param("round", seat.roundId())
                .param("by", decidedBy)
                .param("behalf", onBehalfOf)
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("sha256", sha256)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("UPDATE approval_seat SET state = 'DECIDED' WHERE id = :id")
                .param("id", seat.id())
                .update();
        return id;
    }

    boolean hasDecided(UUID stageId, UUID personId) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM approval_decision WHERE stage_id = :stage AND decided_by = :person)")
                .param("stage", stageId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** What was decided in a stage so far, and how many seats it has but for those that somebody else has taken over. */
    Tally tally(UUID stageId) {
        return jdbc.sql("""
                        SELECT ARRAY(SELECT outcome FROM approval_decision WHERE stage_id = :stage) AS decisions,
                            (SELECT count(*) FROM approval_seat WHERE stage_id = :stage AND state <> 'HANDED_OVER') AS seats
                        """)
                .param("stage", stageId)
                .query((row, number) -> new Tally(
                        Stream.of((String[]) row.getArray("decisions").getArray())
                                .map(Outcome::valueOf)
                                .toList(),
                        row.getInt("seats")))
                .single();
    }

    void sign(
            UUID decisionId,
            UUID roundId,
            UUID signer,
            String name,
            String meaning,
            String statement,
            String sha256,
            Instant authenticatedAt) {
        jdbc.sql("""
                        INSERT INTO approval_signature (id, decision_id, round_id, signer_id, signer_name, meaning,
                            statement, sha256, signed_at, authenticated_at)
                        VALUES (:id, :decision, :round, :signer, :name, :meaning, :statement, :sha256, :now, :authenticated)
                        """)
                .param("id", Ids.next())
                .param("decision", decisionId)
                .param("round", roundId)
                .param("signer", signer)
                .param("name", name)
                .param("meaning", meaning)
                .param("statement", statement)
                .param("sha256", sha256)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("authenticated", authenticatedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void wishToSign(SignatureRequest request) {
        jdbc.sql("""
                        INSERT INTO approval_signature_request (seat_id, person_id, comment, sha256, requested_at)
                        VALUES (:seat, :person, :comment, :sha256, :now)
                        ON CONFLICT (seat_id, person_id) DO UPDATE
                            SET comment = excluded.comment, sha256 = excluded.sha256, requested_at = excluded.requested_at
                        """)
                .param("seat", request.seatId())
                .param("person", request.personId())
                .param("comment", request.comment())
                .param("sha256", request.sha256())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<SignatureRequest> wishOf(UUID seatId, UUID personId) {
        return jdbc.sql("""
                        SELECT seat_id, person_id, comment, sha256 FROM approval_signature_request
                        WHERE seat_id = :seat AND person_id = :person
                        """)
                .param("seat", seatId)
                .param("person", personId)
                .query(SignatureRequest.class)
                .optional();
    }

    void forgetWishes(UUID seatId) {
        jdbc.sql("DELETE FROM approval_signature_request WHERE seat_id = :seat")
                .param("seat", seatId)
                .update();
    }
}
