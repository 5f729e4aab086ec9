package org.bylaw.finding;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts open findings by severity and by how long ago they were raised. */
@Service
public class FindingAges {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    FindingAges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Open findings of one severity.
     *
     * @param month raised within 30 days
     * @param quarter within 90 days, but not within 30
     * @param older before that
     */
    public record Ages(Severity severity, long month, long quarter, long older) {}

    /** Those severities of which any are open, the worst first. */
    @Allowed({Role.MANAGEMENT, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN})
    public List<Ages> open() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc
                .sql("""
                        SELECT f.severity, count(*) FILTER (WHERE f.raised_at >= :month) AS month,
                            count(*) FILTER (WHERE f.raised_at < :month AND f.raised_at >= :quarter) AS quarter,
                            count(*) FILTER (WHERE f.raised_at < :quarter) AS older
                        FROM corrective_action a JOIN finding f ON f.id = a.finding_id WHERE a.state <> 'DONE'
                        GROUP BY f.severity
                        """)
                .param("month", now.minus(MONTH))
                .param("quarter", now.minus(QUARTER))
                .query(Ages.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(Ages::severity).reversed())
                .toList();
    }
}
