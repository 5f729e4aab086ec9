package org.bylaw.retention;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.KeptData;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How long each kind of data is kept: compliance sets it, auditors read it, a nightly run goes by it. */
@Service
public class Retention {

    /** What acts on the settings are told of; there is one of it. */
    static final SubjectRef SETTINGS = new SubjectRef("retention", new UUID(0, 66));

    private static final int LONGEST = 1200;
    private static final int RUNS_SHOWN = 30;

    private final List<KeptData> kinds;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Retention(List<KeptData> kinds, JdbcClient jdbc, AuditTrail audit, JsonMapper json, Clock clock) {
        this.kinds = kinds.stream().sorted(Comparator.comparing(KeptData::kind)).toList();
        this.jdbc = jdbc;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the nightly run removes anything. */
    public record Switch(boolean active, int revision) {}

    /**
     * One nightly run.
     *
     * @param finished whether it came to its end
     * @param counts how many went, by kind
     */
    public record Run(LocalDate day, boolean finished, Map<String, Integer> counts) {}

    @Allowed({Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public Switch state() {
        return jdbc.sql("SELECT active, revision FROM retention_switch")
                .query(Switch.class)
                .single();
    }

    /** Each kind with its term and, counted now, what has outlived it. */
    @Allowed({Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public List<Term> terms() {
        return kinds.stream().map(this::term).toList();
    }

    private Term term(KeptData kind) {
        Setting setting = setting(kind.kind());
        Instant before = before(setting.months());
        return new Term(
                kind.kind(),
                kind.label(),
                kind.background(),
                setting.months(),
                setting.revision(),
                setting.leastMonths(),
                before == null ? null : kind.due(before));
    }

    /** A term as it is stored. */
    record Setting(@Nullable Integer months, int revision, int leastMonths) {}

    private Setting setting(String kind) {
        return jdbc.sql("SELECT months, revision, least_months FROM retention_term WHERE kind = :kind")
                .param("kind", kind)
                .query(Setting.class)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("There is no such kind of data.")));
    }

    /** What is older than this has outlived the term; empty where it is kept for good. */
    @Nullable
    Instant before(@Nullable Integer months) {
        return months == null
                ? null
                : ZonedDateTime.now(clock).minusMonths(months).toInstant();
    }

    /** The same for a kind by its name. */
    @Nullable
    Instant beforeOf(String kind) {
        return before(setting(kind).months());
    }

    List<KeptData> kinds() {
        return kinds;
    }

    /**
     * Sets how long a kind is kept.
     *
     * @param revision of the term as it was shown
     * @param months from the least of the kind to 1200; empty to keep it for good
     * @throws Problem STALE where somebody changed it meanwhile
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void setTerm(String kind, int revision, @Nullable Integer months) {
        Setting before = setting(kind);
        if (months != null && (months < before.leastMonths() || months > LONGEST)) {
            throw Problem.invalid(
                    "months",
                    say(
                            "Choose {0} to {1} months, or leave it empty to keep it for good.",
                            before.leastMonths(), LONGEST));
        }
        int changed = jdbc.sql("""
                        UPDATE retention_term SET months = :months, revision = revision + 1
                        WHERE kind = :kind AND revision = :revision
                        """)
                .param("months", months)
                .param("kind", kind)
                .param("revision", revision)
                .update();
        requireOne(changed);
        audit.record(
                "RetentionChanged",
                SETTINGS,
                SETTINGS,
                Map.of("what", kind, "term", Map.of("before", words(before.months()), "after", words(months))));
    }

    private static String words(@Nullable Integer months) {
        return months == null ? "for good" : months + " months";
    }

    /**
     * Lets the nightly run remove what has outlived its term, or stops it.
     *
     * @param revision of the switch as it was shown
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void activate(boolean active, int revision) {
        int changed = jdbc.sql("""
                        UPDATE retention_switch SET active = :active, revision = revision + 1
                        WHERE revision = :revision AND active <> :active
                        """)
                .param("active", active)
                .param("revision", revision)
                .update();
        requireOne(changed);
        audit.record("RetentionChanged", SETTINGS, SETTINGS, Map.of("what", active ? "SWITCHED_ON" : "SWITCHED_OFF"));
    }

    private static void requireOne(int changed) {
        if (changed == 0) {
            throw Problem.stale(say("Somebody has changed this meanwhile. Please look at it again."));
        }
    }

    /** The newest first. */
    @Allowed({Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public List<Run> runs() {
        return jdbc.sql(
                        "SELECT day, finished_at IS NOT NULL AS finished, counts FROM retention_run ORDER BY day DESC LIMIT :most")
                .param("most", RUNS_SHOWN)
                .query((row, number) -> new Run(
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("finished"),
                        new HashMap<>(
                                json.readValue(row.getString("counts"), new TypeReference<Map<String, Integer>>() {}))))
                .list();
    }
}
