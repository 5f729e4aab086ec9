package org.bylaw.control;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.people.CurrentPerson;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the maturity that an accepted review came to into the tailoring, as a change of it like any other. */
@Component
class AssessedMaturity {

    private final JdbcClient jdbc;
    private final Controls controls;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    AssessedMaturity(JdbcClient jdbc, Controls controls, AuditTrail audit, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.controls = controls;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ControlAssessed assessed) {
        ControlFacts control = controls.control(assessed.controlId());
        Tailoring before = control.tailoring();
        if (before == null || Objects.equals(before.maturity(), assessed.maturity())) {
            return;
        }
        int changed = jdbc.sql("""
                        UPDATE tailoring SET maturity = :maturity, changed_by = :me, changed_at = :now, revision = revision + 1
                        WHERE control_id = :id AND maturity IS DISTINCT FROM :maturity
                        """)
                .param("maturity", assessed.maturity())
                .param("me", currentPerson.requireId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", assessed.controlId())
                .update();
        if (changed > 0) {
            Tailoring after = Objects.requireNonNull(
                    controls.control(assessed.controlId()).tailoring());
            Map<String, Object> details = TailoringWords.changes(before, after);
            details.put("code", control.code());
            audit.record("ControlTailored", control.subject(), control.subject(), details);
        }
    }
}
