package org.bylaw.work;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Duties as rows; a person's open ones are read by one index. */
@Component
class DutyTable implements Duties, WorkSource {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final People people;

    DutyTable(JdbcClient jdbc, Clock clock, People people) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.people = people;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(Collection<Duty> duties) {
        if (duties.isEmpty()) {
            return;
        }
        List<Duty> rows = List.copyOf(duties);
        jdbc.sql("""
                        INSERT INTO duty (id, kind, subject_kind, subject_id, person_id, verb, title, why, asked_by, path,
                            due_at, opened_at)
                        SELECT d.*, :now FROM unnest(:ids, :kinds, :subjectKinds, :subjectIds, :people, :verbs, :titles,
                            :whys, :askedBy, :paths, CAST(:dueAt AS timestamptz[])) AS d
                        ON CONFLICT (kind, subject_id, person_id) WHERE closed_at IS NULL DO NOTHING
                        """)
                .param("ids", rows.stream().map(duty -> Ids.next()).toArray(UUID[]::new))
                .param("kinds", texts(rows, Duty::kind))
                .param("subjectKinds", texts(rows, duty -> duty.subject().kind()))
                .param("subjectIds", ids(rows, duty -> duty.subject().id()))
                .param("people", ids(rows, Duty::personId))
                .param("verbs", texts(rows, Duty::verb))
                .param("titles", texts(rows, Duty::title))
                .param("whys", texts(rows, Duty::why))
                .param("askedBy", ids(rows, Duty::askedBy))
                .param("paths", texts(rows, Duty::path))
                .param(
                        "dueAt",
                        texts(
                                rows,
                                duty -> duty.dueAt() == null
                                        ? null
                                        : duty.dueAt().toString()))
                .param("now", now())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(String kind, SubjectRef subject, UUID personId) {
        close(kind, subject.id(), personId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeAll(String kind, SubjectRef subject) {
        close(kind, subject.id(), null);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeAll(SubjectRef subject) {
        close(null, subject.id(), null);
    }

    private void close(@Nullable String kind, UUID subjectId, @Nullable UUID personId) {
        // One text for each way to ask: a condition that may be absent is planned anew each time.
        jdbc.sql("UPDATE duty SET closed_at = :now WHERE subject_id = :subject AND closed_at IS NULL"
                        + (kind == null ? "" : " AND kind = :kind")
                        + (personId == null ? "" : " AND person_id = :person"))
                .param("now", now())
                .param("subject", subjectId)
                .param("kind", kind)
                .param("person", personId)
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOver(String kind, SubjectRef subject, UUID from, UUID to, String why) {
        int moved = jdbc.sql("""
                        UPDATE duty SET person_id = :to, handed_over_from = :from, handed_over_why = :why
                        WHERE kind = :kind AND subject_id = :subject AND person_id = :from AND closed_at IS NULL
                            AND NOT EXISTS (SELECT FROM duty other WHERE other.kind = :kind
                                AND other.subject_id = :subject AND other.person_id = :to AND other.closed_at IS NULL)
                        """)
                .param("to", to)
                .param("from", from)
                .param("why", why)
                .param("kind", kind)
                .param("subject", subject.id())
                .update();
        if (moved == 0) {
            throw Problem.stale(
                    say("This is no longer with that person, or the other one has it already. Please look again."));
        }
    }

    @Override
    public List<UUID> holders(String kind, SubjectRef subject) {
        return jdbc.sql("SELECT person_id FROM duty WHERE kind = :kind AND subject_id = :subject AND closed_at IS NULL")
                .param("kind", kind)
                .param("subject", subject.id())
                .query(UUID.class)
                .list();
    }

    /** An open duty, as far as somebody needs to know who gives it away. */
    record Held(String kind, SubjectRef subject) {}

    /** Those of the duties that this person has. */
    List<Held> heldBy(UUID personId, Collection<UUID> dutyIds) {
        return jdbc.sql("""
                        SELECT kind, subject_kind, subject_id FROM duty
                        WHERE id = ANY (:ids) AND person_id = :person AND closed_at IS NULL ORDER BY due_at, id
                        """)
                .param("ids", dutyIds.toArray(UUID[]::new))
                .param("person", personId)
                .query((row, number) -> new Held(
                        row.getString("kind"),
                        new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class))))
                .list();
    }

    /** Whatever a leaver still had goes to the manager at once; last, so that a feature can take care of its own first. */
    @EventListener
    @Order
    @Transactional(propagation = Propagation.MANDATORY)
    void handOverAllOf(PersonLeft left) {
        people.managerOf(left.personId()).map(Person::id).ifPresent(manager -> jdbc.sql("""
                        UPDATE duty SET person_id = :to, handed_over_from = :from,
                            handed_over_why = 'left the organisation'
                        WHERE person_id = :from AND closed_at IS NULL
                            AND NOT EXISTS (SELECT FROM duty other WHERE other.kind = duty.kind
                                AND other.subject_id = duty.subject_id AND other.person_id = :to
                                AND other.closed_at IS NULL)
                        """)
                .param("to", manager)
                .param("from", left.personId())
                .update());
    }

    /** Each person's first ones come in the order of an index; how many lie behind them does not matter. */
    @Override
    public List<WorkItem> open(Collection<UUID> personIds, @Nullable String kind, int limit) {
        if (personIds.isEmpty()) {
            return List.of();
        }
        // Limit and people stand in the text one by one, here and below: of a limit or an array that comes as a
        // parameter the planner knows nothing, and plans this anew each time.
        StatementSpec statement = jdbc.sql("""
                        SELECT d.*, asker.name AS asked_by_name, former.name AS former_name
                        FROM (SELECT first.*, holder.name AS holder_name FROM person holder
                            CROSS JOIN LATERAL (
                                SELECT * FROM duty WHERE person_id = holder.id AND closed_at IS NULL %s
                                ORDER BY due_at, id LIMIT %d) first
                            WHERE holder.id IN (:people) ORDER BY first.due_at, first.id LIMIT %d) d
                        LEFT JOIN person asker ON asker.id = d.asked_by
                        LEFT JOIN person former ON former.id = d.handed_over_from
                        ORDER BY d.due_at, d.id
                        """.formatted(kind == null ? "" : "AND kind = :kind", limit, limit))
                .param("people", personIds);
        return (kind == null ? statement : statement.param("kind", kind))
                .query(DutyTable::item)
                .list();
    }

    /** Steps from kind to kind along the index instead of reading all rows, and counts each up to the limit. */
    @Override
    public Map<String, Long> counts(Collection<UUID> personIds, int most) {
        record Count(String kind, long open) {}
        if (personIds.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("""
                        WITH RECURSIVE held AS (
                            SELECT whose.id AS person_id, (
                                SELECT min(kind) FROM duty WHERE person_id = whose.id AND closed_at IS NULL) AS kind
                            FROM person whose WHERE whose.id IN (:people)
                            UNION ALL
                            SELECT h.person_id, (
                                SELECT min(kind) FROM duty
                                WHERE person_id = h.person_id AND kind > h.kind AND closed_at IS NULL)
                            FROM held h WHERE h.kind IS NOT NULL
                        )
                        SELECT h.kind, sum(counted.open) AS open
                        FROM held h CROSS JOIN LATERAL (
                            SELECT count(*) AS open FROM (
                                SELECT FROM duty WHERE person_id = h.person_id AND kind = h.kind AND closed_at IS NULL
                                LIMIT %d) one) counted
                        WHERE h.kind IS NOT NULL GROUP BY h.kind
                        """.formatted(most)).param("people", personIds).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::kind, Count::open));
    }

    private static WorkItem item(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("verb"),
                row.getString("title"),
                why(row),
                row.getString("asked_by_name"),
                row.getString("path"),
                due == null ? null : due.toInstant(),
                row.getObject("person_id", UUID.class),
                row.getString("holder_name"));
    }

    private static String why(ResultSet row) throws SQLException {
        String former = row.getString("former_name");
        return former == null
                ? row.getString("why")
                : "in place of %s (%s)".formatted(former, row.getString("handed_over_why"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String[] texts(List<Duty> duties, Function<Duty, @Nullable String> field) {
        return duties.stream().map(field).toArray(String[]::new);
    }

    private static @Nullable UUID[] ids(List<Duty> duties, Function<Duty, @Nullable UUID> field) {
        return duties.stream().map(field).toArray(UUID[]::new);
    }
}
