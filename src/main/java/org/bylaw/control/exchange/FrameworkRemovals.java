package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlUse;
import org.bylaw.control.exchange.FrameworkTable.Known;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes an imported framework that nothing refers to; its mappings and texts go with it. */
@Service
public class FrameworkRemovals {

    private final JdbcClient jdbc;
    private final FrameworkTable table;
    private final CarryOver decisions;
    private final AuditTrail audit;
    private final List<ControlUse> uses;

    FrameworkRemovals(
            JdbcClient jdbc, FrameworkTable table, CarryOver decisions, AuditTrail audit, List<ControlUse> uses) {
        this.jdbc = jdbc;
        this.table = table;
        this.decisions = decisions;
        this.audit = audit;
        this.uses = uses;
    }

    /** @throws Problem with all that refers to it; NOT_FOUND where somebody was faster */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void remove(String key) {
        table.alone();
        Known framework = table.framework(key);
        List<String> reasons = reasons(framework);
        if (!reasons.isEmpty()) {
            throw Problem.invalid(say("{0} cannot be removed: {1}.", framework.name(), String.join("; ", reasons)));
        }
        try {
            jdbc.sql("DELETE FROM tailoring t USING control k WHERE k.id = t.control_id AND k.framework_id = :id")
                    .param("id", framework.id())
                    .update();
            jdbc.sql("DELETE FROM control WHERE framework_id = :id")
                    .param("id", framework.id())
                    .update();
            jdbc.sql("DELETE FROM framework_attribute WHERE framework_id = :id")
                    .param("id", framework.id())
                    .update();
            jdbc.sql("DELETE FROM framework WHERE id = :id AND NOT shipped")
                    .param("id", framework.id())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw Problem.invalid(say("{0} cannot be removed: {1}.", framework.name(), say("its controls are in use")));
        }
        SubjectRef subject = new SubjectRef(SubjectRef.FRAMEWORK, framework.id());
        audit.record("FrameworkRemoved", subject, subject, Map.of("name", framework.name(), "code", framework.key()));
    }

    private List<String> reasons(Known framework) {
        List<String> reasons = new ArrayList<>();
        if (framework.shipped()) {
            reasons.add(say("it comes with Bylaw"));
        }
        table.replacedBy(framework.id()).ifPresent(name -> reasons.add(say("{0} took its place", name)));
        int policies = policies(framework.id());
        if (policies > 0) {
            reasons.add(counted(policies, "1 policy states its controls", "{0} policies state its controls"));
        }
        int decided = decisions.decided(framework.id());
        if (decided > 0) {
            reasons.add(counted(decided, "1 control is tailored", "{0} controls are tailored"));
        }
        uses.forEach(use -> reasons.addAll(use.of(framework.id())));
        return reasons;
    }

    private int policies(UUID framework) {
        return jdbc.sql("""
                        SELECT count(DISTINCT p.policy_id) FROM policy_control p JOIN control k ON k.id = p.control_id
                        WHERE k.framework_id = :id
                        """).param("id", framework).query(Integer.class).single();
    }
}
