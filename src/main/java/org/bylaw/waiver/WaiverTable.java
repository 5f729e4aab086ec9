package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and moves waivers. */
@Repository
class WaiverTable {

    static final String FROM = """
            FROM waiver w
            LEFT JOIN policy p ON p.id = w.policy_id
            LEFT JOIN control k ON k.id = w.control_id
            LEFT JOIN tailoring t ON t.control_id = w.control_id
            LEFT JOIN person owner ON owner.id = coalesce(p.owner_id, t.owner_id)
            LEFT JOIN person asker ON asker.id = w.requested_by
            LEFT JOIN person holder ON holder.id = w.holder_id
            LEFT JOIN person closer ON closer.id = w.closed_by
            LEFT JOIN policy_version v ON v.id = w.policy_version_id
            LEFT JOIN waiver_round r ON r.waiver_id = w.id AND r.closed_at IS NULL
            LEFT JOIN person decider ON decider.id = r.decider_id
            """;

    static final String WAIVER = """
            SELECT w.*, coalesce(p.reference || ' ' || p.title, trim(k.code || ' ' || k.title)) AS subject_name, k.code,
                owner.id AS owner_id, owner.name AS owner_name, v.major || '.' || v.minor AS version_number,
                (SELECT n.major || '.' || n.minor FROM policy_version n WHERE n.policy_id = w.policy_id
                    AND n.state = 'PUBLISHED' AND n.id <> w.policy_version_id LIMIT 1) AS newer_version, asker.name AS requested_by_name, holder.name AS holder_name,
                closer.name AS closed_by_name, CASE WHEN r.state = 'ASKED' THEN decider.name END AS waits_for
            """ + FROM;

    private final JdbcClient jdbc;
    private final Clock clock;

    WaiverTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    WaiverFacts require(UUID id) {
        return jdbc.sql(WAIVER + "WHERE w.id = :id")
                .param("id", id)
                .query(WaiverTable::facts)
                .optional()
                .orElseThrow(WaiverTable::missing);
    }

    static Problem missing() {
        return Problem.notFound(say("This waiver is not there, or not for you to see."));
    }

    /** Guards a change: nobody else changes the waiver until the transaction is over. */
    void take(UUID id, int revision) {
        int taken = jdbc.sql("UPDATE waiver SET revision = revision + 1 WHERE id = :id AND revision = :revision")
                .param("id", id)
                .param("revision", revision)
                .update();
        if (taken == 0) {
            throw Problem.stale(say("This waiver has changed meanwhile. Please look at it again."));
        }
    }

    /** The same for what happens by itself, whatever it looks like by now. */
    WaiverFacts take(UUID id) {
        jdbc.sql("UPDATE waiver SET revision = revision + 1 WHERE id = :id")
                .param("id", id)
                .update();
        return require(id);
    }

    UUID insert(NewWaiver asked, RiskLevel risk, LocalDate endsOn, @Nullable UUID versionId, UUID asker) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO waiver (id, subject_kind, subject_id, policy_version_id, title, reason, scope,
                            compensation, risk, ends_on, state, requested_by, requested_at, holder_id)
                        VALUES (:id, :kind, :subject, :version, :title, :reason, :scope, :compensation, :risk, :ends,
                            'ASKED', :asker, :now, :asker)
                        """)
                .param("id", id)
                .param("kind", asked.subject().kind())
                .param("subject", asked.subject().id())
                .param("version", versionId)
                .param("title", asked.title().strip())
                .param("reason", asked.reason().strip())
                .param("scope", asked.scope().strip())
                .param("compensation", asked.compensation().strip())
                .param("risk", risk.name())
                .param("ends", endsOn)
                .param("asker", asker)
                .param("now", now())
                .update();
        jdbc.sql("INSERT INTO waiver_control (waiver_id, control_id) SELECT :id, unnest(:controls)")
                .param("id", id)
                .param("controls", asked.controls().toArray(UUID[]::new))
                .update();
        return id;
    }

    void toManagement(UUID id) {
        jdbc.sql("UPDATE waiver SET state = 'TO_MANAGEMENT' WHERE id = :id AND state = 'ASKED'")
                .param("id", id)
                .update();
    }

    /** In force until the end of that round; what had expired meanwhile is in force again. */
    void grant(WaiverRound round, @Nullable UUID versionId) {
        jdbc.sql("""
                        UPDATE waiver SET state = 'ACTIVE', ends_on = :ends, risk = :risk, renewals = renewals + :more,
                            granted_at = coalesce(granted_at, :now), expired_at = NULL, reminded_of = NULL,
                            policy_version_id = coalesce(:version, policy_version_id)
                        WHERE id = :id
                        """)
                .param("id", round.waiverId())
                .param("ends", round.endsOn())
                .param("risk", round.risk().name())
                .param("more", round.isRenewal() ? 1 : 0)
                .param("now", now())
                .param("version", versionId)
                .update();
    }

    /** A first request that came to nothing. */
    void notGranted(UUID id, WaiverState state) {
        jdbc.sql("""
                        UPDATE waiver SET state = :state, closed_at = :now
                        WHERE id = :id AND state IN ('ASKED', 'TO_MANAGEMENT')
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("now", now())
                .update();
    }

    /** Whether the holder is to be reminded of this end, and has not been yet. */
    boolean remind(UUID id) {
        return jdbc.sql("""
                                UPDATE waiver SET reminded_of = ends_on
                                WHERE id = :id AND state = 'ACTIVE' AND reminded_of IS DISTINCT FROM ends_on
                                """).param("id", id).update() == 1;
    }

    /** A renewal was not granted: the next reminder is due as if there had been none. */
    void forgetReminder(UUID id) {
        jdbc.sql("UPDATE waiver SET reminded_of = NULL WHERE id = :id")
                .param("id", id)
                .update();
    }

    /** Whether it expired by this. */
    boolean expire(UUID id) {
        return jdbc.sql("""
                                UPDATE waiver SET state = 'EXPIRED', expired_at = :now
                                WHERE id = :id AND state = 'ACTIVE' AND ends_on < :today
                                """)
                        .param("id", id)
                        .param("now", now())
                        .param("today", LocalDate.now(clock))
                        .update()
                == 1;
    }

    void close(UUID id, ClosedHow how, String word, @Nullable UUID by) {
        jdbc.sql("""
                        UPDATE waiver SET state = 'CLOSED', closed_how = :how, closed_word = :word, closed_by = :by,
                            closed_at = :now
                        WHERE id = :id AND closed_at IS NULL
                        """)
                .param("id", id)
                .param("how", how.name())
                .param("word", word)
                .param("by", by)
                .param("now", now())
                .update();
    }

    void holder(UUID id, @Nullable UUID holder) {
        jdbc.sql("UPDATE waiver SET holder_id = :holder WHERE id = :id")
                .param("id", id)
                .param("holder", holder)
                .update();
    }

    /** Open ones about that policy or control. */
    List<UUID> openOn(SubjectRef subject) {
        return jdbc.sql("""
                        SELECT id FROM waiver WHERE subject_kind = :kind AND subject_id = :subject AND closed_at IS NULL
                        ORDER BY id
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(UUID.class)
                .list();
    }

    /** Open ones that this person has. */
    List<UUID> openOf(UUID holder) {
        return jdbc.sql("SELECT id FROM waiver WHERE holder_id = :holder AND closed_at IS NULL ORDER BY id")
                .param("holder", holder)
                .query(UUID.class)
                .list();
    }

    boolean isVisible(UUID id, Set<UUID> us) {
        return jdbc.sql("SELECT EXISTS (SELECT " + FROM + " WHERE w.id = :id AND " + WaiverAccess.OURS + ")")
                .param("id", id)
                .param("us", us.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Those on a policy or control, what is open first and then the newest; at most 50.
     *
     * @param us whose they have to be; empty for all
     */
    List<WaiverFacts> on(SubjectRef subject, @Nullable Set<UUID> us) {
        String column = subject.kind().equals(SubjectRef.POLICY) ? "w.policy_id" : "w.control_id";
        return jdbc.sql(WAIVER + "WHERE " + column + " = :subject"
                        + (us == null ? "" : " AND " + WaiverAccess.OURS)
                        + " ORDER BY w.closed_at IS NOT NULL, w.requested_at DESC, w.id LIMIT 50")
                .param("subject", subject.id())
                .param("us", us == null ? new UUID[0] : us.toArray(UUID[]::new))
                .query(WaiverTable::facts)
                .list();
    }

    /** The controls that make up for it, in their order. */
    List<WaiverControl> controlsOf(UUID id) {
        return jdbc.sql("""
                        SELECT k.id, k.code, k.title FROM waiver_control c JOIN control k ON k.id = c.control_id
                        WHERE c.waiver_id = :id ORDER BY k.position, k.code
                        """).param("id", id).query(WaiverControl.class).list();
    }

    static WaiverFacts facts(ResultSet row, int number) throws SQLException {
        SubjectRef subject = new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class));
        String code = row.getString("code");
        String how = row.getString("closed_how");
        return new WaiverFacts(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                subject,
                row.getString("subject_name"),
                code == null ? "/policies/" + subject.id() : controlPath(code),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getString("version_number"),
                row.getString("newer_version"),
                row.getString("title"),
                row.getString("reason"),
                row.getString("scope"),
                row.getString("compensation"),
                RiskLevel.valueOf(row.getString("risk")),
                row.getObject("ends_on", LocalDate.class),
                WaiverState.valueOf(row.getString("state")),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_by_name"),
                row.getTimestamp("requested_at").toInstant(),
                row.getObject("holder_id", UUID.class),
                row.getString("holder_name"),
                row.getString("waits_for"),
                instant(row, "granted_at"),
                instant(row, "expired_at"),
                row.getInt("renewals"),
                how == null ? null : ClosedHow.valueOf(how),
                row.getString("closed_word"),
                row.getString("closed_by_name"),
                instant(row, "closed_at"),
                row.getInt("revision"));
    }

    static String controlPath(String code) {
        return "/controls/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
