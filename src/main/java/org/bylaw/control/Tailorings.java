package org.bylaw.control;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
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
    private final People people;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tailorings(
            JdbcClient jdbc,
            Controls controls,
            People people,
            AuditTrail audit,
            CurrentPerson currentPerson,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.controls = controls;
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
        check(wanted, before);
        store(control, before, revision, wanted, practice);
    }

    /**
     * Says how a control is done; its owner does, or compliance.
     *
     * @param revision of the tailoring that the person saw
     * @throws Problem STALE where somebody changed it meanwhile; INVALID with the field's name; FORBIDDEN for others
     */
    @Allowed({Role.CONTROL_OWNER, Role.COMPLIANCE})
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

    private static Tailoring require(ControlFacts control) {
        if (control.tailoring() == null) {
            throw Problem.invalid(say("Controls of this framework are measured through mappings, not tailored."));
        }
        return control.tailoring();
    }

    private void check(Applicability wanted, Tailoring before) {
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
                && possibleOwners().stream().map(Person::id).noneMatch(wanted.ownerId()::equals)) {
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
        Map<String, Object> details = changes(words(before), words(require(controls.control(control.id()))));
        if (!details.isEmpty()) {
            details.put("code", control.code());
            audit.record("ControlTailored", control.subject(), control.subject(), details);
        }
        events.publishEvent(
                new ControlTailored(control.id(), Boolean.TRUE.equals(wanted.applicable()), wanted.ownerId()));
    }

    /** For the record, in English: each fact that changed, with how it was and how it is. */
    private static Map<String, Object> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        after.forEach((name, now) -> {
            if (!now.equals(before.get(name))) {
                changes.put(name, Map.of("before", before.getOrDefault(name, ""), "after", now));
            }
        });
        return changes;
    }

    private Map<String, String> words(Tailoring tailoring) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("applicable", decision(tailoring.applicable()).word());
        words.put("reasons", tailoring.reasons().stream().map(Reason::word).collect(Collectors.joining(", ")));
        words.put("justification", tailoring.justification());
        words.put("owner", Objects.requireNonNullElse(tailoring.ownerName(), ""));
        words.put("department", departmentName(tailoring));
        words.put("status", tailoring.status().word());
        words.put("maturity", Objects.toString(tailoring.maturity(), ""));
        words.put("targetMaturity", Objects.toString(tailoring.targetMaturity(), ""));
        words.put("how", tailoring.how());
        return words;
    }

    private String departmentName(Tailoring tailoring) {
        return tailoring.departmentId() == null
                ? ""
                : people.department(tailoring.departmentId())
                        .map(Department::name)
                        .orElse("");
    }

    static Decision decision(@Nullable Boolean applicable) {
        if (applicable == null) {
            return Decision.UNDECIDED;
        }
        return applicable ? Decision.APPLICABLE : Decision.NOT_APPLICABLE;
    }
}
