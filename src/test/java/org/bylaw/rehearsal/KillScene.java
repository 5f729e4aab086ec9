package org.bylaw.rehearsal;

import java.util.Map;
import org.bylaw.approval.Approvals;
import org.bylaw.attestation.Attestations;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Policies;
import org.bylaw.policy.Submissions;
import org.bylaw.review.Reviews;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.JarProcess;
import org.bylaw.testing.Organisation;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets a busy office and a node that is killed side by side, on the database of the test's application. */
class KillScene {

    private final JdbcClient jdbc;
    private final BusyOffice office;
    private final String database;

    KillScene(
            Organisation organisation,
            JdbcClient jdbc,
            ManagementService management,
            Policies policies,
            Submissions submissions,
            Consultations consultations,
            Approvals approvals,
            Reviews reviews,
            Attestations attestations,
            Environment environment) {
        this.jdbc = jdbc;
        database = environment.getRequiredProperty("spring.datasource.url");
        DueJobs leftToTheNode = new DueJobs(management) {
            @Override
            public void runAll() {
                // The node that is killed does them.
            }
        };
        office = new BusyOffice(
                organisation,
                jdbc,
                policies,
                submissions,
                new WaitingWork(
                        organisation,
                        jdbc,
                        leftToTheNode,
                        submissions,
                        consultations,
                        approvals,
                        reviews,
                        attestations));
    }

    /** Of the database that the office works in. */
    Map<String, String> settings() {
        return JarProcess.settings(database);
    }

    /** @return its figures, where everything is as it has to be */
    String play(KilledNode.Start start, int kills) throws InterruptedException {
        long seed = Long.getLong("bylaw.seed", System.nanoTime());
        System.out.println("-Dbylaw.seed=" + seed);
        office.hire();
        try (KilledNode node = new KilledNode(jdbc, office, database, start, seed)) {
            for (int kill = 0; kill < kills; kill++) {
                node.killOnce();
            }
            node.settle();
            node.nothingIsLostAndNothingDoneTwice();
            return node.figures();
        }
    }
}
