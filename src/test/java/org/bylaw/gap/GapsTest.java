package org.bylaw.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.gap.GapLine.Cause;
import org.bylaw.gap.GapLine.Thing;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Each gap is found where it is, and not where it is not. */
@ModuleTest
class GapsTest {

    @Autowired
    private Gaps gaps;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private UUID compliance;
    private UUID owner;
    private UUID gone;
    private UUID control;

    @BeforeEach
    void hire() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        gone = organisation.hire("Gerda Gone", null, null, Role.CONTROL_OWNER);
        jdbc.sql("UPDATE person SET active = false, left_at = joined_at WHERE id = :id")
                .param("id", gone)
                .update();
        control = jdbc.sql("SELECT id FROM control WHERE code = '7.7'")
                .query(UUID.class)
                .single();
        jdbc.sql("DELETE FROM evidence_link WHERE subject_id = :id")
                .param("id", control)
                .update();
        jdbc.sql("DELETE FROM policy_control WHERE control_id = :id")
                .param("id", control)
                .update();
        tailored(true, owner);
    }

    private void tailored(@Nullable Boolean applicable, @Nullable UUID by) {
        jdbc.sql("""
                        UPDATE tailoring SET applicable = :applicable, reasons = '{RISK}', justification = 'x', owner_id = :owner
                        WHERE control_id = :id
                        """)
                .param("applicable", applicable)
                .param("owner", by)
                .param("id", control)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Optional<GapLine> found(Gap gap, UUID id) {
        return found(compliance, gap, id);
    }

    private Optional<GapLine> found(UUID reader, Gap gap, UUID id) {
        return organisation.as(reader, () -> {
            int all = gaps.counts().getOrDefault(gap, 0);
            assertThat(gaps.page(gap, 0, all + 1))
                    .as("the figure is that of the list")
                    .hasSize(all);
            return gaps.page(gap, 0, all).stream()
                    .filter(line -> line.id().equals(id))
                    .findFirst();
        });
    }

    private UUID policy(String classification, UUID by, String state) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, 'Clear desks', 'POLICY', :owner, :department, :classification, 'en', 12,
                            :owner, :now)
                        """)
                .param("id", id)
                .param("reference", "G-" + id.toString().substring(24).toUpperCase())
                .param("owner", by)
                .param("department", organisation.department("GAP", "Gaps"))
                .param("classification", classification)
                .param("now", now())
                .update();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at, published_at)
                        VALUES (:id, :policy, 1, 0, :state, 'MAJOR', 'x', repeat('d', 64), :by, :now,
                            CASE WHEN :state = 'PUBLISHED' THEN CAST(:now AS timestamptz) END)
                        """)
                .param("id", Ids.next())
                .param("policy", id)
                .param("state", state)
                .param("by", by)
                .param("now", now())
                .update();
        return id;
    }

    private void states(UUID policy) {
        jdbc.sql("INSERT INTO policy_control (policy_id, control_id) VALUES (:policy, :control)")
                .param("policy", policy)
                .param("control", control)
                .update();
    }

    private UUID evidence(UUID by, @Nullable LocalDate until, boolean linked) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO evidence (id, title, kind, url, sha256, collected_on, valid_until, added_by, added_at)
                        VALUES (:id, 'Wiki', 'LINK', 'https://wiki.example.org', encode(sha256(:text), 'hex'), '2020-01-01',
                            :until, :by, :now)
                        """)
                .param("id", id)
                .param("text", id.toString().getBytes(StandardCharsets.UTF_8))
                .param("until", until)
                .param("by", by)
                .param("now", now())
                .update();
        if (linked) {
            jdbc.sql("""
                            INSERT INTO evidence_link (evidence_id, subject_kind, subject_id, linked_by, linked_at)
                            VALUES (:id, 'control', :control, :by, :now)
                            """)
                    .param("id", id)
                    .param("control", control)
                    .param("by", by)
                    .param("now", now())
                    .update();
        }
        return id;
    }

    @Test
    void controlsThatNoPolicyInForceStates() {
        GapLine line = found(Gap.UNSTATED, control).orElseThrow();
        assertThat(line.cause()).isEqualTo(Cause.UNSTATED);
        assertThat(line.path()).isEqualTo("controls/7.7");
        assertThat(line.person()).isEqualTo("Otto Owner");
        assertThat(line.advice()).contains("policy");
        states(policy("INTERNAL", owner, "DRAFT"));
        assertThat(found(Gap.UNSTATED, control)).as("a draft is not in force").isPresent();
        states(policy("INTERNAL", owner, "PUBLISHED"));
        assertThat(found(Gap.UNSTATED, control)).isEmpty();
    }

    @Test
    void onlyApplicableControlsHaveGaps() {
        for (Boolean applicable : new Boolean[] {false, null}) {
            tailored(applicable, null);
            assertThat(found(Gap.UNSTATED, control)).isEmpty();
            assertThat(found(Gap.UNEVIDENCED, control)).isEmpty();
            assertThat(found(Gap.OWNERLESS, control)).isEmpty();
        }
    }

    @Test
    void controlsWithoutEvidenceInUse() {
        assertThat(found(Gap.UNEVIDENCED, control)).isPresent();
        UUID id = evidence(owner, null, true);
        assertThat(found(Gap.UNEVIDENCED, control)).isEmpty();
        jdbc.sql("""
                        UPDATE evidence SET withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = 'wrong' WHERE id = :id
                        """).param("now", now()).param("by", owner).param("id", id).update();
        assertThat(found(Gap.UNEVIDENCED, control)).as("withdrawn").isPresent();
    }

    @Test
    void policiesInForceThatStateNoControl() {
        UUID draft = policy("INTERNAL", owner, "DRAFT");
        UUID silent = policy("INTERNAL", owner, "PUBLISHED");
        UUID secret = policy("STRICTLY_CONFIDENTIAL", compliance, "PUBLISHED");
        assertThat(found(Gap.SILENT, draft)).isEmpty();
        assertThat(found(Gap.SILENT, silent).orElseThrow().thing()).isEqualTo(Thing.POLICY);
        assertThat(found(Gap.SILENT, secret)).isPresent();
        assertThat(found(owner, Gap.SILENT, silent)).isPresent();
        assertThat(found(owner, Gap.SILENT, secret)).as("not for everybody").isEmpty();
        states(silent);
        assertThat(found(Gap.SILENT, silent)).isEmpty();
    }

    @Test
    void controlsWhoseOwnerLeftOrIsMissing() {
        assertThat(found(Gap.OWNERLESS, control)).isEmpty();
        tailored(true, null);
        assertThat(found(Gap.OWNERLESS, control).orElseThrow().cause()).isEqualTo(Cause.MISSING);
        tailored(true, gone);
        GapLine left = found(Gap.OWNERLESS, control).orElseThrow();
        assertThat(left.cause()).isEqualTo(Cause.LEFT);
        assertThat(left.person()).isEqualTo("Gerda Gone");
    }

    @Test
    void policiesAndTheirReviewsWhoseOwnerLeft() {
        UUID here = policy("INTERNAL", owner, "PUBLISHED");
        UUID orphan = policy("INTERNAL", gone, "PUBLISHED");
        assertThat(found(Gap.OWNERLESS, here)).isEmpty();
        assertThat(found(Gap.OWNERLESS, orphan).orElseThrow().path()).isEqualTo("policies/" + orphan);
        assertThat(found(Gap.OWNERLESS, review(here, owner, "OPEN"))).isEmpty();
        assertThat(found(Gap.OWNERLESS, review(here, null, "PLANNED")))
                .as("asks nobody yet")
                .isEmpty();
        assertThat(found(Gap.OWNERLESS, review(here, gone, "OVERDUE"))
                        .orElseThrow()
                        .cause())
                .isEqualTo(Cause.LEFT);
        assertThat(found(Gap.OWNERLESS, review(here, null, "OPEN"))
                        .orElseThrow()
                        .cause())
                .isEqualTo(Cause.MISSING);
    }

    private UUID review(UUID policy, @Nullable UUID reviewer, String state) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO review (id, policy_id, version_id, state, opens_on, due_on, planned_at, reviewer_id)
                        SELECT :id, :policy, v.id, :state, :today, :today, :now, :reviewer
                        FROM policy_version v WHERE v.policy_id = :policy
                        """)
                .param("id", id)
                .param("policy", policy)
                .param("state", state)
                .param("today", today())
                .param("now", now())
                .param("reviewer", reviewer)
                .update();
        return id;
    }

    @Test
    void evidenceThatNobodyAnswersFor() {
        assertThat(found(Gap.OWNERLESS, evidence(owner, null, false))).isEmpty();
        assertThat(found(Gap.OWNERLESS, evidence(gone, null, true)))
                .as("the owner of the control answers for it")
                .isEmpty();
        assertThat(found(Gap.OWNERLESS, evidence(gone, null, false))).isPresent();
        tailored(true, gone);
        UUID id = evidence(gone, null, true);
        assertThat(found(Gap.OWNERLESS, id).orElseThrow().path()).isEqualTo("evidence/" + id);
    }

    @Test
    void evidenceThatExpiredOrIsAboutTo() {
        UUID lasting = evidence(owner, null, true);
        UUID later = evidence(owner, today().plusDays(31), true);
        UUID soon = evidence(owner, today().plusDays(30), true);
        UUID lastDay = evidence(owner, today(), true);
        UUID over = evidence(owner, today().minusDays(1), true);
        for (UUID valid : new UUID[] {lasting, later}) {
            assertThat(found(Gap.EXPIRING, valid)).isEmpty();
            assertThat(found(Gap.EXPIRED, valid)).isEmpty();
        }
        for (UUID expiring : new UUID[] {soon, lastDay}) {
            assertThat(found(Gap.EXPIRING, expiring)).isPresent();
            assertThat(found(Gap.EXPIRED, expiring)).isEmpty();
        }
        assertThat(found(Gap.EXPIRED, over).orElseThrow().day()).isEqualTo(today().minusDays(1));
        assertThat(found(Gap.EXPIRING, over)).isEmpty();
        UUID elsewhere = evidence(compliance, today(), false);
        assertThat(found(Gap.EXPIRING, elsewhere)).isPresent();
        assertThat(found(owner, Gap.EXPIRING, elsewhere))
                .as("not for everybody")
                .isEmpty();
    }

    @Test
    void theListIsExportedAndNotForAllStaff() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        organisation.as(owner, () -> {
            try {
                gaps.export(Gap.UNSTATED, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("Control,7.7 ") && line.contains(",Otto Owner,"));
        UUID staff = organisation.hire("Stefan Staff", null, null);
        organisation.as(staff, () -> assertThatThrownBy(gaps::counts).isInstanceOf(AccessDeniedException.class));
    }
}
