package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.risk.Scale.Step;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organisation's scale: compliance sets a new one, and carries over what was assessed on older ones. */
@Service
public class RiskScales {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_DESCRIPTION = 500;

    private final ScaleTable scales;
    private final ScaleCarryOver carryOver;
    private final RiskTable table;
    private final RiskAccess access;
    private final Acceptances acceptances;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;

    RiskScales(
            ScaleTable scales,
            ScaleCarryOver carryOver,
            RiskTable table,
            RiskAccess access,
            Acceptances acceptances,
            AuditTrail audit,
            CurrentPerson currentPerson) {
        this.scales = scales;
        this.carryOver = carryOver;
        this.table = table;
        this.access = access;
        this.acceptances = acceptances;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    /** The one in use. */
    @AllowedToSeeControls
    public Scale current() {
        return scales.current();
    }

    /** All that there were, the newest first. */
    @AllowedToSeeControls
    public List<Scale> all() {
        return scales.all();
    }

    /** How many open risks were assessed on an older scale. */
    @AllowedToSeeControls
    public int older() {
        return carryOver.waiting();
    }

    /**
     * Puts a new scale into use. What was assessed before stays as it is until it is carried over.
     *
     * @param seen the number of the scale that the person saw in use
     * @throws Problem STALE where somebody set one meanwhile; INVALID with the field's name
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public Scale set(int seen, ScaleDraft draft) {
        scales.alone();
        Scale before = scales.current();
        if (before.number() != seen) {
            throw Problem.stale(
                    say("Somebody has set a new scale since you opened this page. Your entries are kept; look again."));
        }
        check(draft, before);
        UUID id = scales.insert(before.number() + 1, draft, currentPerson.requireId());
        Scale after = scales.scale(id);
        Map<String, Object> details = RiskText.changes(words(before), words(after));
        details.put("number", after.number());
        SubjectRef subject = new SubjectRef("risk-scale", id);
        audit.record("RiskScaleSet", subject, subject, details);
        return after;
    }

    private static void check(ScaleDraft draft, Scale before) {
        steps("likelihoods", draft.likelihoods());
        steps("impacts", draft.impacts());
        if (draft.levels().size() != draft.likelihoods().size()
                || draft.levels().stream()
                        .anyMatch(row -> row.size() != draft.impacts().size())) {
            throw Problem.invalid("levels", say("Give each cell of the matrix a level."));
        }
        rising(draft.levels());
        carried("likelihoodsCarried", before.steps(Axis.LIKELIHOOD), draft.likelihoodsCarried(), draft.likelihoods());
        carried("impactsCarried", before.steps(Axis.IMPACT), draft.impactsCarried(), draft.impacts());
    }

    private static void steps(String field, List<Step> steps) {
        if (steps.size() < Scale.FEWEST || steps.size() > Scale.MOST) {
            throw Problem.invalid(field, say("A scale has {0} to {1} steps.", Scale.FEWEST, Scale.MOST));
        }
        Set<String> names = new HashSet<>();
        for (int place = 0; place < steps.size(); place++) {
            Step step = steps.get(place);
            String name = step.name().strip();
            if (step.step() != place + 1) {
                throw Problem.invalid(field, say("Count the steps from 1 on, without a gap."));
            }
            if (name.isEmpty()) {
                throw Problem.invalid(field, say("Step {0} has no name.", step.step()));
            }
            if (name.length() > LONGEST_NAME || step.description().strip().length() > LONGEST_DESCRIPTION) {
                throw Problem.invalid(
                        field,
                        say(
                                "Step {0} is too long: at most {1} characters for its name, {2} for what it means.",
                                step.step(), LONGEST_NAME, LONGEST_DESCRIPTION));
            }
            if (!names.add(name.toLowerCase())) {
                throw Problem.invalid(field, say("Two steps are called “{0}”.", name));
            }
        }
    }

    /** A risk that is likelier or worse is never lower. */
    private static void rising(List<List<RiskLevel>> levels) {
        for (int likelihood = 0; likelihood < levels.size(); likelihood++) {
            for (int impact = 0; impact < levels.get(likelihood).size(); impact++) {
                RiskLevel level = levels.get(likelihood).get(impact);
                boolean falls = likelihood > 0
                                && level.compareTo(levels.get(likelihood - 1).get(impact)) < 0
                        || impact > 0 && level.compareTo(levels.get(likelihood).get(impact - 1)) < 0;
                if (falls) {
                    throw Problem.invalid(
                            "levels",
                            say(
                                    "Likelihood {0} with impact {1} is lower than a cell that is less likely or less bad.",
                                    likelihood + 1, impact + 1));
                }
            }
        }
    }

    private static void carried(String field, List<Step> from, Map<Integer, Integer> carried, List<Step> to) {
        int last = 0;
        for (Step step : from) {
            Integer target = carried.get(step.step());
            if (target == null || target < 1 || target > to.size()) {
                throw Problem.invalid(field, say("Say what “{0}” becomes on the new scale.", say(step.name())));
            }
            if (target < last) {
                throw Problem.invalid(field, say("“{0}” would become less than the step below it.", say(step.name())));
            }
            last = target;
        }
    }

    /** For the record, in English. */
    private static Map<String, String> words(Scale scale) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Axis axis : Axis.values()) {
            words.put(
                    axis.name().toLowerCase(),
                    scale.steps(axis).stream().map(Step::english).collect(Collectors.joining(", ")));
        }
        words.put("acceptable", scale.acceptable().word());
        words.put(
                "levels",
                scale.levels().stream()
                        .map(row -> row.stream().map(RiskLevel::word).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" / ")));
        return words;
    }

    /**
     * Carries one risk over to the scale in use; its owner does, or compliance.
     *
     * @throws Problem STALE where somebody changed it meanwhile, or it stands on the scale in use; FORBIDDEN for others
     */
    @Allowed({
        Role.CONTROL_OWNER,
        Role.COMPLIANCE,
        Role.MANAGEMENT,
        Role.POLICY_OWNER,
        Role.POLICY_AUTHOR,
        Role.APPROVER,
        Role.ADMIN
    })
    @Whose(ObjectRule.RISK_OWNER)
    @Transactional
    public void carryOver(UUID riskId, int revision) {
        table.lock(riskId);
        RiskFacts risk = table.require(riskId);
        access.requireAssessing(risk);
        if (risk.revision() != revision || carry(riskId) == 0) {
            throw RiskTable.stale();
        }
    }

    /**
     * Carries all open risks over to the scale in use.
     *
     * @return how many there were
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public int carryAllOver() {
        return carry(null);
    }

    private int carry(@Nullable UUID riskId) {
        scales.together();
        Scale current = scales.current();
        Map<UUID, ScaleCarryOver.Carried> carried = new HashMap<>();
        for (Scale older : scales.all()) {
            if (older.number() < current.number()) {
                carryOver.carry(older, current, riskId).forEach(risk -> carried.put(risk.id(), risk));
            }
        }
        audit.recordAll(
                carried.values().stream().map(risk -> act(risk, current)).toList());
        acceptances.makeVoid(carried.keySet(), "it was carried over to a new scale");
        return carried.size();
    }

    private static Act act(ScaleCarryOver.Carried risk, Scale current) {
        SubjectRef subject = new SubjectRef(SubjectRef.RISK, risk.id());
        Map<String, Object> details = RiskText.changes(risk.before(), risk.after());
        details.put("reference", risk.reference());
        details.put("number", current.number());
        return new Act("RiskCarriedOver", subject, subject, details);
    }
}
