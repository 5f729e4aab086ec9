package org.bylaw.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.evidence.EvidenceHolder;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.waiver.WaiverFilter.Show;
import org.bylaw.workflow.ProcessStories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Who sees which waivers, and how the register narrows them. */
@ModuleTest
@Import(WaiverStage.class)
class WaiverRegisterTest {

    @Autowired
    WaiverStage stage;

    @Autowired
    WaiverRegister register;

    @Autowired
    WaiverPages pages;

    @Autowired
    Waivers waivers;

    @Autowired
    ProcessStories stories;

    @Autowired
    List<EvidenceHolder> holders;

    @Autowired
    Organisation organisation;

    @BeforeEach
    void set() {
        stage.set();
    }

    @Test
    void everyoneSeesTheirOwnOwnersThoseOfTheirPoliciesAndWhoWatchesOverAllOfThemAll() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        UUID stranger = organisation.hire("Ida Stern", stage.department, null, Role.POLICY_OWNER, Role.APPROVER);
        UUID auditor = organisation.hire("Aud Itor", null, null, Role.AUDITOR);
        for (UUID reader : List.of(stage.asker, stage.owner, stage.compliance, stage.boss, auditor)) {
            assertThat(seen(reader)).containsExactly(id);
            assertThat(organisation.as(reader, () -> pages.on(SubjectRef.policy(stage.policy))))
                    .extracting(WaiverFacts::id)
                    .containsExactly(id);
            assertThat(stage.page(reader, id).waiver().id()).isEqualTo(id);
        }
        assertThat(seen(stranger)).isEmpty();
        assertThat(organisation.as(stranger, () -> pages.on(SubjectRef.policy(stage.policy))))
                .isEmpty();
        assertThatThrownBy(() -> stage.page(stranger, id))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> organisation.as(stranger, () -> stories.of(ref(id))))
                .isInstanceOf(Problem.class);
        assertThat(organisation.as(stage.asker, () -> stories.of(ref(id))))
                .hasValueSatisfying(story -> assertThat(story.outlook().holders())
                        .singleElement()
                        .satisfies(holder -> assertThat(holder.name()).isEqualTo("Otto Frey")));
    }

    @Test
    void theFiltersNarrowTogether() {
        UUID high = stage.ask(RiskLevel.HIGH, 90);
        UUID soon = stage.inForce(20);
        UUID expired = stage.inForce(2);
        UUID closed = stage.inForce(100);
        organisation.as(
                stage.asker, () -> waivers.close(closed, stage.facts(closed).revision(), "Not needed"));
        stage.moveTo(stage.today().plusDays(3));

        assertThat(found(Show.ALL, null)).containsExactlyInAnyOrder(high, soon, expired, closed);
        assertThat(found(Show.WAITING, null)).containsExactly(high);
        assertThat(found(Show.ACTIVE, null)).containsExactly(soon);
        assertThat(found(Show.ENDING, null)).containsExactly(soon);
        assertThat(found(Show.EXPIRED, null)).containsExactly(expired);
        assertThat(found(Show.ENDED, null)).containsExactly(closed);
        assertThat(found(Show.ALL, RiskLevel.HIGH)).containsExactly(high);
        assertThat(found(Show.ENDED, RiskLevel.HIGH)).isEmpty();
        assertThat(organisation.as(stage.asker, () -> register.figures()))
                .isEqualTo(new WaiverRegister.Figures(1, 1, 1, 1));
        assertThat(organisation.as(
                        stage.owner, () -> register.count(new WaiverFilter("", Show.ALL, null, null, null, true))))
                .as("the owner has none")
                .isZero();
        assertThat(organisation.as(
                        stage.owner,
                        () -> register.count(
                                new WaiverFilter("ben ott", Show.ALL, null, SubjectRef.POLICY, null, false))))
                .isEqualTo(4);
        assertThat(organisation.as(
                        stage.owner,
                        () -> register.count(new WaiverFilter("", Show.ALL, null, SubjectRef.CONTROL, null, false))))
                .isZero();
    }

    @Test
    void theFileHoldsWhatIsShownAndNoFormula() {
        NewWaiver sly = stage.wish(RiskLevel.LOW, 30);
        organisation.as(
                stage.asker,
                () -> waivers.ask(new NewWaiver(
                        sly.subject(),
                        "=HYPERLINK(\"http://example.org\")",
                        "It knows none, \"really\"",
                        "Lab",
                        "Locked",
                        Set.of(),
                        RiskLevel.VERY_HIGH,
                        sly.endsOn())));
        String file = organisation.as(stage.asker, () -> written(WaiverFilter.NONE));
        assertThat(file)
                .startsWith("\uFEFFNumber,Waiver,Policy or control")
                .contains(
                        "\"'=HYPERLINK(\"\"http://example.org\"\")\"",
                        "Very high",
                        "\"It knows none, \"\"really\"\"\"");
        assertThat(file.lines()).hasSize(2);
        UUID stranger = organisation.hire("Ida Stern", null, null);
        assertThat(organisation.as(stranger, () -> written(WaiverFilter.NONE)).lines())
                .hasSize(1);
    }

    @Test
    void whoHasItAndWhoDecidesAttachEvidenceWhileItIsOpen() {
        UUID id = stage.ask(RiskLevel.HIGH, 90);
        UUID auditor = organisation.hire("Aud Itor", null, null, Role.AUDITOR);
        assertThat(mayAttach(stage.asker, id)).isTrue();
        assertThat(mayAttach(stage.owner, id)).isTrue();
        assertThat(mayAttach(auditor, id)).isFalse();
        assertThat(mayAttach(stage.boss, id)).as("not yet asked").isFalse();
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        assertThat(mayAttach(stage.boss, id)).isTrue();
        organisation.as(stage.asker, () -> waivers.withdraw(id, stage.facts(id).revision()));
        assertThat(mayAttach(stage.asker, id)).isFalse();
        assertThat(organisation.as(auditor, () -> holder().maySee(ref(id)))).isTrue();
    }

    private List<UUID> seen(UUID reader) {
        WaiverFilter one = new WaiverFilter("", Show.ALL, null, SubjectRef.POLICY, stage.policy, false);
        return organisation.as(reader, () -> register.page(one, 0, 10)).stream()
                .map(WaiverFacts::id)
                .toList();
    }

    private List<UUID> found(Show show, RiskLevel risk) {
        WaiverFilter filter = new WaiverFilter("", show, risk, null, null, true);
        assertThat(organisation.as(stage.asker, () -> register.count(filter)))
                .isEqualTo(organisation
                        .as(stage.asker, () -> register.page(filter, 0, 10))
                        .size());
        return organisation.as(stage.asker, () -> register.page(filter, 0, 10)).stream()
                .map(WaiverFacts::id)
                .toList();
    }

    private String written(WaiverFilter filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            register.write(filter, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private boolean mayAttach(UUID person, UUID id) {
        return organisation.as(person, () -> holder().mayAttach(ref(id)));
    }

    private EvidenceHolder holder() {
        return holders.stream()
                .filter(holder -> holder.supports(SubjectRef.WAIVER))
                .findFirst()
                .orElseThrow();
    }

    private static SubjectRef ref(UUID id) {
        return new SubjectRef(SubjectRef.WAIVER, id);
    }
}
