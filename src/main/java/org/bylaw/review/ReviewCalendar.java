package org.bylaw.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** Which reviews are late, which come when, and which were done. */
@Service
public class ReviewCalendar {

    /** Who sees the reviews of others. */
    static final Role[] READERS = {
        Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.APPROVER, Role.MANAGEMENT, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN
    };

    /** Who sees those of strictly confidential policies, too. */
    static final Role[] SEE_ALL = {Role.MANAGEMENT, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN};

    private static final int SOON_DAYS = 90;

    private static final String VISIBLE = """
            (:seesAll OR p.classification <> 'STRICTLY_CONFIDENTIAL' OR p.owner_id = ANY (:us) OR r.reviewer_id = ANY (:us))
            AND (CAST(:owner AS uuid) IS NULL OR p.owner_id = :owner)
            AND (CAST(:department AS uuid) IS NULL OR p.department_id = :department)
            """;

    private static final String AHEAD = VISIBLE + " AND r.closed_at IS NULL AND p.retired_at IS NULL ";
    private static final String DONE = VISIBLE + " AND r.state = 'CLOSED' AND r.decided_at >= :yearAgo ";
    private static final String LATE = "(r.due_on < :today AND r.state <> 'RETIRING')";

    private final JdbcClient jdbc;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ReviewCalendar(JdbcClient jdbc, People people, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** Whose reviews; an empty field is no condition. */
    public record Filter(@Nullable UUID ownerId, @Nullable UUID departmentId) {

        public static final Filter NONE = new Filter(null, null);
    }

    /**
     * The figures at the top.
     *
     * @param thisMonth due by the end of the month, the late ones not counted
     * @param soon due within 90 days, the late ones not counted
     * @param done completed within the last twelve months
     */
    public record Figures(int late, int thisMonth, int soon, int done) {}

    /** How many reviews are due in a month. */
    public record Month(YearMonth month, int reviews) {}

    /** The last day that counts as soon. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public LocalDate soon() {
        return LocalDate.now(clock).plusDays(SOON_DAYS);
    }

    @Allowed({
        Role.POLICY_AUTHOR,
        Role.POLICY_OWNER,
        Role.APPROVER,
        Role.MANAGEMENT,
        Role.COMPLIANCE,
        Role.AUDITOR,
        Role.ADMIN
    })
    public Figures figures(Filter filter) {
        return visible("""
                        SELECT count(*) FILTER (WHERE %1$s) AS late,
                            count(*) FILTER (WHERE NOT %1$s AND r.due_on < :monthEnd) AS this_month,
                            count(*) FILTER (WHERE NOT %1$s AND r.due_on <= :soon) AS soon,
                            (SELECT count(*) FROM review r JOIN policy p ON p.id = r.policy_id WHERE %3$s) AS done
                        FROM review r JOIN policy p ON p.id = r.policy_id WHERE %2$s
                        """.formatted(LATE, AHEAD, DONE), filter)
                .param(
                        "monthEnd",
                        YearMonth.from(LocalDate.now(clock)).plusMonths(1).atDay(1))
                .param("soon", soon())
                .param("yearAgo", yearAgo())
                .query(Figures.class)
                .single();
    }

    /** The late ones, the longest late first. */
    @Allowed({
        Role.POLICY_AUTHOR,
        Role.POLICY_OWNER,
        Role.APPROVER,
        Role.MANAGEMENT,
        Role.COMPLIANCE,
        Role.AUDITOR,
        Role.ADMIN
    })
    public List<ReviewFacts> late(Filter filter, int offset, int limit) {
        return list(AHEAD + "AND " + LATE + " ORDER BY r.due_on, p.title, r.id", filter, offset, limit)
                .query(ReviewFacts.class)
                .list();
    }

    /**
     * Those that are due from the first day to the last and are not late.
     *
     * @param last empty for no end
     */
    @Allowed({
        Role.POLICY_AUTHOR,
        Role.POLICY_OWNER,
        Role.APPROVER,
        Role.MANAGEMENT,
        Role.COMPLIANCE,
        Role.AUDITOR,
        Role.ADMIN
    })
    public List<ReviewFacts> due(Filter filter, LocalDate first, @Nullable LocalDate last, int offset, int limit) {
        return list(AHEAD + "AND NOT " + LATE + """
                         AND r.due_on >= :first AND (CAST(:last AS date) IS NULL OR r.due_on <= :last)
                        ORDER BY r.due_on, p.title, r.id
                        """, filter, offset, limit)
                .param("first", first)
                .param("last", last)
                .query(ReviewFacts.class)
                .list();
    }

    /** Those that were completed within the last twelve months, the newest first. */
    @Allowed({
        Role.POLICY_AUTHOR,
        Role.POLICY_OWNER,
        Role.APPROVER,
        Role.MANAGEMENT,
        Role.COMPLIANCE,
        Role.AUDITOR,
        Role.ADMIN
    })
    public List<ReviewFacts> done(Filter filter, int offset, int limit) {
        return list(DONE + " ORDER BY r.decided_at DESC, r.id", filter, offset, limit)
                .param("yearAgo", yearAgo())
                .query(ReviewFacts.class)
                .list();
    }

    /** How many are due in each month from the first on; the late ones are not counted, months without any are left out. */
    @Allowed({
        Role.POLICY_AUTHOR,
        Role.POLICY_OWNER,
        Role.APPROVER,
        Role.MANAGEMENT,
        Role.COMPLIANCE,
        Role.AUDITOR,
        Role.ADMIN
    })
    public List<Month> months(Filter filter, YearMonth first, int count) {
        return visible("""
                        SELECT to_char(r.due_on, 'YYYY-MM') AS month, count(*) AS reviews
                        FROM review r JOIN policy p ON p.id = r.policy_id
                        WHERE %s AND NOT %s AND r.due_on >= :first AND r.due_on < :end
                        GROUP BY 1 ORDER BY 1
                        """.formatted(AHEAD, LATE), filter)
                .param("first", first.atDay(1))
                .param("end", first.plusMonths(count).atDay(1))
                .query((row, number) -> new Month(YearMonth.parse(row.getString("month")), row.getInt("reviews")))
                .list();
    }

    private StatementSpec list(String condition, Filter filter, int offset, int limit) {
        return visible(ReviewTable.REVIEW + "WHERE " + condition + " OFFSET :offset LIMIT :limit", filter)
                .param("offset", offset)
                .param("limit", limit);
    }

    private StatementSpec visible(String sql, Filter filter) {
        UUID me = currentPerson.requireId();
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(sql)
                .param("seesAll", currentPerson.hasAny(SEE_ALL))
                .param(
                        "us",
                        Stream.concat(
                                        Stream.of(me),
                                        people.actsFor(me, today).stream().map(Person::id))
                                .toArray(UUID[]::new))
                .param("owner", filter.ownerId())
                .param("department", filter.departmentId())
                .param("today", today);
    }

    private OffsetDateTime yearAgo() {
        return LocalDate.now(clock)
                .minusYears(1)
                .atStartOfDay(clock.getZone())
                .toInstant()
                .atOffset(ZoneOffset.UTC);
    }
}
