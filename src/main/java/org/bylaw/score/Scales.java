package org.bylaw.score;

import static org.bylaw.shared.Say.say;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and sets how points are given: the scale for all controls, the weight and nature of one. */
@Service
public class Scales {

    private static final int MOST_POINTS = 1000;
    private static final BigDecimal MOST_WEIGHT = BigDecimal.TEN;
    /** There is one scale; the trail needs an id for it. */
    private static final SubjectRef SUBJECT = new SubjectRef("score-scale", new UUID(0, 1));

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;

    Scales(JdbcClient jdbc, AuditTrail audit, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    @AllowedToSeeControls
    public Scale scale() {
        Map<Nature, Integer> points = new EnumMap<>(Nature.class);
        jdbc.sql("SELECT key, points FROM score_nature").query(row -> {
            points.put(Nature.valueOf(row.getString("key")), row.getInt("points"));
        });
        return jdbc.sql("SELECT partly_implemented, partly_effective, revision FROM score_setting")
                .query((row, number) -> new Scale(points, row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /** Whether the current person may change scale and weights. */
    @AllowedToSeeControls
    public boolean mayChange() {
        return currentPerson.has(Role.COMPLIANCE);
    }

    /** Changes the scale; every score follows at once, the course of past days stays as it was. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void change(Scale wanted) {
        for (Nature nature : Nature.values()) {
            int points = wanted.points().getOrDefault(nature, -1);
            if (points < 0 || points > MOST_POINTS) {
                throw Problem.invalid(nature.name(), say("A number from 0 to {0}.", MOST_POINTS));
            }
        }
        percent("partlyImplemented", wanted.partlyImplemented());
        percent("partlyEffective", wanted.partlyEffective());
        if (wanted.points().values().stream().allMatch(points -> points == 0)) {
            throw Problem.invalid(
                    Nature.PREVENTIVE_MANDATORY.name(), say("Give points to at least one kind of control."));
        }
        Scale before = scale();
        int changed = jdbc.sql("""
                        UPDATE score_setting SET partly_implemented = :implemented, partly_effective = :effective,
                            revision = revision + 1
                        WHERE revision = :revision
                        """)
                .param("implemented", wanted.partlyImplemented())
                .param("effective", wanted.partlyEffective())
                .param("revision", wanted.revision())
                .update();
        if (changed == 0) {
            throw Problem.stale(say("Somebody changed the scale meanwhile. Please look at it again."));
        }
        jdbc.sql("""
                        UPDATE score_nature n SET points = w.points
                        FROM unnest(:keys, :points) AS w (key, points) WHERE w.key = n.key
                        """)
                .param(
                        "keys",
                        wanted.points().keySet().stream().map(Nature::name).toArray(String[]::new))
                .param("points", wanted.points().values().toArray(Integer[]::new))
                .update();
        audit.record("ScoreScaleChanged", SUBJECT, SUBJECT, differences(before, wanted));
    }

    private static Map<String, Object> differences(Scale before, Scale after) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (Nature nature : Nature.values()) {
            difference(
                    changes,
                    nature.name(),
                    before.points().get(nature),
                    after.points().get(nature));
        }
        difference(changes, "partlyImplemented", before.partlyImplemented(), after.partlyImplemented());
        difference(changes, "partlyEffective", before.partlyEffective(), after.partlyEffective());
        return changes;
    }

    private static void difference(Map<String, Object> changes, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(name, Map.of("before", String.valueOf(before), "after", String.valueOf(after)));
        }
    }

    private static void percent(String field, int value) {
        if (value < 0 || value > 100) {
            throw Problem.invalid(field, say("A number from 0 to {0}.", 100));
        }
    }

    @AllowedToSeeControls
    public Weight weightOf(UUID controlId) {
        return jdbc.sql("SELECT mandatory, weight, revision FROM score_control WHERE control_id = :id")
                .param("id", controlId)
                .query((row, number) -> new Weight(
                        row.getObject("mandatory", Boolean.class), row.getBigDecimal("weight"), row.getInt(3)))
                .optional()
                .orElse(new Weight(null, BigDecimal.ONE, 0));
    }

    /** Says how much one control weighs and whether people can get round it. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void weigh(ControlFacts control, Weight wanted) {
        if (control.tailoring() == null) {
            throw Problem.invalid(
                    say("This framework is measured through others, so its parts have no points of their own."));
        }
        if (wanted.weight().signum() < 0
                || wanted.weight().compareTo(MOST_WEIGHT) > 0
                || wanted.weight().stripTrailingZeros().scale() > 2) {
            throw Problem.invalid("weight", say("A number from 0 to 10 with at most two places."));
        }
        Weight before = weightOf(control.id());
        int changed = jdbc.sql("""
                        INSERT INTO score_control (control_id, mandatory, weight, revision)
                        VALUES (:id, CAST(:mandatory AS boolean), :weight, 1)
                        ON CONFLICT (control_id) DO UPDATE SET mandatory = excluded.mandatory, weight = excluded.weight,
                            revision = score_control.revision + 1
                        WHERE score_control.revision = :revision
                        """)
                .param("id", control.id())
                .param("mandatory", wanted.mandatory())
                .param("weight", wanted.weight())
                .param("revision", wanted.revision())
                .update();
        if (changed == 0 || before.revision() != wanted.revision()) {
            throw Problem.stale(say("Somebody changed the weight meanwhile. Please look at it again."));
        }
        Map<String, Object> changes = new LinkedHashMap<>();
        difference(changes, "mandatory", before.mandatory(), wanted.mandatory());
        difference(
                changes,
                "weight",
                before.weight().stripTrailingZeros().toPlainString(),
                wanted.weight().stripTrailingZeros().toPlainString());
        audit.record("ControlWeighed", control.subject(), control.subject(), changes);
    }
}
