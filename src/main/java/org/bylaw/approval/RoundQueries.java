package org.bylaw.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads rounds with all that belongs to them, three queries for however many. */
@Repository
class RoundQueries {

    private static final String ROUND = """
            SELECT r.*, owner.name AS owner_name, opener.name AS opened_by_name
            FROM approval_round r JOIN person owner ON owner.id = r.owner_id LEFT JOIN person opener ON opener.id = r.opened_by
            """;

    private final JdbcClient jdbc;

    RoundQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RoundView> find(UUID id) {
        return withStages(jdbc.sql(ROUND + "WHERE r.id = :id")
                        .param("id", id)
                        .query(RoundQueries::round)
                        .list())
                .stream()
                .findFirst();
    }

    List<RoundView> ofSubject(SubjectRef subject) {
        return withStages(jdbc.sql(ROUND + """
                        WHERE r.subject_kind = :kind AND r.subject_id = :id ORDER BY r.number DESC
                        """)
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(RoundQueries::round)
                .list());
    }

    List<RoundView> ofPage(SubjectRef page) {
        return withStages(jdbc.sql(ROUND + """
                        WHERE r.page_kind = :kind AND r.page_id = :id ORDER BY r.opened_at DESC, r.id DESC
                        """)
                .param("kind", page.kind())
                .param("id", page.id())
                .query(RoundQueries::round)
                .list());
    }

    /** Which of the rounds these people take part in: they own it, wrote, decide, opened it, or manage somebody who is too late. */
    List<UUID> takenPartIn(Collection<UUID> roundIds, Collection<UUID> personIds) {
        return jdbc.sql("""
                        SELECT r.id FROM approval_round r WHERE r.id = ANY (:rounds) AND (r.opened_by = ANY (:people) OR r.owner_id = ANY (:people)
                            OR EXISTS (SELECT FROM approval_party p WHERE p.round_id = r.id AND p.person_id = ANY (:people))
                            OR EXISTS (SELECT FROM approval_seat s JOIN approval_stage t ON t.id = s.stage_id
                                JOIN person holder ON holder.id = s.person_id
                                WHERE s.round_id = r.id AND t.escalated_at IS NOT NULL
                                    AND holder.manager_id = ANY (:people)))
                        """)
                .param("rounds", roundIds.toArray(UUID[]::new))
                .param("people", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    List<UUID> idsOf(SubjectRef subject) {
        return jdbc.sql("SELECT id FROM approval_round WHERE subject_kind = :kind AND subject_id = :id")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(UUID.class)
                .list();
    }

    private static RoundView round(ResultSet row, int number) throws SQLException {
        return new RoundView(
                id(row, "id"),
                new SubjectRef(row.getString("subject_kind"), id(row, "subject_id")),
                new SubjectRef(row.getString("page_kind"), id(row, "page_id")),
                row.getInt("number"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("path"),
                id(row, "owner_id"),
                row.getString("owner_name"),
                row.getString("sha256"),
                RoundView.State.valueOf(row.getString("state")),
                row.getString("opened_by_name"),
                row.getTimestamp("opened_at").toInstant(),
                instant(row, "closed_at"),
                List.of());
    }

    private List<RoundView> withStages(List<RoundView> rounds) {
        UUID[] ids = rounds.stream().map(RoundView::id).toArray(UUID[]::new);
        Map<UUID, List<RoundView.Seat>> seats = seats(ids);
        record Row(UUID roundId, RoundView.Stage stage) {}
        Map<UUID, List<RoundView.Stage>> stages = jdbc
                .sql("SELECT * FROM approval_stage WHERE round_id = ANY (:rounds) ORDER BY position")
                .param("rounds", ids)
                .query((row, number) -> new Row(id(row, "round_id"), stage(row, seats)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::roundId, Collectors.mapping(Row::stage, Collectors.toList())));
        return rounds.stream()
                .map(round -> new RoundView(
                        round.id(),
                        round.subject(),
                        round.page(),
                        round.number(),
                        round.title(),
                        round.summary(),
                        round.path(),
                        round.ownerId(),
                        round.ownerName(),
                        round.sha256(),
                        round.state(),
                        round.openedByName(),
                        round.openedAt(),
                        round.closedAt(),
                        stages.getOrDefault(round.id(), List.of())))
                .toList();
    }

    private static RoundView.Stage stage(ResultSet row, Map<UUID, List<RoundView.Seat>> seats) throws SQLException {
        UUID id = id(row, "id");
        return new RoundView.Stage(
                id,
                row.getInt("position"),
                row.getString("name"),
                new StageRule(StageRule.Kind.valueOf(row.getString("rule")), row.getObject("needed", Integer.class)),
                row.getBoolean("needs_signature"),
                RoundView.StageState.valueOf(row.getString("state")),
                instant(row, "due_at"),
                row.getTimestamp("escalated_at") != null,
                seats.getOrDefault(id, List.of()));
    }

    private Map<UUID, List<RoundView.Seat>> seats(UUID[] roundIds) {
        record Row(UUID stageId, RoundView.Seat seat) {}
        return jdbc
                .sql("""
                        SELECT s.id, s.stage_id, s.person_id, s.why, s.state, holder.name AS holder_name,
                            d.outcome, d.reason, d.decided_at, d.decided_by, decider.name AS decider_name, behalf.name AS behalf_name,
                            g.signer_name, g.meaning, g.statement, g.sha256, g.signed_at, g.authenticated_at
                        FROM approval_seat s
                        JOIN person holder ON holder.id = s.person_id
                        LEFT JOIN approval_decision d ON d.seat_id = s.id
                        LEFT JOIN person decider ON decider.id = d.decided_by
                        LEFT JOIN person behalf ON behalf.id = d.on_behalf_of
                        LEFT JOIN approval_signature g ON g.decision_id = d.id
                        WHERE s.round_id = ANY (:rounds)
                        ORDER BY d.decided_at NULLS LAST, holder.name, s.id
                        """)
                .param("rounds", roundIds)
                .query((row, number) -> new Row(id(row, "stage_id"), seat(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::stageId, Collectors.mapping(Row::seat, Collectors.toList())));
    }

    private static RoundView.Seat seat(ResultSet row) throws SQLException {
        return new RoundView.Seat(
                id(row, "id"),
                id(row, "person_id"),
                row.getString("holder_name"),
                row.getString("why"),
                row.getString("state").equals("OPEN"),
                row.getString("state").equals("HANDED_OVER"),
                row.getString("outcome") == null ? null : decision(row));
    }

    private static RoundView.Decision decision(ResultSet row) throws SQLException {
        return new RoundView.Decision(
                id(row, "decided_by"),
                row.getString("decider_name"),
                row.getString("behalf_name"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("signer_name") == null
                        ? null
                        : new RoundView.Signature(
                                row.getString("signer_name"),
                                row.getString("meaning"),
                                row.getString("statement"),
                                row.getString("sha256"),
                                row.getTimestamp("signed_at").toInstant(),
                                row.getTimestamp("authenticated_at").toInstant()));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
