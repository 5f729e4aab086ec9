package org.bylaw.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.approval.RoundTable.Bar;
import org.bylaw.approval.RoundTable.Stage;
import org.bylaw.approval.SeatTable.Seat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads in one go what a decision is checked against: each check of its own would be a way to the database. */
@Repository
class TurnTable {

    /**
     * A seat from the point of view of somebody who wants to decide on it.
     *
     * @param actorsBar why they decide nothing in this round; null where they may
     * @param holderBarred whether whoever holds the seat decides nothing in this round
     * @param decided whether they decided in this stage already
     */
    record Asked(Seat seat, Stage stage, @Nullable Bar actorsBar, boolean holderBarred, boolean decided) {}

    private final JdbcClient jdbc;

    TurnTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where the round has no such seat. */
    Optional<Asked> find(UUID roundId, UUID seatId, UUID actorId) {
        return jdbc.sql("""
                        SELECT s.id AS seat_id, s.person_id, s.why, s.state AS seat_state, t.*,
                            (SELECT side FROM approval_party WHERE round_id = s.round_id AND person_id = :actor
                                AND side <> 'DECIDER') AS actors_bar,
                            EXISTS (SELECT FROM approval_party WHERE round_id = s.round_id AND person_id = s.person_id
                                AND side <> 'DECIDER') AS holder_barred,
                            EXISTS (SELECT FROM approval_decision WHERE stage_id = s.stage_id AND decided_by = :actor)
                                AS decided
                        FROM approval_seat s JOIN approval_stage t ON t.id = s.stage_id
                        WHERE s.id = :seat AND s.round_id = :round
                        """)
                .param("seat", seatId)
                .param("round", roundId)
                .param("actor", actorId)
                .query(TurnTable::asked)
                .optional();
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        Stage stage = RoundTable.stage(row, number);
        String bar = row.getString("actors_bar");
        return new Asked(
                new Seat(
                        row.getObject("seat_id", UUID.class),
                        stage.id(),
                        stage.roundId(),
                        row.getObject("person_id", UUID.class),
                        row.getString("why"),
                        row.getString("seat_state")),
                stage,
                bar == null ? null : Bar.valueOf(bar),
                row.getBoolean("holder_barred"),
                row.getBoolean("decided"));
    }
}
