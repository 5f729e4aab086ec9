package org.bylaw.control;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tailors controls: compliance decides whether each applies and who answers for it, who answers says how it is done. */
@Service
public class Tailorings {

    static final int LONGEST_JUSTIFICATION = 4000;
    static final int LONGEST_HOW = 20_000;

    private final JdbcClient jdbc;
    private final Controls controls;
    private final MassTailoring mass;
    private final People people;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tailorings(
            JdbcClient jdbc,
            Controls controls,
            MassTailoring mass,
            People people,
            AuditTrail audit,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.controls = controls;
        this.mass = mass;
        this.people = people;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a control applies, why, and who answers for it where. */
    public record Applicability(
            @Nullable Boolean applicable,
            Set<Reason> reasons,
            String justification,
            @Nullable UUID ownerId,
            @Nullable UUID departmentId,
            @Nullable Integer targetMaturity) {

        public Applicability {
            reasons = Set.copyOf(reasons);
        }
    }

    /** How a control is done here, and how far it is. */
    public record Practice(
            ImplementationStatus status, @Nullable Integer maturity, String how) {}

    /**
     * One of several controls that are tailored in one act.
     *
     * @param revision of the tailoring that the person saw
     */
    public record Change(UUID controlId, int revision, Applicability applicability, Practice practice) {}

    /** The people who can answer for a control. */
    @Allowed(Role.COMPLIANCE)
    public List<Person> possibleOwners() {
        return people.inRole(Role.CONTROL_OWNER).stream().filter(Person::active).toList();
    }

    /**
     * Decides whether and why a control applies; its practice is said in the same act.
     *
     * @param revision of the tailoring that the person saw
     * @throws Problem STALE where somebody changed it meanwhile; INVALID with the field's name
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void tailor(UUID controlId, int revision, Applicability wanted, Practice practice) {
        ControlFacts control = controls.control(controlId);
        Tailoring before = require(control);
        check(wanted, before, possibleOwners().stream().map(Person::id).collect(Collectors.toSet()));
        store(control, before, revision, wanted, practice);
        if (Boolean.FALSE.equals(wanted.applicable()) && !Boolean.FALSE.equals(before.applicable())) {
            events.publishEvent(new ControlExcluded(controlId));
        }
    }

    /**
     * Says how a control is done; its owner does, or compliance.
     *
     * @param revision of the tailoring that the person saw
     * @throws Problem STALE where somebody changed it meanwhile; INVALID with the field's name; FORBIDDEN for others
     */
    @Allowed({Role.CONTROL_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.CONTROL_KEEPER)
    @Transactional
    public void describe(UUID controlId, int revision, Practice practice) {
        ControlFacts control = controls.control(controlId);
        Tailoring before = require(control);
        if (!controls.mayDescribe(control)) {
            throw Problem.forbidden(
                    say("Only who answers for this control, and compliance, say how it is done. Ask compliance."));
        }
        Applicability same = new Applicability(
                before.applicable(),
                before.reasons(),
                before.justification(),
                before.ownerId(),
                before.departmentId(),
                before.targetMaturity());
        store(control, before, revision, same, practice);
    }

    /**
     * Tailors several controls in one act, all or none; each gets its own entry in the history.
     *
     * @return how many of them it really changed
     * @throws Problem STALE where somebody changed one of them meanwhile; INVALID naming the control that does not do
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public int tailorAll(List<Change> changes) {
        Map<UUID, ControlFacts> before = mass.lock(changes);
        Set<UUID> owners = possibleOwners().stream().map(Person::id).collect(Collectors.toSet());
        for (Change change : changes) {
            ControlFacts control = before.get(change.controlId());
            if (control == null) {
                throw Controls.missing();
            }
            try {
                check(change.applicability(), require(control), owners);
                check(change.practice());
            } catch (Problem problem) {
                throw Problem.invalid(say("{0}: {1}", control.ref(), problem.getMessage()));
            }
        }
        return mass.store(changes, before);
    }

    private static Tailoring require(ControlFacts control) {
        if (control.tailoring() == null) {
            throw Problem.invalid(say("Controls of this framework are measured through mappings, not tailored."));
        }
        return control.tailoring();
    }

    private void check(Applicability wanted, Tailoring before, Set<UUID> owners) {
        if (Boolean.TRUE.equals(wanted.applicable()) && wanted.reasons().isEmpty()) {
            throw Problem.invalid("reasons", say("Choose at least one reason why it applies."));
        }
        if (Boolean.FALSE.equals(wanted.applicable()) && wanted.justification().isBlank()) {
            throw Problem.invalid("justification", say("Say why it does not apply; the auditor asks for it."));
        }
        tooLong("justification", wanted.justification(), LONGEST_JUSTIFICATION);
        level("targetMaturity", wanted.targetMaturity());
        // Who answered for it before may stay, so that a change elsewhere does not fail on somebody who left the role.
        if (wanted.ownerId() != null
                && !wanted.ownerId().equals(before.ownerId())
                && !owners.contains(wanted.ownerId())) {
            throw Problem.invalid("owner", say("Choose somebody who works here and is a control owner."));
        }
        if (wanted.departmentId() != null
                && people.department(wanted.departmentId()).isEmpty()) {
            throw Problem.invalid("department", say("Choose a department of the directory."));
        }
    }

    private static void check(Practice practice) {
        tooLong("how", practice.how(), LONGEST_HOW);
        level("maturity", practice.maturity());
    }

    private static void tooLong(String field, String text, int most) {
        if (text.length() > most) {
            throw Problem.invalid(
                    field, say("Please keep it below {0} characters; this has {1}.", most, text.length()));
        }
    }

    private static void level(String field, @Nullable Integer level) {
        if (level != null && (level < 0 || level > 5)) {
            throw Problem.invalid(field, say("Maturity goes from 0 to 5."));
        }
    }

    private void store(ControlFacts control, Tailoring before, int revision, Applicability wanted, Practice practice) {
        check(practice);
        int changed = jdbc.sql("""
                        UPDATE tailoring SET applicable = :applicable, reasons = :reasons, justification = :justification,
                            owner_id = :owner, department_id = :department, target_maturity = :target, status = :status,
                            maturity = :maturity, how = :how, changed_by = :me, changed_at = :now, revision = revision + 1
                        WHERE control_id = :id AND revision = :revision
                        """)
                .param("applicable", wanted.applicable())
                .param(
                        "reasons",
                        wanted.reasons().stream().sorted().map(Reason::name).toArray(String[]::new))
                .param("justification", wanted.justification().strip())
                .param("owner", wanted.ownerId())
                .param("department", wanted.departmentId())
                .param("target", wanted.targetMaturity())
                .param("status", practice.status().name())
                .param("maturity", practice.maturity())
                .param("how", practice.how().strip())
                .param("me", currentPerson.requireId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", control.id())
                .param("revision", revision)
                .update();
        if (changed == 0) {
            throw Problem.stale(
                    say("Somebody has changed this control since you opened it. Your entries are kept; look again."));
        }
        Map<String, Object> details = TailoringWords.changes(before, require(controls.control(control.id())));
        if (!details.isEmpty()) {
            details.put("code", control.code());
            audit.record("ControlTailored", control.subject(), control.subject(), details);
        }
        events.publishEvent(
                new ControlTailored(control.id(), Boolean.TRUE.equals(wanted.applicable()), wanted.ownerId()));
    }
}
