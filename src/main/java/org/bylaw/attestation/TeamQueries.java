package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and lists what a manager's people are asked to attest by campaigns that still take answers. */
@Repository
class TeamQueries {

    private static final String DUTIES = """
            FROM attestation a
            JOIN campaign c ON c.id = a.campaign_id AND c.state IN ('OPEN', 'FOLLOWING')
            JOIN person p ON p.id = a.person_id AND p.active
            JOIN policy_version v ON v.id = a.policy_version_id
            WHERE a.state NOT IN ('LEFT', 'MOVED', 'CANCELLED')
            """;

    private final JdbcClient jdbc;

    TeamQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TeamFigures figures(UUID manager, boolean below, LocalDate today) {
        Selection team = team(manager, below);
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM (SELECT id AS person_id FROM person WHERE active) a WHERE true %s) AS people,
                            count(DISTINCT a.person_id) AS open,
                            count(DISTINCT a.person_id) FILTER (WHERE a.due_on < :today) AS late
                        """.formatted(team.sql()) + DUTIES + " AND a.state = 'OPEN'" + team.sql())
                .params(team.params())
                .param("today", today)
                .query(TeamFigures.class)
                .single();
    }

    /** A policy that somebody of the team is asked about. */
    List<TeamPolicy> policies(UUID manager, boolean below) {
        Selection team = team(manager, below);
        return jdbc.sql("""
                        SELECT policy.id, policy.title FROM policy WHERE policy.id IN (SELECT v.policy_id
                        """ + DUTIES + team.sql() + ") ORDER BY policy.title, policy.id")
                .params(team.params())
                .query(TeamPolicy.class)
                .list();
    }

    /** Who is late longest first; what is answered last. */
    List<TeamDuty> list(UUID manager, TeamFilter filter, LocalDate today, int offset, int limit) {
        Selection wanted = team(manager, filter.below()).and(of(filter, today));
        return jdbc.sql("""
                        SELECT page.*, policy.title || ' ' || v.major || '.' || v.minor AS what, m.name AS manager
                        FROM (SELECT a.*, p.name, p.manager_id
                        """ + DUTIES + wanted.sql() + """
                            ORDER BY a.state <> 'OPEN', a.due_on, p.name, a.person_id, a.campaign_id, a.policy_version_id
                            OFFSET :offset LIMIT :limit) page
                        JOIN policy_version v ON v.id = page.policy_version_id
                        JOIN policy ON policy.id = v.policy_id
                        JOIN person m ON m.id = page.manager_id
                        ORDER BY page.state <> 'OPEN', page.due_on, page.name, page.person_id, page.campaign_id, page.policy_version_id
                        """)
                .params(wanted.params())
                .param("offset", offset)
                .param("limit", limit)
                .query(TeamQueries::duty)
                .list();
    }

    int count(UUID manager, TeamFilter filter, LocalDate today) {
        Selection wanted = team(manager, filter.below()).and(of(filter, today));
        return jdbc.sql("SELECT count(*) " + DUTIES + wanted.sql())
                .params(wanted.params())
                .query(Integer.class)
                .single();
    }

    /** The campaigns in which somebody of the team is late. */
    List<UUID> lateIn(UUID manager, TeamFilter late, LocalDate today) {
        Selection wanted = team(manager, late.below()).and(of(late, today));
        return jdbc.sql("SELECT DISTINCT a.campaign_id " + DUTIES + wanted.sql() + " ORDER BY 1")
                .params(wanted.params())
                .query(UUID.class)
                .list();
    }

    /** Whether all of them report to the manager, directly or through others. */
    boolean leadsAll(UUID manager, Collection<UUID> people) {
        Selection team = Selection.team(manager);
        return jdbc.sql("SELECT count(*) FROM (SELECT unnest(:asked) AS person_id) a WHERE true" + team.sql())
                        .params(team.params())
                        .param("asked", people.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == people.size();
    }

    static Selection team(UUID manager, boolean below) {
        return below
                ? Selection.team(manager)
                : new Selection(
                        " AND a.person_id IN (SELECT id FROM person WHERE manager_id = :manager AND id <> :manager)",
                        Map.of("manager", manager));
    }

    static Selection of(TeamFilter filter, LocalDate today) {
        Map<String, Object> params = new HashMap<>();
        String sql =
                switch (filter.show()) {
                    case OPEN -> " AND a.state = 'OPEN'";
                    case LATE -> " AND a.state = 'OPEN' AND a.due_on < :today";
                    case ANSWERED -> " AND a.state <> 'OPEN'";
                    case ALL -> "";
                };
        if (filter.show() == TeamFilter.Show.LATE) {
            params.put("today", today);
        }
        if (filter.policyId() != null) {
            sql += " AND a.policy_version_id IN (SELECT id FROM policy_version WHERE policy_id = :policy)";
            params.put("policy", filter.policyId());
        }
        return new Selection(sql, params);
    }

    private static TeamDuty duty(ResultSet row, int number) throws SQLException {
        return new TeamDuty(
                row.getObject("campaign_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("name"),
                row.getString("what"),
                row.getString("manager"),
                AttestationState.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class),
                instant(row.getTimestamp("answered_at")),
                instant(row.getTimestamp("last_reminded_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
