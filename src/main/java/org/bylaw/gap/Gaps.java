package org.bylaw.gap;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.evidence.EvidenceSettings;
import org.bylaw.gap.GapLine.Cause;
import org.bylaw.gap.GapLine.Thing;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.bylaw.shared.CsvLines;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what is missing, in so far as the current person may know of it. */
@Service
public class Gaps {

    private static final String ORDER = " ORDER BY place, title, id";
    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final EvidenceSettings settings;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final TransactionTemplate reading;
    private final Clock clock;

    Gaps(
            JdbcClient jdbc,
            EvidenceSettings settings,
            CurrentPerson currentPerson,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.clock = clock;
    }

    /** How many there are of each. */
    @AllowedToSeeControls
    @Transactional(readOnly = true)
    public Map<Gap, Integer> counts() {
        Map<Gap, Integer> counts = new EnumMap<>(Gap.class);
        for (Gap gap : Gap.values()) {
            counts.put(
                    gap,
                    jdbc.sql("SELECT count(*) FROM (" + gap.sql() + ") AS g")
                            .params(params())
                            .query(Integer.class)
                            .single());
        }
        return counts;
    }

    /** One page: controls in the order of their numbers, policies by title, evidence by when it expires. */
    @AllowedToSeeControls
    public List<GapLine> page(Gap gap, int offset, int limit) {
        return jdbc.sql("SELECT * FROM (" + gap.sql() + ") AS g" + ORDER
                        + " OFFSET %d LIMIT %d".formatted(offset, limit))
                .params(params())
                .query(Gaps::line)
                .list();
    }

    /** Writes the whole list as CSV. */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    public void export(Gap gap, OutputStream out) throws IOException {
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.recordAhead("GapsExported", me, me, Map.of("format", "CSV", "gap", gap.name()));
        try {
            reading.executeWithoutResult(status -> {
                try {
                    lines(gap, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void lines(Gap gap, OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.line(say("What"), say("Title"), say("Owner"), say("Day"), say("Gap"), say("What to do"));
        try (var rows = jdbc
                .sql("SELECT * FROM (" + gap.sql() + ") AS g" + ORDER)
                .withFetchSize(FETCHED_AT_ONCE)
                .params(params())
                .query(Gaps::line)
                .stream()) {
            for (GapLine line : (Iterable<GapLine>) rows::iterator) {
                lines.line(
                        say(line.thing().word()),
                        line.title(),
                        Objects.requireNonNullElse(line.person(), ""),
                        Objects.toString(line.day(), ""),
                        say(line.cause().word()),
                        line.advice());
            }
        }
        lines.finish();
    }

    private Map<String, Object> params() {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> params = new HashMap<>();
        params.put("today", today);
        params.put("soon", today.plusDays(settings.remindDays()));
        params.put("me", currentPerson.requireId());
        params.put("readsAll", currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN, Role.MANAGEMENT));
        params.put("oversees", currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN));
        return params;
    }

    private static GapLine line(ResultSet row, int number) throws SQLException {
        return new GapLine(
                Thing.valueOf(row.getString("thing")),
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("title"),
                row.getString("person"),
                row.getObject("day", LocalDate.class),
                Cause.valueOf(row.getString("cause")));
    }
}
