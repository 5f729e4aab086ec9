package org.bylaw.waiver;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All waivers that a person may see, filtered, page by page, counted and as a file. */
@Service
public class WaiverRegister {

    private static final int STEP = 2000;

    private final JdbcClient jdbc;
    private final WaiverAccess access;
    private final WaiverSettings settings;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    /** All steps of a file see the same waivers. */
    private final TransactionTemplate oneSight;

    private final Clock clock;

    WaiverRegister(
            JdbcClient jdbc,
            WaiverAccess access,
            WaiverSettings settings,
            CurrentPerson currentPerson,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.settings = settings;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.oneSight = new TransactionTemplate(transactions);
        oneSight.setReadOnly(true);
        oneSight.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** The figures at the top; each one opens its list. */
    public record Figures(int waiting, int active, int ending, int expired) {}

    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public Figures figures() {
        return statement("""
                        SELECT count(*) FILTER (WHERE r.waiver_id IS NOT NULL) AS waiting,
                            count(*) FILTER (WHERE w.state = 'ACTIVE') AS active,
                            count(*) FILTER (WHERE w.state = 'ACTIVE' AND w.ends_on <= :soon) AS ending,
                            count(*) FILTER (WHERE w.state = 'EXPIRED') AS expired
                        FROM waiver w LEFT JOIN waiver_round r ON r.waiver_id = w.id AND r.closed_at IS NULL
                        WHERE w.closed_at IS NULL AND
                        """ + sight(), WaiverFilter.NONE).query(Figures.class).single();
    }

    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public int count(WaiverFilter filter) {
        return statement("SELECT count(*) " + WaiverTable.FROM + "WHERE " + condition(filter), filter)
                .query(Integer.class)
                .single();
    }

    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<WaiverFacts> page(WaiverFilter filter, int offset, int limit) {
        return statement(
                        WaiverTable.WAIVER + "WHERE " + condition(filter) + " ORDER BY "
                                + filter.show().order() + " OFFSET :offset LIMIT :limit",
                        filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(WaiverTable::facts)
                .list();
    }

    /** Writes all that fit the filter as comma-separated values, in the words of the current person's language. */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public void write(WaiverFilter filter, OutputStream out) throws IOException {
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.recordAhead("WaiversExported", me, me, Map.of("format", "CSV", "rows", count(filter), "filter", filter));
        try {
            oneSight.executeWithoutResult(status -> lines(filter, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void lines(WaiverFilter filter, OutputStream out) {
        try (WaiverCsv csv = new WaiverCsv(out)) {
            int offset = 0;
            List<WaiverFacts> step;
            do {
                step = page(filter, offset, STEP);
                for (WaiverFacts waiver : step) {
                    csv.line(waiver);
                }
                offset += STEP;
            } while (step.size() == STEP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sight() {
        return access.seesAll() ? "TRUE" : WaiverAccess.OURS;
    }

    /** One text for each way to ask: a condition that may be absent is planned anew each time. */
    private String condition(WaiverFilter filter) {
        StringBuilder sql = new StringBuilder(sight());
        sql.append(" AND (").append(filter.show().condition()).append(")");
        if (!filter.text().isBlank()) {
            sql.append("""
                     AND (position(lower(:text) IN lower('W-' || w.number || ' ' || w.title)) > 0
                        OR position(lower(:text) IN lower(coalesce(p.reference || ' ' || p.title, k.code || ' ' || k.title))) > 0
                        OR position(lower(:text) IN lower(asker.name)) > 0)
                    """);
        }
        if (filter.risk() != null) {
            sql.append(" AND w.risk = :risk");
        }
        if (WaiverFilter.isSubjectKind(filter.subjectKind())) {
            sql.append(" AND w.subject_kind = :kind");
        }
        if (filter.subjectId() != null) {
            sql.append(" AND w.subject_id = :subject");
        }
        if (filter.mine()) {
            sql.append(" AND (w.holder_id = :me OR w.requested_by = :me)");
        }
        return sql.toString();
    }

    private StatementSpec statement(String sql, WaiverFilter filter) {
        LocalDate soon = LocalDate.now(clock).plusDays(settings.remindDays());
        return jdbc.sql(sql)
                .param("us", access.us().toArray(UUID[]::new))
                .param("me", currentPerson.requireId())
                .param("soon", soon)
                .param("text", filter.text().strip())
                .param("risk", filter.risk() == null ? null : filter.risk().name())
                .param("kind", filter.subjectKind())
                .param("subject", filter.subjectId());
    }
}
