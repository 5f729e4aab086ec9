package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bylaw.audience.RuleJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts and lists a campaign's people in the database; never a query for each of them. */
@Repository
class ProgressQueries {

    private static final String COUNTS = """
            count(*) FILTER (WHERE a.state NOT IN ('LEFT', 'MOVED')) AS asked, count(*) FILTER (WHERE a.state = 'ATTESTED') AS attested,
            count(*) FILTER (WHERE a.state = 'DECLINED') AS declined, count(*) FILTER (WHERE a.state = 'EXCUSED') AS excused,
            count(*) FILTER (WHERE a.state = 'OPEN') AS open,
            count(*) FILTER (WHERE a.state IN ('MISSED', 'CANCELLED')) AS missed
            """;

    /** An ended campaign has its result written down; only a running one, or a part of one, is counted. */
    private static final String SUMMARY = """
            SELECT c.*, r.name AS responsible_name, s.name AS started_by,
                ARRAY(SELECT v.policy_id::text || ' ' || p.reference FROM campaign_version v JOIN policy p ON p.id = v.policy_id
                    WHERE v.campaign_id = c.id GROUP BY v.policy_id, p.reference ORDER BY min(v.position)) AS policies, f.*
            FROM campaign c
            JOIN person r ON r.id = c.responsible_id
            LEFT JOIN person s ON s.id = c.created_by
            CROSS JOIN LATERAL (SELECT %s FROM attestation a
                WHERE a.campaign_id = c.id AND (c.asked IS NULL OR %b) %s) f (f_asked, f_attested, f_declined, f_excused, f_open, f_missed)
            """;

    /** A campaign that the viewer answers for, or that asks about a policy of theirs. */
    private static final String OWN = """
            (c.responsible_id = :viewer OR EXISTS (SELECT FROM campaign_version own JOIN policy mine ON mine.id = own.policy_id
                WHERE own.campaign_id = c.id AND mine.owner_id = :viewer))
            """;

    private static final String FOUND = """
            SELECT a.*, p.name, p.username, p.email, p.manager_id
            FROM attestation a JOIN person p ON p.id = a.person_id
            WHERE a.campaign_id = :campaign
            """;

    private static final String BY_NAME = " ORDER BY p.name, p.id, a.policy_version_id";

    /** What is shown beside is looked up for those on the page, not for all of the campaign. */
    private static final String PEOPLE = """
            SELECT a.*, d.name AS department, m.name AS manager, policy.title AS policy_title,
                v.major || '.' || v.minor AS version, paper.signed_on
            FROM (%s) a
            LEFT JOIN attestation_paper paper ON paper.campaign_id = a.campaign_id AND paper.person_id = a.person_id
                AND paper.policy_version_id = a.policy_version_id
            JOIN policy_version v ON v.id = a.policy_version_id
            JOIN policy ON policy.id = v.policy_id
            LEFT JOIN person m ON m.id = a.manager_id
            LEFT JOIN department d ON d.id = a.department_id
            ORDER BY a.name, a.person_id, a.policy_version_id
            """;

    private final JdbcClient jdbc;
    private final RuleJson rules;

    ProgressQueries(JdbcClient jdbc, RuleJson rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    boolean ownsAny(UUID personId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM campaign WHERE responsible_id = :id) OR EXISTS (SELECT FROM policy p
                            JOIN campaign_version v ON v.policy_id = p.id WHERE p.owner_id = :id)
                        """).param("id", personId).query(Boolean.class).single();
    }

    boolean owns(UUID personId, UUID policyId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM policy WHERE id = :policy AND owner_id = :person)")
                .param("policy", policyId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    List<CampaignSummary> list(boolean ended, int offset, int limit) {
        return jdbc.sql(summary(Selection.ALL) + "WHERE " + order(ended))
                .param("offset", offset)
                .param("limit", limit)
                .query(this::wholeSummary)
                .list();
    }

    /** Those of the viewer's own policies as a whole, and those that ask the viewer's team with the team's figures. */
    List<CampaignSummary> listFor(UUID viewer, boolean ended, int offset, int limit) {
        Selection team = Selection.team(viewer);
        Selection teamUnlessOwner = new Selection(
                " AND (%s OR ".formatted(OWN) + team.sql().strip().substring("AND ".length()) + ")", team.params());
        return jdbc.sql(summary(teamUnlessOwner) + """
                        WHERE (%s OR f.f_asked > 0) AND
                        """.formatted(OWN) + order(ended))
                .params(teamUnlessOwner.params())
                .param("viewer", viewer)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::countedSummary)
                .list();
    }

    private static String order(boolean ended) {
        return ended
                ? "c.state IN ('FOLLOWING', 'CLOSED', 'CANCELLED') ORDER BY c.ended_at DESC, c.id OFFSET :offset LIMIT :limit"
                : "c.state IN ('PLANNED', 'OPEN') ORDER BY c.due_on, c.id OFFSET :offset LIMIT :limit";
    }

    List<CampaignSummary> ofPolicy(UUID policyId) {
        return jdbc.sql(summary(Selection.ALL)
                        + "WHERE c.id IN (SELECT campaign_id FROM campaign_version WHERE policy_id = :policy)"
                        + " ORDER BY c.created_at DESC")
                .param("policy", policyId)
                .query(this::wholeSummary)
                .list();
    }

    Optional<CampaignSummary> one(UUID campaignId, Selection inSight) {
        return jdbc.sql(summary(inSight) + "WHERE c.id = :campaign")
                .params(inSight.params())
                .param("campaign", campaignId)
                .query(inSight == Selection.ALL ? this::wholeSummary : this::countedSummary)
                .optional();
    }

    Figures today(UUID campaignId, Selection inSight) {
        return jdbc.sql("SELECT " + COUNTS + " FROM attestation a WHERE a.campaign_id = :campaign" + inSight.sql())
                .params(inSight.params())
                .param("campaign", campaignId)
                .query((row, number) -> figures(row, ""))
                .single();
    }

    private static String summary(Selection inSight) {
        return SUMMARY.formatted(COUNTS, !inSight.sql().isEmpty(), inSight.sql());
    }

    List<GroupFigures> groups(UUID campaignId, Grouping by, Selection inSight) {
        String sql =
                switch (by) {
                    case DEPARTMENT -> """
                    SELECT d.id::text AS key, d.name, part.* FROM (SELECT a.department_id, %s FROM attestation a
                        WHERE a.campaign_id = :campaign %s GROUP BY a.department_id) part
                    LEFT JOIN department d ON d.id = part.department_id
                    """;
                    case LOCATION -> """
                    SELECT a.location AS key, a.location AS name, %s FROM attestation a
                    WHERE a.campaign_id = :campaign %s GROUP BY a.location
                    """;
                    case MANAGER -> """
                    SELECT m.id::text AS key, m.name, part.* FROM (SELECT p.manager_id, %s
                        FROM attestation a JOIN person p ON p.id = a.person_id
                        WHERE a.campaign_id = :campaign %s GROUP BY p.manager_id) part
                    LEFT JOIN person m ON m.id = part.manager_id
                    """;
                };
        return jdbc.sql("SELECT * FROM (" + sql.formatted(COUNTS, inSight.sql()) + """
                        ) AS parts WHERE asked > 0
                        ORDER BY (attested + declined + excused)::numeric / asked, open + missed DESC, name
                        """)
                .params(inSight.params())
                .param("campaign", campaignId)
                .query((row, number) -> new GroupFigures(
                        row.getString("key"),
                        Optional.ofNullable(row.getString("name")).orElse(""),
                        figures(row, "")))
                .list();
    }

    List<AnswersOfDay> answers(UUID campaignId, Selection inSight, ZoneId zone) {
        return jdbc.sql("""
                        SELECT (a.answered_at AT TIME ZONE :zone)::date AS day, count(*) AS answers FROM attestation a
                        WHERE a.campaign_id = :campaign AND a.answered_at IS NOT NULL %s GROUP BY 1 ORDER BY 1
                        """.formatted(inSight.sql()))
                .params(inSight.params())
                .param("campaign", campaignId)
                .param("zone", zone.getId())
                .query((row, number) -> new AnswersOfDay(row.getObject("day", LocalDate.class), row.getLong("answers")))
                .list();
    }

    List<AskedPerson> people(UUID campaignId, PeopleFilter filter, Selection inSight, int offset, int limit) {
        Selection wanted = inSight.and(selection(filter));
        return jdbc.sql(PEOPLE.formatted(FOUND + wanted.sql() + BY_NAME + " OFFSET :offset LIMIT :limit"))
                .params(wanted.params())
                .param("campaign", campaignId)
                .param("offset", offset)
                .param("limit", limit)
                .query(ProgressQueries::person)
                .list();
    }

    int count(UUID campaignId, PeopleFilter filter, Selection inSight) {
        Selection wanted = inSight.and(selection(filter));
        // Joined only where a filter asks about the person; without one an index holds all that is counted.
        String person =
                filter.managerId() != null || !filter.text().isBlank() ? " JOIN person p ON p.id = a.person_id" : "";
        return jdbc.sql("SELECT count(*) FROM attestation a" + person + " WHERE a.campaign_id = :campaign"
                        + wanted.sql())
                .params(wanted.params())
                .param("campaign", campaignId)
                .query(Integer.class)
                .single();
    }

    void each(UUID campaignId, PeopleFilter filter, Selection inSight, Consumer<AskedPerson> reader) {
        Selection wanted = inSight.and(selection(filter));
        try (Stream<AskedPerson> people = jdbc
                .sql(PEOPLE.formatted(FOUND + wanted.sql()))
                .withFetchSize(1000)
                .params(wanted.params())
                .param("campaign", campaignId)
                .query(ProgressQueries::person)
                .stream()) {
            people.forEach(reader);
        }
    }

    /** The same for statements that know of {@code attestation a} alone. */
    static Selection matching(PeopleFilter filter) {
        Selection wanted = selection(filter);
        return new Selection(
                " AND EXISTS (SELECT FROM person p WHERE p.id = a.person_id" + wanted.sql() + ")", wanted.params());
    }

    private static Selection selection(PeopleFilter filter) {
        StringBuilder sql = new StringBuilder();
        Map<String, Object> params = new HashMap<>();
        add(
                sql,
                params,
                " AND a.state = :state",
                "state",
                filter.state() == null ? null : filter.state().name());
        add(sql, params, """
                 AND a.department_id IN (SELECT below.id FROM department below
                    JOIN department above ON above.code = ANY (below.lineage) WHERE above.id = :department)
                """, "department", filter.departmentId());
        add(sql, params, " AND p.manager_id = :lineManager", "lineManager", filter.managerId());
        add(sql, params, " AND a.location = :location", "location", filter.location());
        String text = filter.text().strip().toLowerCase(Locale.ROOT);
        add(
                sql,
                params,
                " AND lower(p.name) LIKE :text",
                "text",
                text.isEmpty() ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return new Selection(sql.toString(), params);
    }

    private static void add(
            StringBuilder sql, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            params.put(name, value);
        }
    }

    private CampaignSummary wholeSummary(ResultSet row, int number) throws SQLException {
        if (row.getObject("asked") == null) {
            return countedSummary(row, number);
        }
        long asked = row.getLong("asked");
        long attested = row.getLong("attested");
        long declined = row.getLong("declined");
        long excused = row.getLong("excused");
        return summary(row, new Figures(asked, attested, declined, excused, 0, asked - attested - declined - excused));
    }

    private CampaignSummary countedSummary(ResultSet row, int number) throws SQLException {
        return summary(row, figures(row, "f_"));
    }

    private CampaignSummary summary(ResultSet row, Figures figures) throws SQLException {
        return new CampaignSummary(
                row.getObject("id", UUID.class),
                policies(row),
                rules.read(row.getString("audience")),
                row.getString("audience_name"),
                row.getString("title"),
                row.getString("message"),
                row.getString("statement"),
                CampaignState.valueOf(row.getString("state")),
                row.getTimestamp("opens_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getInt("grace_days"),
                instant(row, "ended_at"),
                row.getString("reason"),
                row.getString("started_by"),
                row.getObject("responsible_id", UUID.class),
                row.getString("responsible_name"),
                figures);
    }

    private static List<CampaignSummary.AskedPolicy> policies(ResultSet row) throws SQLException {
        return Stream.of((String[]) row.getArray("policies").getArray())
                .map(pair -> pair.split(" ", 2))
                .map(pair -> new CampaignSummary.AskedPolicy(UUID.fromString(pair[0]), pair[1]))
                .toList();
    }

    private static Figures figures(ResultSet row, String prefix) throws SQLException {
        return new Figures(
                row.getLong(prefix + "asked"),
                row.getLong(prefix + "attested"),
                row.getLong(prefix + "declined"),
                row.getLong(prefix + "excused"),
                row.getLong(prefix + "open"),
                row.getLong(prefix + "missed"));
    }

    private static AskedPerson person(ResultSet row, int number) throws SQLException {
        return new AskedPerson(
                row.getObject("person_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("name"),
                row.getString("policy_title"),
                row.getString("email"),
                row.getString("department"),
                row.getString("location"),
                row.getString("manager"),
                AttestationState.valueOf(row.getString("state")),
                instant(row, "answered_at"),
                row.getString("reason"),
                row.getInt("reminders"),
                instant(row, "last_reminded_at"),
                row.getString("username"),
                row.getString("version"),
                !row.getString("why").equals("LAUNCHED"),
                Confirmation.valueOf(row.getString("confirmation")),
                row.getObject("signed_on", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
