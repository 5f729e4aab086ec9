package org.bylaw.risk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a register's file does, however many risks it has: a few statements, the record, duties and mails. */
@Component
class RiskImportTable {

    private final JdbcClient jdbc;
    private final RiskTable table;
    private final Acceptances acceptances;
    private final RiskDuties duties;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final JsonMapper json;
    private final Clock clock;

    RiskImportTable(
            JdbcClient jdbc,
            RiskTable table,
            Acceptances acceptances,
            RiskDuties duties,
            Outbox outbox,
            AuditTrail audit,
            CurrentPerson currentPerson,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.acceptances = acceptances;
        this.duties = duties;
        this.outbox = outbox;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.json = json;
        this.clock = clock;
    }

    private record Written(UUID id, String reference, PlannedRisk plan) {}

    void write(RiskImports.Plan plan, String file) {
        List<PlannedRisk> doing =
                plan.risks().stream().filter(PlannedRisk::does).toList();
        if (doing.isEmpty()) {
            return;
        }
        List<Written> written = named(doing);
        entries(written);
        links(written);
        assess(written.stream().filter(risk -> risk.plan().assessed()).toList(), plan.scale());
        record(written, file);
        tell(written);
    }

    private List<Written> named(List<PlannedRisk> doing) {
        int next =
                doing.stream().anyMatch(risk -> risk.isNew() && risk.reference().isEmpty()) ? table.nextNumber() : 0;
        // Numbers that the file itself gives are taken, too.
        Set<String> taken = doing.stream().map(PlannedRisk::reference).collect(Collectors.toSet());
        List<Written> written = new ArrayList<>();
        for (PlannedRisk risk : doing) {
            RiskFacts known = risk.known();
            if (known != null) {
                written.add(new Written(known.id(), known.reference(), risk));
            } else if (!risk.reference().isEmpty()) {
                written.add(new Written(Ids.next(), risk.reference(), risk));
            } else {
                while (taken.contains(RiskTable.reference(next))) {
                    next++;
                }
                written.add(new Written(Ids.next(), RiskTable.reference(next), risk));
                next++;
            }
        }
        return written;
    }

    private void entries(List<Written> written) {
        jdbc.sql("""
                        INSERT INTO risk (id, reference, title, asset, threat, vulnerability, owner_id, department_id,
                            created_by, created_at)
                        SELECT r.*, :me, :now FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (id uuid, reference text,
                            title text, asset text, threat text, vulnerability text, owner_id uuid, department_id uuid)
                        ON CONFLICT (id) DO UPDATE SET title = excluded.title, asset = excluded.asset,
                            threat = excluded.threat, vulnerability = excluded.vulnerability, owner_id = excluded.owner_id,
                            department_id = excluded.department_id, revision = risk.revision + 1
                        """)
                .param("rows", rows(written, RiskImportTable::entry))
                .param("me", currentPerson.requireId())
                .param("now", now())
                .update();
    }

    private static Map<String, Object> entry(Written risk) {
        RiskEntry entry = risk.plan().entry();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", risk.id());
        row.put("reference", risk.reference());
        row.put("title", entry.title());
        row.put("asset", entry.asset());
        row.put("threat", entry.threat());
        row.put("vulnerability", entry.vulnerability());
        row.put("owner_id", entry.ownerId());
        row.put("department_id", entry.departmentId());
        return row;
    }

    private void links(List<Written> written) {
        jdbc.sql("DELETE FROM risk_control WHERE risk_id = ANY (:ids)")
                .param("ids", written.stream().map(Written::id).toArray(UUID[]::new))
                .update();
        List<UUID> risks = new ArrayList<>();
        List<UUID> controls = new ArrayList<>();
        written.forEach(risk -> risk.plan().entry().controls().forEach(control -> {
            risks.add(risk.id());
            controls.add(control);
        }));
        jdbc.sql("INSERT INTO risk_control (risk_id, control_id) SELECT * FROM unnest(:risks, :controls)")
                .param("risks", risks.toArray(UUID[]::new))
                .param("controls", controls.toArray(UUID[]::new))
                .update();
    }

    private void assess(List<Written> written, Scale scale) {
        jdbc.sql("""
                        UPDATE risk SET scale_id = :scale, likelihood = r.likelihood, impact = r.impact, level = r.level,
                            treatment = r.treatment, plan = r.plan, plan_due_on = r.plan_due_on,
                            plan_done_on = r.plan_done_on, residual_likelihood = r.residual_likelihood,
                            residual_impact = r.residual_impact, residual_level = r.residual_level, assessed_by = :me,
                            assessed_at = :now, review_on = r.review_on, review_asked = NULL
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r (id uuid, likelihood integer, impact integer,
                            level text, treatment text, plan text, plan_due_on date, plan_done_on date,
                            residual_likelihood integer, residual_impact integer, residual_level text, review_on date)
                        WHERE risk.id = r.id
                        """)
                .param("scale", scale.id())
                .param("rows", rows(written, risk -> assessment(risk, scale)))
                .param("me", currentPerson.requireId())
                .param("now", now())
                .update();
    }

    private static Map<String, Object> assessment(Written risk, Scale scale) {
        Assessment assessment = Objects.requireNonNull(risk.plan().assessment());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", risk.id());
        row.put("likelihood", assessment.likelihood());
        row.put("impact", assessment.impact());
        row.put(
                "level",
                scale.level(assessment.likelihood(), assessment.impact()).name());
        row.put("treatment", assessment.treatment().name());
        row.put("plan", assessment.plan());
        row.put("plan_due_on", text(assessment.planDueOn()));
        row.put("plan_done_on", text(assessment.planDoneOn()));
        row.put("residual_likelihood", assessment.residualLikelihood());
        row.put("residual_impact", assessment.residualImpact());
        row.put(
                "residual_level",
                assessment.residualLikelihood() == null
                        ? null
                        : scale.level(assessment.residualLikelihood(), assessment.residualImpact())
                                .name());
        row.put("review_on", text(assessment.reviewOn()));
        return row;
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private String rows(List<Written> written, Function<Written, Map<String, Object>> row) {
        return json.writeValueAsString(written.stream().map(row).toList());
    }

    private void record(List<Written> written, String file) {
        audit.recordAll(written.stream()
                .map(risk -> {
                    SubjectRef subject = new SubjectRef(SubjectRef.RISK, risk.id());
                    Map<String, Object> details =
                            new LinkedHashMap<>(risk.plan().changes());
                    details.put("reference", risk.reference());
                    details.put("file", file);
                    return new Act(risk.plan().isNew() ? "RiskEntered" : "RiskImported", subject, subject, details);
                })
                .toList());
    }

    private void tell(List<Written> written) {
        List<RiskFacts> risks = table.all(written.stream().map(Written::id).toList());
        Map<UUID, PlannedRisk> plans = written.stream().collect(Collectors.toMap(Written::id, Written::plan));
        duties.afterImport(risks, plans);
        acceptances.holdOrVoid(plans.keySet(), "it was changed by an import");
        acceptances.askWhereDue(risks);
        risks.stream()
                .filter(risk -> isNewFor(risk, plans.get(risk.id())))
                .filter(risk -> !risk.ownerId().equals(currentPerson.requireId()))
                .collect(Collectors.groupingBy(RiskFacts::ownerId, Collectors.counting()))
                .forEach((owner, count) -> outbox.digest(
                        List.of(owner),
                        "risk.imported",
                        Map.of("by", currentPerson.require().name(), "count", String.valueOf(count)),
                        "/"));
    }

    private static boolean isNewFor(RiskFacts risk, PlannedRisk plan) {
        return plan.known() == null || !plan.known().ownerId().equals(risk.ownerId());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
