package org.bylaw.audience;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.Changes;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves audiences under a name and shows whom a rule means. Whoever may start a campaign may look; HR and compliance save. */
@Service
public class Audiences {

    static final int NAME_LIMIT = 120;

    private static final int SAMPLE = 12;

    private final JdbcClient jdbc;
    private final RuleJson json;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Clock clock;

    Audiences(JdbcClient jdbc, RuleJson json, CurrentPerson currentPerson, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that have a name, by it. */
    @Allowed({Role.HR, Role.COMPLIANCE, Role.POLICY_OWNER})
    public List<SavedAudience> saved() {
        return jdbc.sql("""
                        SELECT a.*, p.name AS changed_by_name FROM audience a JOIN person p ON p.id = a.changed_by
                        ORDER BY lower(a.name)
                        """).query(this::audience).list();
    }

    /** How many people the rule means today, and some of them. */
    @Allowed({Role.HR, Role.COMPLIANCE, Role.POLICY_OWNER})
    public Preview preview(AudienceRule rule) {
        PeopleCondition meant = PeopleCondition.of(rule);
        int people = jdbc.sql("SELECT count(*) FROM person p WHERE " + meant.sql())
                .params(meant.params())
                .query(Integer.class)
                .single();
        List<Preview.Member> sample = jdbc.sql("""
                        SELECT p.id, p.name, p.job_title, d.name AS department, p.location
                        FROM (SELECT * FROM person p WHERE %s ORDER BY hashtext(p.id::text), p.id LIMIT :sample) p
                        LEFT JOIN department d ON d.id = p.department_id ORDER BY p.name, p.id
                        """.formatted(meant.sql()))
                .params(meant.params())
                .param("sample", SAMPLE)
                .query(Preview.Member.class)
                .list();
        return new Preview(people, sample);
    }

    /** @return the id of the new audience */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public UUID save(String name, AudienceRule rule) {
        UUID id = Ids.next();
        named(name, () -> jdbc.sql("""
                        INSERT INTO audience (id, name, rule, changed_by, changed_at)
                        VALUES (:id, :name, CAST(:rule AS jsonb), :me, :now)
                        """)
                .param("id", id)
                .param("name", checked(name))
                .param("rule", json.write(rule))
                .param("me", currentPerson.requireId())
                .param("now", now())
                .update());
        SubjectRef audience = SubjectRef.audience(id);
        audit.record("AudienceSaved", audience, audience, Map.of("name", name.strip(), "rule", rule));
        return id;
    }

    /**
     * Changes a saved audience; campaigns that run keep the rule they asked by.
     *
     * @throws Problem where somebody else changed it meanwhile
     */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public void change(UUID id, int revision, String name, AudienceRule rule) {
        Map<String, Object> before = jdbc.sql("SELECT name, rule FROM audience WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query((row, number) -> Map.<String, Object>of(
                        "called", row.getString("name"), "who", json.read(row.getString("rule"))))
                .optional()
                .orElse(Map.of());
        int changed = named(name, () -> jdbc.sql("""
                        UPDATE audience SET name = :name, rule = CAST(:rule AS jsonb), revision = revision + 1,
                            changed_by = :me, changed_at = :now
                        WHERE id = :id AND revision = :revision
                        """)
                .param("id", id)
                .param("revision", revision)
                .param("name", checked(name))
                .param("rule", json.write(rule))
                .param("me", currentPerson.requireId())
                .param("now", now())
                .update());
        if (changed == 0) {
            throw Problem.stale(
                    say("Somebody changed or removed this audience meanwhile. Please load the page again."));
        }
        SubjectRef audience = SubjectRef.audience(id);
        audit.record(
                "AudienceChanged",
                audience,
                audience,
                Changes.with(
                        Map.of("name", name.strip()),
                        Changes.between(before, Map.of("called", name.strip(), "who", rule))));
    }

    /** Forgets the name; campaigns that used it keep their rule. */
    @Allowed({Role.HR, Role.COMPLIANCE})
    @Transactional
    public void remove(UUID id) {
        String name = jdbc.sql("DELETE FROM audience WHERE id = :id RETURNING name")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.stale(say("This audience was removed already.")));
        SubjectRef audience = SubjectRef.audience(id);
        audit.record("AudienceRemoved", audience, audience, Map.of("name", name));
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw Problem.invalid("name", say("Please give the audience a name."));
        }
        if (stripped.length() > NAME_LIMIT) {
            throw Problem.invalid("name", say("Please keep the name below {0} characters.", NAME_LIMIT));
        }
        return stripped;
    }

    private static int named(String name, IntSupplier write) {
        try {
            return write.getAsInt();
        } catch (DuplicateKeyException e) {
            throw Problem.invalid("name", say("Another audience is called “{0}” already.", name.strip()));
        }
    }

    private SavedAudience audience(ResultSet row, int number) throws SQLException {
        return new SavedAudience(
                row.getObject("id", UUID.class),
                row.getString("name"),
                json.read(row.getString("rule")),
                row.getInt("revision"),
                row.getString("changed_by_name"),
                row.getTimestamp("changed_at").toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
