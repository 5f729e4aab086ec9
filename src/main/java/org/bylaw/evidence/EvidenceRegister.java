package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.bylaw.shared.CsvLines;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All evidence that the current person may see, filtered, a page at a time; and what a piece of it is used for. */
@Service
public class EvidenceRegister {

    /** Where counting ends: nobody reads on to the end of so many. */
    public static final int MOST_COUNTED = 1000;

    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final EvidenceTable table;
    private final EvidenceAccess access;
    private final CurrentPerson currentPerson;
    private final List<SubjectGuide> guides;
    private final AuditTrail audit;
    private final TransactionTemplate reading;
    private final Clock clock;

    EvidenceRegister(
            JdbcClient jdbc,
            EvidenceTable table,
            EvidenceAccess access,
            CurrentPerson currentPerson,
            List<SubjectGuide> guides,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
        this.guides = guides;
        this.audit = audit;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * What evidence is used for.
     *
     * @param title empty where the reader may not see it
     * @param path its page, with a leading slash; empty where there is none, or it is not for the reader
     */
    public record Use(SubjectRef subject, String title, String path) {}

    /** Whether the current person may look through what there is; who only asks for a waiver may not. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean mayBrowse() {
        return currentPerson.hasAny(ControlEvidence.READERS);
    }

    /** One page: what expires is listed by when, all else the newest first. */
    @AllowedToSeeControls
    @Whose(ObjectRule.VISIBLE)
    public List<EvidenceFacts> page(EvidenceFilter filter, int offset, int limit) {
        String part = " OFFSET %d LIMIT %d".formatted(offset, limit);
        return jdbc.sql(EvidenceTable.FACTS + where(filter) + order(filter) + part)
                .params(params(filter))
                .query((row, number) -> table.facts(row))
                .list();
    }

    /** How many there are, as far as they are counted. */
    @AllowedToSeeControls
    @Whose(ObjectRule.VISIBLE)
    public int count(EvidenceFilter filter) {
        return jdbc.sql("SELECT count(*) FROM (SELECT FROM evidence e " + where(filter) + " LIMIT " + MOST_COUNTED
                        + ") AS c")
                .params(params(filter))
                .query(Integer.class)
                .single();
    }

    /** Writes all of them as CSV, however many they are. */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    @Whose(ObjectRule.VISIBLE)
    public void export(EvidenceFilter filter, OutputStream out) throws IOException {
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.recordAhead("EvidenceListExported", me, me, Map.of("format", "CSV", "filter", filter));
        try {
            reading.executeWithoutResult(status -> {
                try {
                    lines(filter, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void lines(EvidenceFilter filter, OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.line(
                say("Title"),
                say("Kind"),
                say("File or address"),
                say("SHA-256"),
                say("Collected on"),
                say("Valid until"),
                say("State"),
                say("Added by"),
                say("Added at"),
                say("Uses"));
        try (var rows = jdbc
                .sql(EvidenceTable.FACTS + where(filter) + order(filter))
                .withFetchSize(FETCHED_AT_ONCE)
                .params(params(filter))
                .query((row, number) -> table.facts(row))
                .stream()) {
            for (EvidenceFacts evidence : (Iterable<EvidenceFacts>) rows::iterator) {
                lines.line(
                        evidence.title(),
                        say(evidence.kind().word()),
                        Objects.requireNonNullElse(evidence.fileName(), Objects.toString(evidence.url(), "")),
                        evidence.sha256(),
                        evidence.collectedOn().toString(),
                        Objects.toString(evidence.validUntil(), ""),
                        say(evidence.validity().word()),
                        evidence.addedByName(),
                        evidence.addedAt().atZone(clock.getZone()).toLocalDate().toString(),
                        String.valueOf(evidence.uses()));
            }
        }
        lines.finish();
    }

    /** What it is used for; what the reader may not see has no name. */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_READER)
    public List<Use> uses(EvidenceFacts evidence) {
        access.requireSeen(evidence);
        Map<UUID, Use> controls = controls(evidence.id());
        return table.uses(evidence.id()).stream()
                .map(subject -> access.maySee(subject)
                        ? Objects.requireNonNullElseGet(controls.get(subject.id()), () -> named(subject))
                        : new Use(subject, "", ""))
                .toList();
    }

    private Map<UUID, Use> controls(UUID evidence) {
        Map<UUID, Use> controls = new HashMap<>();
        jdbc.sql("""
                        SELECT k.id, k.code, k.ref, k.title FROM evidence_link l JOIN control k ON k.id = l.subject_id
                        WHERE l.evidence_id = :id AND l.subject_kind = 'control'
                        """).param("id", evidence).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            controls.put(
                    id,
                    new Use(
                            SubjectRef.control(id),
                            (row.getString("ref") + " " + row.getString("title")).strip(),
                            "/controls/" + row.getString("code")));
        });
        return controls;
    }

    private Use named(SubjectRef subject) {
        return guides.stream()
                .filter(guide -> guide.supports(subject.kind()))
                .findFirst()
                .map(guide -> use(guide, subject))
                .orElse(new Use(subject, "", ""));
    }

    private static Use use(SubjectGuide guide, SubjectRef subject) {
        SubjectGuide.Named named = guide.name(subject);
        return new Use(subject, named.title(), named.path());
    }

    private String where(EvidenceFilter filter) {
        StringBuilder sql = new StringBuilder(" WHERE ");
        sql.append(
                filter.validity() == null
                        ? "e.withdrawn_at IS NULL AND e.replaced_at IS NULL"
                        : filter.validity().condition());
        if (!access.oversees()) {
            // Whoever reads the register sees all controls; what serves other things only is seen on their pages.
            sql.append("""
                     AND (e.added_by = :me OR EXISTS (SELECT FROM evidence_link s
                        WHERE s.evidence_id = e.id AND s.subject_kind = 'control'))
                    """);
        }
        if (!filter.text().isBlank()) {
            sql.append(" AND (e.title ILIKE :pattern OR e.file_name ILIKE :pattern OR e.url ILIKE :pattern)");
        }
        if (filter.kind() != null) {
            sql.append(" AND e.kind = :kind");
        }
        if (filter.owner() != null) {
            sql.append("""
                     AND (e.added_by = :owner OR EXISTS (SELECT FROM evidence_link s
                        JOIN tailoring t ON t.control_id = s.subject_id
                        WHERE s.evidence_id = e.id AND s.subject_kind = 'control' AND t.owner_id = :owner))
                    """);
        }
        if (filter.control() != null) {
            sql.append("""
                     AND e.id IN (SELECT s.evidence_id FROM evidence_link s JOIN control k ON k.id = s.subject_id
                        WHERE s.subject_kind = 'control' AND k.code = :control)
                    """);
        }
        return sql.toString();
    }

    private static String order(EvidenceFilter filter) {
        return filter.validity() == Validity.EXPIRING || filter.validity() == Validity.EXPIRED
                ? " ORDER BY e.valid_until, e.id"
                : " ORDER BY e.id DESC";
    }

    private Map<String, Object> params(EvidenceFilter filter) {
        Map<String, @Nullable Object> params = new HashMap<>(table.days());
        params.put("me", currentPerson.requireId());
        params.put("pattern", "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        params.put("kind", filter.kind() == null ? null : filter.kind().name());
        params.put("owner", filter.owner());
        params.put("control", filter.control());
        return params;
    }
}
