package org.bylaw.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.Models;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class ModelDeskTest {

    private static final String TABLE = "reminder-plan";

    @Autowired
    ModelDesk desk;

    @Autowired
    Models models;

    @Autowired
    Organisation organisation;

    @Autowired
    AuditTrail audit;

    @Autowired
    RepositoryService repository;

    private UUID admin;
    private UUID auditor;
    private byte[] changed;

    @BeforeEach
    void hire() {
        admin = organisation.hire("Adam Admin", null, null, Role.ADMIN);
        auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        changed = (new String(models.own(TABLE), StandardCharsets.UTF_8) + "<!-- the same rules -->\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void takeBack() {
        repository.createDeploymentQuery().list().stream()
                .filter(deployment -> admin.toString().equals(deployment.getSource()))
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void anAdministratorPutsAChangedModelIntoUseAndTheTrailHasItsFingerprintAndWhy() {
        Models.Check check = organisation.as(admin, () -> desk.check(changed));
        assertThat(check.faults()).isEmpty();
        int version =
                organisation.as(admin, () -> desk.deploy(TABLE, changed, check.version(), " Asked for by the board. "));

        assertThat(version).isEqualTo(check.version() + 1);
        assertThat(organisation.as(auditor, () -> desk.one(TABLE)).version()).isEqualTo(version);
        assertThat(audit.historyOf(ModelTrail.subject(TABLE), 0, 1))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.act()).isEqualTo("ModelDeployed");
                    assertThat(act.actorName()).isEqualTo("Adam Admin");
                    assertThat(act.details())
                            .containsEntry("version", version)
                            .containsEntry("sha256", check.sha256())
                            .containsEntry("reason", "Asked for by the board.");
                });
    }

    @Test
    void theStartOfABuildIsInTheTrailToo() {
        assertThat(audit.historyOf(ModelTrail.subject("policy-lifecycle"), 0, 10))
                .anySatisfy(act -> assertThat(act.act()).isEqualTo("ModelDeployed"));
    }

    /** Only the engine's schema sees it, and would only do so once it is put into use. */
    @Test
    void whatTheEngineCannotReadIsRefusedInWordsWithItsLine() {
        byte[] unreadable = new String(changed, StandardCharsets.UTF_8)
                .replaceFirst(" namespace=\"[^\"]*\"", "")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(unreadable).isNotEqualTo(changed);
        assertThat(models.check(unreadable).faults()).singleElement().satisfies(fault -> assertThat(fault.words())
                .startsWith("The engine cannot read it: ")
                .contains("namespace"));
        int follows = models.check(changed).version();
        assertThatThrownBy(() -> organisation.as(admin, () -> desk.deploy(TABLE, unreadable, follows, "Tidied up")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void othersLookOnlyAndNothingIsChangedWithoutAReason() {
        int follows = models.check(changed).version();
        assertThat(organisation.as(auditor, desk::newest)).hasSizeGreaterThan(10);
        assertThatThrownBy(() -> organisation.as(auditor, () -> desk.check(changed)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(auditor, () -> desk.deploy(TABLE, changed, follows, "Why not")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(admin, () -> desk.deploy(TABLE, changed, follows, "  ")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(admin, () -> desk.deploy("waiver", changed, follows, "Wrong page")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(admin, () -> desk.deploy(TABLE, changed, follows - 1, "Too late")))
                .isInstanceOf(Problem.class)
                .satisfies(stale -> assertThat(((Problem) stale).kind()).isEqualTo(Problem.Kind.STALE));
        assertThatThrownBy(() -> organisation.as(auditor, () -> desk.one("nothing")))
                .isInstanceOf(Problem.class);
        assertThat(models.check(changed).version()).isEqualTo(follows);
    }
}
