package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds, stages and the two sides of a round as rows. */
@Repository
class RoundTable {

    /** A round as far as commands need it. */
    record Round(
            UUID id,
            String subjectKind,
            UUID subjectId,
            String pageKind,
            UUID pageId,
            int number,
            String title,
            UUID ownerId,
            String sha256,
            String state,
            @Nullable UUID openedBy) {

        boolean isOpen() {
            return state.equals("OPEN");
        }

        SubjectRef ref() {
            return new SubjectRef(SubjectRef.APPROVAL_ROUND, id);
        }

        SubjectRef subject() {
            return new SubjectRef(subjectKind, subjectId);
        }

        SubjectRef page() {
            return new SubjectRef(pageKind, pageId);
        }

        String path() {
            return "/approvals/" + id;
        }
    }

    /** A stage as far as commands need it. */
    record Stage(
            UUID id,
            UUID roundId,
            int position,
            String name,
            StageRule.Kind rule,
            @Nullable Integer needed,
            int days,
            boolean needsSignature,
            String state,
            @Nullable Instant dueAt) {

        boolean isOpen() {
            return state.equals("OPEN");
        }

        StageRule stageRule() {
            return new StageRule(rule, needed);
        }
    }

    /** Why somebody decides nothing in a round: they wrote part of the text, or own the policy. */
    enum Bar {
        WRITER,
        OWNER
    }

    private static final String ROUND =
            "SELECT id, subject_kind, subject_id, page_kind, page_id, number, title, owner_id, sha256, state, opened_by FROM approval_round ";
    private static final String STAGE =
            "SELECT id, round_id, position, name, rule, needed, days, needs_signature, state, due_at FROM approval_stage ";

    private final JdbcClient jdbc;
    private final Clock clock;

    RoundTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins the next round of the subject, with everyone who wrote on the writers' side from the first moment. */
    Round open(ApprovalSubject subject, @Nullable UUID openedBy) {
        UUID id = Ids.next();
        Round round = jdbc.sql("""
                        INSERT INTO approval_round (id, subject_kind, subject_id, page_kind, page_id, number, title, summary,
                            path, owner_id, sha256, state, opened_by, opened_at)
                        VALUES (:id, :kind, :subject, :pageKind, :page,
                            (SELECT coalesce(max(number), 0) + 1 FROM approval_round
                                WHERE subject_kind = :kind AND subject_id = :subject),
                            :title, :summary, :path, :owner, :sha256, 'OPEN', :openedBy, :now)
                        RETURNING id, subject_kind, subject_id, page_kind, page_id, number, title, owner_id, sha256, state,
                            opened_by
                        """)
                .param("id", id)
                .param("kind", subject.ref().kind())
                .param("subject", subject.ref().id())
                .param("pageKind", subject.page().kind())
                .param("page", subject.page().id())
                .param("title", subject.title())
                .param("summary", subject.summary())
                .param("path", subject.path())
                .param("owner", subject.ownerId())
                .param("sha256", subject.sha256())
                .param("openedBy", openedBy)
                .param("now", now())
                .query(Round.class)
                .single();
        jdbc.sql("""
                        INSERT INTO approval_party (round_id, person_id, side)
                        SELECT :round, person_id, 'WRITER' FROM unnest(:writers) AS person_id
                        """)
                .param("round", id)
                .param("writers", subject.contributors().toArray(UUID[]::new))
                .update();
        return round;
    }

    /** The round with its row locked: whoever decides at the same time waits here, so that no decision is lost. */
    Round lock(UUID id) {
        return jdbc.sql(ROUND + "WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(Round.class)
                .optional()
                .orElseThrow(RoundTable::notThere);
    }

    Round require(UUID id) {
        return jdbc.sql(ROUND + "WHERE id = :id")
                .param("id", id)
                .query(Round.class)
                .optional()
                .orElseThrow(RoundTable::notThere);
    }

    private static Problem notThere() {
        return Problem.notFound(say("There is no such approval. The address may be incomplete."));
    }

    Optional<Round> lockOpen(SubjectRef subject) {
        return jdbc.sql(ROUND + "WHERE subject_kind = :kind AND subject_id = :id AND state = 'OPEN' FOR UPDATE")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query(Round.class)
                .optional();
    }

    /** Ends the round; stages that were not reached are cancelled, and nobody is asked any more. */
    void close(UUID roundId, String state) {
        jdbc.sql("UPDATE approval_round SET state = :state, closed_at = :now WHERE id = :id AND state = 'OPEN'")
                .param("state", state)
                .param("now", now())
                .param("id", roundId)
                .update();
        jdbc.sql("""
                        UPDATE approval_stage SET state = 'CANCELLED', closed_at = :now
                        WHERE round_id = :id AND state IN ('PLANNED', 'OPEN')
                        """).param("now", now()).param("id", roundId).update();
        jdbc.sql("UPDATE approval_seat SET state = 'CLOSED' WHERE round_id = :id AND state = 'OPEN'")
                .param("id", roundId)
                .update();
        jdbc.sql("""
                        DELETE FROM approval_signature_request r USING approval_seat s
                        WHERE s.id = r.seat_id AND s.round_id = :id
                        """).param("id", roundId).update();
    }

    /** Those who decide nothing in the round, and why not. */
    Map<UUID, Bar> barredFrom(UUID roundId) {
        record Barred(UUID personId, Bar side) {}
        return jdbc
                .sql("SELECT person_id, side FROM approval_party WHERE round_id = :round AND side <> 'DECIDER'")
                .param("round", roundId)
                .query(Barred.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Barred::personId, Barred::side));
    }

    /** Bars the owner; one who wrote is on the writers' side already, and one who is seated stays a decider. */
    void barOwner(UUID roundId, UUID ownerId) {
        jdbc.sql("INSERT INTO approval_party (round_id, person_id, side) VALUES (:round, :owner, 'OWNER')"
                        + " ON CONFLICT DO NOTHING")
                .param("round", roundId)
                .param("owner", ownerId)
                .update();
    }

    /** Puts people on the deciders' side; a writer stays a writer, and the seat or decision that follows is refused. */
    void addDeciders(UUID roundId, Collection<UUID> personIds) {
        jdbc.sql("""
                        INSERT INTO approval_party (round_id, person_id, side)
                        SELECT DISTINCT CAST(:round AS uuid), person_id, 'DECIDER' FROM unnest(:people) AS person_id
                        ON CONFLICT DO NOTHING
                        """)
                .param("round", roundId)
                .param("people", personIds.toArray(UUID[]::new))
                .update();
    }

    Stage requireStage(UUID id) {
        return jdbc.sql(STAGE + "WHERE id = :id")
                .param("id", id)
                .query(RoundTable::stage)
                .single();
    }

    Optional<Stage> openStage(UUID roundId) {
        return jdbc.sql(STAGE + "WHERE round_id = :round AND state = 'OPEN'")
                .param("round", roundId)
                .query(RoundTable::stage)
                .optional();
    }

    Optional<Stage> nextPlanned(UUID roundId) {
        return jdbc.sql(STAGE + "WHERE round_id = :round AND state = 'PLANNED' ORDER BY position LIMIT 1")
                .param("round", roundId)
                .query(RoundTable::stage)
                .optional();
    }

    void openStage(UUID stageId, Instant dueAt) {
        jdbc.sql("""
                        UPDATE approval_stage SET state = 'OPEN', opened_at = :now, due_at = :due
                        WHERE id = :id AND state = 'PLANNED'
                        """)
                .param("now", now())
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("id", stageId)
                .update();
    }

    /** Whoever was not asked for a decision any more keeps a closed seat on record. */
    void closeStage(UUID stageId, Outcome outcome) {
        jdbc.sql("""
                        WITH closed AS (
                            UPDATE approval_stage SET state = :state, closed_at = :now WHERE id = :id AND state = 'OPEN')
                        UPDATE approval_seat SET state = 'CLOSED' WHERE stage_id = :id AND state = 'OPEN'
                        """)
                .param("state", outcome.name())
                .param("now", now())
                .param("id", stageId)
                .update();
    }

    /** True the first time, so that a repeated timer reminds nobody twice. */
    boolean markReminded(UUID stageId) {
        return jdbc.sql("UPDATE approval_stage SET reminded_at = :now WHERE id = :id AND reminded_at IS NULL")
                        .param("now", now())
                        .param("id", stageId)
                        .update()
                > 0;
    }

    /** True the first time, so that a repeated timer tells no manager twice. */
    boolean markEscalated(UUID stageId) {
        return jdbc.sql("UPDATE approval_stage SET escalated_at = :now WHERE id = :id AND escalated_at IS NULL")
                        .param("now", now())
                        .param("id", stageId)
                        .update()
                > 0;
    }

    /** Open rounds in which the person still has a seat. */
    List<UUID> openRoundsOf(UUID personId) {
        return jdbc.sql("""
                        SELECT DISTINCT s.round_id FROM approval_seat s JOIN approval_round r ON r.id = s.round_id
                        WHERE s.person_id = :person AND s.state = 'OPEN' AND r.state = 'OPEN' ORDER BY s.round_id
                        """).param("person", personId).query(UUID.class).list();
    }

    /** By hand: the driver knows no {@code Instant}, and finding that out by an exception for each row takes long. */
    static Stage stage(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        return new Stage(
                row.getObject("id", UUID.class),
                row.getObject("round_id", UUID.class),
                row.getInt("position"),
                row.getString("name"),
                StageRule.Kind.valueOf(row.getString("rule")),
                row.getObject("needed", Integer.class),
                row.getInt("days"),
                row.getBoolean("needs_signature"),
                row.getString("state"),
                due == null ? null : due.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
