package org.bylaw.retention;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Legal holds: compliance puts one with a reason, somebody else of compliance lifts it with a reason. */
@Service
public class LegalHolds {

    private static final int LONGEST = 2000;

    private static final String HOLD = """
            SELECT h.*, p.name AS put_by_name, l.name AS lifted_by_name,
                CASE h.subject_kind
                    WHEN 'policy' THEN (SELECT reference || ' ' || title FROM policy WHERE id = h.subject_id)
                    WHEN 'campaign' THEN (SELECT title FROM campaign WHERE id = h.subject_id)
                    WHEN 'control' THEN (SELECT trim(ref || ' ' || title) FROM control WHERE id = h.subject_id)
                    WHEN 'person' THEN (SELECT name FROM person WHERE id = h.subject_id) END AS subject_name
            FROM legal_hold h JOIN person p ON p.id = h.put_by LEFT JOIN person l ON l.id = h.lifted_by
            """;

    private static final Map<HeldKind, String> THINGS = Map.of(
            HeldKind.POLICY, "SELECT id, reference || ' ' || title AS name FROM policy",
            HeldKind.CAMPAIGN, "SELECT id, title AS name FROM campaign",
            HeldKind.CONTROL, "SELECT id, trim(ref || ' ' || title) AS name FROM control WHERE NOT heading",
            HeldKind.PERSON, "SELECT id, name FROM person WHERE pseudonym IS NULL");

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    LegalHolds(JdbcClient jdbc, AuditTrail audit, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** Something that a hold can be put on. */
    public record Thing(UUID id, String name) {}

    /** Things of a kind whose name has the text, by name. */
    @Allowed(Role.COMPLIANCE)
    public List<Thing> things(HeldKind kind, String text, int offset, int limit) {
        String things = THINGS.get(kind);
        return things == null
                ? List.of()
                : jdbc.sql("SELECT * FROM (" + things + """
                        ) AS t WHERE position(lower(:text) IN lower(t.name)) > 0 ORDER BY t.name, t.id
                        LIMIT :limit OFFSET :offset
                        """)
                        .param("text", text.strip())
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(Thing.class)
                        .list();
    }

    /** Those that lie first, the newest of them first. */
    @Allowed({Role.COMPLIANCE, Role.AUDITOR})
    public List<LegalHold> page(int offset, int limit) {
        return jdbc.sql(HOLD + "ORDER BY h.lifted_at IS NOT NULL, h.put_at DESC, h.id LIMIT :limit OFFSET :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> hold(row))
                .list();
    }

    @Allowed({Role.COMPLIANCE, Role.AUDITOR})
    public int count() {
        return jdbc.sql("SELECT count(*) FROM legal_hold").query(Integer.class).single();
    }

    /** Whether the thing, or everything, is under hold; told to compliance and auditors alone. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public boolean liesOn(SubjectRef subject) {
        return currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR)
                && jdbc.sql("SELECT is_held(:kind, :id)")
                        .param("kind", subject.kind())
                        .param("id", subject.id())
                        .query(Boolean.class)
                        .single();
    }

    /** Whether the current person may lift it: whoever put it does not. */
    @Allowed({Role.COMPLIANCE, Role.AUDITOR})
    public boolean mayLift(LegalHold hold) {
        return hold.lies()
                && currentPerson.has(Role.COMPLIANCE)
                && !hold.putBy().equals(currentPerson.requireId());
    }

    /**
     * Puts a hold; what is being removed at this moment is waited for.
     *
     * @param subjectId empty for everything
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public UUID put(@Nullable HeldKind kind, @Nullable UUID subjectId, String reason) {
        if (kind == null) {
            throw Problem.invalid("kind", say("Choose what is held."));
        }
        String thing = THINGS.get(kind);
        UUID on = thing == null ? null : subjectId;
        if (thing != null && (on == null || !isThere(thing, on))) {
            throw Problem.invalid("subject", say("Choose which one it is."));
        }
        String why = words("reason", reason, say("Say why nothing of it may go, such as the case and its court."));
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO legal_hold (id, subject_kind, subject_id, reason, put_by, put_at)
                        VALUES (:id, :kind, :subject, :reason, :me, :now)
                        """)
                .param("id", id)
                .param("kind", kind.key())
                .param("subject", on)
                .param("reason", why)
                .param("me", currentPerson.requireId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        record("LegalHoldPut", require(id), why);
        return id;
    }

    private boolean isThere(String things, UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM (" + things + ") AS t WHERE t.id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** @throws Problem FORBIDDEN for whoever put it; STALE where it is lifted already */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void lift(UUID id, String reason) {
        LegalHold hold = require(id);
        if (!hold.lies()) {
            throw stale();
        }
        if (hold.putBy().equals(currentPerson.requireId())) {
            throw Problem.forbidden(say("Whoever put a hold does not lift it. Ask somebody else of compliance."));
        }
        String why = words("reason", reason, say("Say why it may go; the auditor asks for it."));
        int lifted = jdbc.sql("""
                        UPDATE legal_hold SET lifted_by = :me, lifted_at = :now, lifted_why = :why
                        WHERE id = :id AND lifted_at IS NULL
                        """)
                .param("me", currentPerson.requireId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("id", id)
                .update();
        if (lifted == 0) {
            throw stale();
        }
        record("LegalHoldLifted", hold, why);
    }

    private static Problem stale() {
        return Problem.stale(say("Somebody has lifted this hold already."));
    }

    private static String words(String field, String text, String otherwise) {
        String words = text.strip();
        if (words.isEmpty()) {
            throw Problem.invalid(field, otherwise);
        }
        if (words.length() > LONGEST) {
            throw Problem.invalid(field, say("At most {0} characters.", LONGEST));
        }
        return words;
    }

    private void record(String act, LegalHold hold, String reason) {
        SubjectRef page = hold.subjectId() == null
                ? Retention.SETTINGS
                : new SubjectRef(hold.kind().key(), hold.subjectId());
        Map<String, Object> details = new HashMap<>();
        details.put("what", Objects.requireNonNullElse(hold.subjectName(), "everything"));
        details.put("reason", reason);
        audit.record(act, new SubjectRef("legal-hold", hold.id()), page, details);
    }

    private LegalHold require(UUID id) {
        return jdbc.sql(HOLD + "WHERE h.id = :id")
                .param("id", id)
                .query((row, number) -> hold(row))
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This hold is not there.")));
    }

    private static LegalHold hold(ResultSet row) throws SQLException {
        Timestamp lifted = row.getTimestamp("lifted_at");
        return new LegalHold(
                row.getObject("id", UUID.class),
                HeldKind.of(row.getString("subject_kind")),
                row.getObject("subject_id", UUID.class),
                row.getString("subject_name"),
                row.getString("reason"),
                row.getObject("put_by", UUID.class),
                row.getString("put_by_name"),
                row.getTimestamp("put_at").toInstant(),
                row.getString("lifted_by_name"),
                lifted == null ? null : lifted.toInstant(),
                row.getString("lifted_why"));
    }
}
