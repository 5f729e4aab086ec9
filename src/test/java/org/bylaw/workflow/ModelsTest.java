package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A changed model is handed in while the engine runs. */
@ProcessTest
class ModelsTest {

    private static final String KEY = "corrective-action";
    private static final String TABLE = "review-frequency";
    private static final UUID SOMEBODY = Ids.next();

    @Autowired
    Models models;

    @Autowired
    EngineLifecycle lifecycle;

    @Autowired
    RepositoryService repository;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Walk walk;

    @AfterEach
    void takeBack() {
        walk.tidyUp();
        repository.createDeploymentQuery().deploymentName(EngineModels.HANDED_IN).list().stream()
                .map(Deployment::getId)
                .forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void whatBeginsFromNowOnFollowsTheNewVersionAndWhatRunsKeepsItsOwn() {
        int before = version(KEY);
        UUID running = walk.start(KEY, "correctiveActionId", Map.of());
        byte[] changed = changed(KEY, "name=\"Correction of a finding\"", "name=\"Our correction\"");
        assertThat(deploy(changed)).isEqualTo(before + 1);

        assertThat(models.versionsOf(KEY).getFirst().handedIn()).isTrue();
        assertThat(models.file(KEY, models.versionsOf(KEY).getFirst().id())).isEqualTo(changed);
        UUID begun = walk.start(KEY, "correctiveActionId", Map.of());
        assertThat(models.versionsOf(KEY))
                .extracting(Models.Version::version, Models.Version::running)
                .startsWith(tuple(before + 1, 1L), tuple(before, 1L));
        assertThat(running).isNotEqualTo(begun);
    }

    @Test
    void aRestartLeavesWhatWasHandedInInPlace() {
        int version = deploy(changed(TABLE, "Review", "Our review"));
        lifecycle.start();
        assertThat(version(TABLE)).isEqualTo(version);
        assertThat(model(TABLE).changed()).isTrue();
        assertThat(model(TABLE).ownHasChanged()).isFalse();
    }

    @Test
    void whatNoLongerFitsTheBuildGivesWayToItsOwnModel() {
        // As if an upgrade had taken the method away: past the check, straight into the engine.
        repository
                .createDeployment()
                .name(EngineModels.HANDED_IN)
                .addString(KEY + ".bpmn", text(KEY).replace("findingDelegate.remind(", "findingDelegate.formerly("))
                .deploy();
        int faulty = version(KEY);
        lifecycle.start();
        assertThat(version(KEY)).isEqualTo(faulty + 1);
        assertThat(model(KEY).changed()).isFalse();
        lifecycle.start();
        assertThat(version(KEY)).as("and once is enough").isEqualTo(faulty + 1);
    }

    @Test
    void bylawsOwnModelHandedInAgainIsItsOwn() {
        deploy(changed(TABLE, "Review", "Our review"));
        int back = deploy(models.own(TABLE));
        assertThat(model(TABLE).changed()).isFalse();
        lifecycle.start();
        assertThat(version(TABLE)).isEqualTo(back);
    }

    @Test
    void whatIsFaultyUnknownOrTheSameIsRefused() {
        assertThat(models.check(changed(KEY, "findingDelegate.remind(", "findingDelegate.formerly("))
                        .faults())
                .isNotEmpty();
        assertThatThrownBy(() -> deploy(changed(KEY, "findingDelegate.remind(", "secrets.remind(")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("secrets");
        assertThatThrownBy(() -> deploy(changed(KEY, "id=\"" + KEY + "\"", "id=\"of-our-own\"")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("of-our-own");
        assertThatThrownBy(() -> deploy(models.own(KEY))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> deploy("<x/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
        assertThat(model(KEY).changed()).isFalse();
    }

    @Test
    void ofTwoAtOnceOneHasToLookAgain() throws Exception {
        int before = version(TABLE);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            var results = two.invokeAll(IntStream.rangeClosed(1, 2)
                    .mapToObj(n -> (Callable<Boolean>) () -> {
                        try {
                            byte[] file = changed(TABLE, "Review", "Review " + n);
                            transaction.execute(status -> models.deploy(file, before, SOMEBODY, "Because."));
                            return true;
                        } catch (Problem stale) {
                            assertThat(stale.kind()).isEqualTo(Problem.Kind.STALE);
                            return false;
                        }
                    })
                    .toList());
            assertThat(results.stream().map(Future::resultNow)).containsExactlyInAnyOrder(true, false);
        }
        assertThat(version(TABLE)).isEqualTo(before + 1);
    }

    private int deploy(byte[] file) {
        int follows = models.check(file).version();
        return Objects.requireNonNull(
                transaction.execute(status -> models.deploy(file, follows, SOMEBODY, "Because.")));
    }

    private byte[] changed(String key, String what, String into) {
        String text = text(key);
        assertThat(text).contains(what);
        return text.replace(what, into).getBytes(StandardCharsets.UTF_8);
    }

    private String text(String key) {
        return new String(models.own(key), StandardCharsets.UTF_8);
    }

    private Models.Model model(String key) {
        return models.newest().stream()
                .filter(model -> model.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private int version(String key) {
        return model(key).version();
    }
}
