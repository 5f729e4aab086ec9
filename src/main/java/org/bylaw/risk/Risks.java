package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One risk: entered, described, assessed, closed. */
@Service
public class Risks {

    private final RiskTable table;
    private final ScaleTable scales;
    private final RiskAccess access;
    private final RiskDuties duties;
    private final Acceptances acceptances;
    private final People people;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Risks(
            RiskTable table,
            ScaleTable scales,
            RiskAccess access,
            RiskDuties duties,
            Acceptances acceptances,
            People people,
            JdbcClient jdbc,
            Outbox outbox,
            AuditTrail audit,
            CurrentPerson currentPerson,
            Clock clock) {
        this.table = table;
        this.scales = scales;
        this.access = access;
        this.duties = duties;
        this.acceptances = acceptances;
        this.people = people;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** @throws Problem NOT_FOUND where there is no such risk */
    @AllowedToSeeControls
    public RiskPage page(UUID id) {
        RiskFacts risk = table.require(id);
        Scale current = scales.current();
        return new RiskPage(
                risk,
                risk.scaleId() == null ? current : scales.scale(risk.scaleId()),
                current,
                acceptances.of(risk),
                access.mayDescribe(risk),
                access.mayAssess(risk),
                !risk.open() && access.answersFor(risk),
                access.notToAccept(risk, current).orElse(null),
                access.isOwner(risk));
    }

    /** Whether the current person may enter risks at all. */
    @AllowedToSeeControls
    public boolean mayEnter() {
        return access.mayEnter();
    }

    /** People who can own a risk, by name. */
    @AllowedToSeeControls
    public List<RiskOwner> owners(String text, int offset, int limit) {
        return access.owners(text, offset, limit);
    }

    /** Controls whose number or title has the text: those that are tailored here first. */
    @AllowedToSeeControls
    public List<LinkedControl> controls(String text, int offset, int limit) {
        return jdbc.sql("""
                        SELECT k.id, k.code, k.ref, k.title FROM control k JOIN framework f ON f.id = k.framework_id
                        WHERE NOT k.heading AND position(lower(:text) IN lower(k.code || ' ' || k.ref || ' ' || k.title)) > 0
                        ORDER BY f.tailored DESC, f.position, k.position OFFSET :offset LIMIT :limit
                        """)
                .param("text", text.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(LinkedControl.class)
                .list();
    }

    /**
     * Enters a risk; its owner is asked to assess it.
     *
     * @throws Problem INVALID with the field's name
     */
    @Allowed({Role.COMPLIANCE, Role.CONTROL_OWNER})
    @Transactional
    public UUID enter(RiskEntry entry) {
        RiskEntry wanted = checked(entry, null);
        UUID id = Ids.next();
        table.insert(id, RiskTable.reference(table.nextNumber()), wanted, currentPerson.requireId());
        table.link(id, wanted.controls());
        RiskFacts risk = table.require(id);
        Map<String, Object> details = RiskText.changes(Map.of(), RiskText.words(risk, null));
        details.put("reference", risk.reference());
        audit.record("RiskEntered", risk.subject(), risk.subject(), details);
        duties.assess(List.of(risk), currentPerson.requireId());
        tellOwner(risk, "risk.assess");
        return id;
    }

    /**
     * Says what a risk is and who owns it.
     *
     * @param revision of the risk that the person saw
     * @throws Problem STALE where somebody changed it meanwhile; INVALID with the field's name; FORBIDDEN for others
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
    public void describe(UUID id, int revision, RiskEntry entry) {
        RiskFacts before = table.require(id);
        access.requireDescribing(before);
        RiskEntry wanted = checked(entry, before);
        table.describe(id, revision, wanted);
        table.link(id, wanted.controls());
        RiskFacts after = changed("RiskDescribed", before);
        if (!after.ownerId().equals(before.ownerId())) {
            duties.move(after);
            tellOwner(after, after.level() == null ? "risk.assess" : "risk.given");
        }
        acceptances.holdOrVoid(List.of(id), "it was changed");
    }

    /**
     * Says how high a risk is and what is done about it, on the scale in use; its review is done by that.
     *
     * @param revision of the risk that the person saw
     * @param scaleId the scale that the person saw
     * @throws Problem STALE where somebody changed it or the scale meanwhile; INVALID with the field's name; FORBIDDEN for others
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
    public void assess(UUID id, int revision, UUID scaleId, Assessment assessment) {
        scales.together();
        RiskFacts before = table.require(id);
        access.requireAssessing(before);
        Scale scale = scales.current();
        if (!scale.id().equals(scaleId)) {
            throw Problem.stale(
                    say("A new scale is in use since you opened this. Your entries are kept; open it again."));
        }
        Assessment wanted = RiskRules.checked(assessment, scale, LocalDate.now(clock));
        table.assess(id, revision, scale, wanted, currentPerson.requireId());
        RiskFacts after = changed("RiskAssessed", before);
        duties.close(RiskDuties.ASSESS, after.subject());
        duties.close(RiskDuties.REVIEW, after.subject());
        acceptances.holdOrVoid(List.of(id), "it was assessed anew");
        acceptances.askWhereDue(List.of(after));
    }

    /**
     * Closes a risk that is none any more.
     *
     * @throws Problem STALE where somebody changed it meanwhile; INVALID without a reason; FORBIDDEN for others
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
    public void close(UUID id, int revision, String why) {
        RiskFacts risk = table.require(id);
        access.requireAssessing(risk);
        String reason = RiskRules.reason(why);
        table.close(id, revision, reason, currentPerson.requireId());
        duties.closeAll(risk.subject());
        audit.recordFor(
                access.onBehalf(risk),
                "RiskClosed",
                risk.subject(),
                risk.subject(),
                Map.of("reference", risk.reference(), "why", reason));
    }

    /** Opens a closed risk again; what was accepted of it holds as long as nothing of it changed. */
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
    public void reopen(UUID id, int revision, String why) {
        RiskFacts risk = table.require(id);
        if (!access.answersFor(risk)) {
            throw Problem.forbidden(
                    say("Only its owner and compliance open this risk again. Ask {0}.", risk.ownerName()));
        }
        String reason = RiskRules.reason(why);
        table.reopen(id, revision);
        RiskFacts after = table.require(id);
        if (after.level() == null) {
            duties.assess(List.of(after), null);
        }
        acceptances.askWhereDue(List.of(after));
        audit.recordFor(
                access.onBehalf(risk),
                "RiskReopened",
                risk.subject(),
                risk.subject(),
                Map.of("reference", risk.reference(), "why", reason));
    }

    private RiskFacts changed(String act, RiskFacts before) {
        RiskFacts after = table.require(before.id());
        Map<String, Object> details = RiskText.changes(words(before), words(after));
        details.put("reference", after.reference());
        audit.recordFor(access.onBehalf(before), act, after.subject(), after.subject(), details);
        return after;
    }

    private Map<String, String> words(RiskFacts risk) {
        return RiskText.words(risk, risk.scaleId() == null ? null : scales.scale(risk.scaleId()));
    }

    private RiskEntry checked(RiskEntry entry, @Nullable RiskFacts before) {
        RiskEntry wanted = RiskRules.checked(entry);
        // Who owned it before may stay, so that a change elsewhere does not fail on somebody who lost the role.
        if ((before == null || !before.ownerId().equals(wanted.ownerId())) && !access.canOwn(wanted.ownerId())) {
            throw Problem.invalid("owner", say("Choose somebody who works here and works with controls."));
        }
        if (wanted.departmentId() != null
                && people.department(wanted.departmentId()).isEmpty()) {
            throw Problem.invalid("department", say("Choose a department of the directory."));
        }
        if (!known(wanted.controls())) {
            throw Problem.invalid("controls", say("One of these controls is not there any more. Choose again."));
        }
        return wanted;
    }

    private boolean known(Set<UUID> controls) {
        return jdbc.sql("SELECT count(*) FROM control WHERE id = ANY (:ids) AND NOT heading")
                        .param("ids", controls.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == controls.size();
    }

    private void tellOwner(RiskFacts risk, String kind) {
        if (!risk.ownerId().equals(currentPerson.requireId())) {
            outbox.digest(
                    List.of(risk.ownerId()),
                    kind,
                    Map.of("risk", risk.name(), "by", currentPerson.require().name()),
                    "/risks/" + risk.id());
        }
    }
}
