package org.bylaw.control;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.control.Tailorings.Change;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tailors many controls with one statement, and tells the trail of each in one go. */
@Component
class MassTailoring {

    private final JdbcClient jdbc;
    private final Controls controls;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MassTailoring(
            JdbcClient jdbc,
            Controls controls,
            AuditTrail audit,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.controls = controls;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.events = events;
        this.clock = clock;
    }

    /** How the controls stand, each locked until the end of the transaction, always in the same order. */
    Map<UUID, ControlFacts> lock(List<Change> changes) {
        UUID[] ids = changes.stream().map(Change::controlId).toArray(UUID[]::new);
        jdbc.sql("SELECT control_id FROM tailoring WHERE control_id = ANY (:ids) ORDER BY control_id FOR UPDATE")
                .param("ids", ids)
                .query(UUID.class)
                .list();
        return controls.tailored(ids).stream().collect(Collectors.toMap(ControlFacts::id, Function.identity()));
    }

    /** @return how many were really changed */
    int store(List<Change> changes, Map<UUID, ControlFacts> before) {
        int stored = jdbc.sql("""
                        UPDATE tailoring t SET applicable = c.applicable,
                            reasons = string_to_array(c.reasons, ','), justification = c.justification, owner_id = c.owner,
                            department_id = c.department, target_maturity = c.target, status = c.status, maturity = c.maturity,
                            how = c.how, changed_by = :me, changed_at = :now, revision = t.revision + 1
                        FROM unnest(:ids, :revisions, :applicable, :reasons, :justifications, :owners, :departments,
                            :targets, :statuses, :maturities, :hows)
                            AS c (id, revision, applicable, reasons, justification, owner, department, target, status, maturity, how)
                        WHERE t.control_id = c.id AND t.revision = c.revision
                        """)
                .param("me", currentPerson.requireId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", column(changes, Change::controlId).toArray(UUID[]::new))
                .param("revisions", column(changes, Change::revision).toArray(Integer[]::new))
                .param(
                        "applicable",
                        column(changes, change -> change.applicability().applicable())
                                .toArray(Boolean[]::new))
                .param("reasons", column(changes, MassTailoring::reasons).toArray(String[]::new))
                .param(
                        "justifications",
                        column(changes, change -> change.applicability()
                                        .justification()
                                        .strip())
                                .toArray(String[]::new))
                .param(
                        "owners",
                        column(changes, change -> change.applicability().ownerId())
                                .toArray(UUID[]::new))
                .param(
                        "departments",
                        column(changes, change -> change.applicability().departmentId())
                                .toArray(UUID[]::new))
                .param(
                        "targets",
                        column(changes, change -> change.applicability().targetMaturity())
                                .toArray(Integer[]::new))
                .param(
                        "statuses",
                        column(changes, change -> change.practice().status().name())
                                .toArray(String[]::new))
                .param(
                        "maturities",
                        column(changes, change -> change.practice().maturity()).toArray(Integer[]::new))
                .param(
                        "hows",
                        column(changes, change -> change.practice().how().strip())
                                .toArray(String[]::new))
                .update();
        if (stored != changes.size()) {
            throw Problem.stale(say(
                    "Somebody has changed one of these controls since you looked. Nothing was stored; look again."));
        }
        return record(changes, before);
    }

    private static <T> List<@Nullable T> column(List<Change> changes, Function<Change, @Nullable T> value) {
        List<@Nullable T> column = new ArrayList<>();
        changes.forEach(change -> column.add(value.apply(change)));
        return column;
    }

    private static String reasons(Change change) {
        return change.applicability().reasons().stream()
                .sorted()
                .map(Reason::name)
                .collect(Collectors.joining(","));
    }

    private int record(List<Change> changes, Map<UUID, ControlFacts> before) {
        UUID[] ids = changes.stream().map(Change::controlId).toArray(UUID[]::new);
        List<Act> acts = new ArrayList<>();
        for (ControlFacts after : controls.tailored(ids)) {
            ControlFacts former = before.get(after.id());
            if (former != null && former.tailoring() != null && after.tailoring() != null) {
                Map<String, Object> details = TailoringWords.changes(former.tailoring(), after.tailoring());
                if (!details.isEmpty()) {
                    details.put("code", after.code());
                    acts.add(new Act("ControlTailored", after.subject(), after.subject(), details));
                    tell(after, former.tailoring(), after.tailoring());
                }
            }
        }
        audit.recordAll(acts);
        return acts.size();
    }

    /** The same that is told where one control is tailored alone. */
    private void tell(ControlFacts control, Tailoring before, Tailoring after) {
        events.publishEvent(
                new ControlTailored(control.id(), Boolean.TRUE.equals(after.applicable()), after.ownerId()));
        if (Boolean.FALSE.equals(after.applicable()) && !Boolean.FALSE.equals(before.applicable())) {
            events.publishEvent(new ControlExcluded(control.id()));
        }
    }
}
