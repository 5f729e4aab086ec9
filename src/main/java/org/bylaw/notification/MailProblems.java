package org.bylaw.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.StaffList;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows HR whom no mail reaches and why, and has addresses tried again. */
@Service
public class MailProblems {

    /** One row a person. With several mails that came back it is the newest of them, since the first. */
    private static final String UNREACHABLE = """
            WITH unreachable AS (
                SELECT p.id AS person_id, p.name, 'MISSING' AS kind, NULL AS address, NULL AS said,
                    CAST(NULL AS timestamptz) AS since
                FROM person p WHERE p.active AND %s
                UNION ALL
                SELECT * FROM (
                    SELECT DISTINCT ON (p.id) p.id, p.name, x.kind, x.address, x.said,
                        min(x.happened_at) OVER (PARTITION BY p.id)
                    FROM mail_problem x JOIN person p ON p.active AND %s
                    ORDER BY p.id, x.happened_at DESC) AS bad)
            """.formatted(Unreachable.WITHOUT_ADDRESS, Unreachable.PROBLEM);

    private final JdbcClient jdbc;
    private final List<AskedOfPeople> asking;
    private final AuditTrail audit;
    private final StaffList staff;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    MailProblems(
            JdbcClient jdbc,
            List<AskedOfPeople> asking,
            AuditTrail audit,
            StaffList staff,
            CurrentPerson currentPerson,
            Clock clock) {
        this.jdbc = jdbc;
        this.asking = asking;
        this.audit = audit;
        this.staff = staff;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * Narrows the list.
     *
     * @param text in the name or address; empty for all
     * @param kind empty for all
     */
    public record Filter(String text, MailProblem.@Nullable Kind kind) {}

    /** Whether whoever is logged in may see who they are. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean maySee() {
        return currentPerson.hasAny(Role.HR, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN);
    }

    /** By name. */
    @Allowed({Role.HR, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<MailProblem> page(Filter filter, int offset, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit));
        return lines(
                "SELECT * FROM unreachable" + where(filter, params)
                        + " ORDER BY name, person_id OFFSET :offset LIMIT :limit",
                params);
    }

    @Allowed({Role.HR, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN})
    public int count(Filter filter) {
        Map<String, Object> params = new HashMap<>();
        return jdbc.sql(UNREACHABLE + "SELECT count(*) FROM unreachable" + where(filter, params))
                .params(params)
                .query(Integer.class)
                .single();
    }

    /** How many of those people no mail reaches; a crowd whose parameters are of no interest. */
    @Allowed({Role.HR, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN})
    public int countAmong(Crowd crowd) {
        return jdbc.sql(UNREACHABLE + """
                        SELECT count(*) FROM unreachable u
                        WHERE EXISTS (SELECT FROM (%s) AS crowd WHERE crowd.person_id = u.person_id)
                        """.formatted(crowd.sql()))
                .params(crowd.params())
                .query(Integer.class)
                .single();
    }

    /** Of one person, for whoever may see that one; empty where mail arrives, as far as Bylaw knows. */
    @AllowedToAll
    @Whose(ObjectRule.SEEN_PERSON)
    @Transactional(readOnly = true)
    public Optional<MailProblem> of(UUID personId) {
        staff.requireSeeing(personId);
        return lines("SELECT * FROM unreachable WHERE person_id = :person", Map.of("person", personId)).stream()
                .findFirst();
    }

    /** Whether the current person may have addresses tried again, and not only look. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean mayTryAgain() {
        return currentPerson.hasAny(Role.HR, Role.ADMIN);
    }

    /**
     * Lets mail to the present addresses of these people go out again; what waited for them goes with their next digest.
     *
     * @return how many addresses; those who have none, or whose address is not known as bad, are passed over
     */
    @Allowed({Role.HR, Role.ADMIN})
    @Transactional
    public int tryAgain(Collection<UUID> personIds) {
        List<Act> acts = jdbc.sql("""
                        WITH settled AS (
                            UPDATE mail_problem x SET settled_at = :now, settled_by = :me
                            FROM person p WHERE p.id = ANY (:people) AND %s RETURNING p.id, p.email)
                        SELECT DISTINCT id, email FROM settled ORDER BY id
                        """.formatted(Unreachable.PROBLEM))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("me", currentPerson.requireId())
                .param("people", personIds.toArray(UUID[]::new))
                .query((row, number) -> {
                    SubjectRef person = SubjectRef.person(row.getObject("id", UUID.class));
                    return new Act("MailTriedAgain", person, person, Map.of("address", row.getString("email")));
                })
                .list();
        audit.recordAll(acts);
        return acts.size();
    }

    private static String where(Filter filter, Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" WHERE true");
        if (filter.kind() != null) {
            where.append(" AND kind = :kind");
            params.put("kind", filter.kind().name());
        }
        if (!filter.text().isBlank()) {
            where.append(" AND position(lower(:text) IN lower(name || ' ' || coalesce(address, ''))) > 0");
            params.put("text", filter.text().strip());
        }
        return where.toString();
    }

    private List<MailProblem> lines(String chosen, Map<String, ?> params) {
        List<MailProblem> found = jdbc.sql(UNREACHABLE + """
                        SELECT u.*, held.mails, coalesce(u.since, held.first_at) AS seen_since
                        FROM (%s) AS u CROSS JOIN LATERAL (
                            SELECT count(*) AS mails, min(m.held_at) AS first_at FROM outbox_mail m
                            WHERE m.person_id = u.person_id AND m.held_at IS NOT NULL AND m.given_up_at IS NULL) AS held
                        ORDER BY u.name, u.person_id
                        """.formatted(chosen))
                .params(params)
                .query(MailProblems::line)
                .list();
        Map<UUID, Integer> asked =
                asked(found.stream().map(MailProblem::personId).toList());
        return found.stream()
                .map(line -> line.withAsked(asked.getOrDefault(line.personId(), 0)))
                .toList();
    }

    private Map<UUID, Integer> asked(List<UUID> people) {
        Map<UUID, Integer> all = new HashMap<>();
        if (!people.isEmpty()) {
            asking.forEach(
                    module -> module.open(people).forEach((person, open) -> all.merge(person, open, Integer::sum)));
        }
        return all;
    }

    private static MailProblem line(ResultSet row, int number) throws SQLException {
        Timestamp since = row.getTimestamp("seen_since");
        return new MailProblem(
                row.getObject("person_id", UUID.class),
                row.getString("name"),
                MailProblem.Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getString("said"),
                since == null ? null : since.toInstant(),
                row.getInt("mails"),
                0);
    }
}
