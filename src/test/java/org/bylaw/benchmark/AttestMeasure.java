package org.bylaw.benchmark;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.bylaw.attestation.Asked;
import org.bylaw.attestation.Attestations;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Eight people at a time attest; against the bare UPDATE of the row and an INSERT of one, each pair in one transaction. */
final class AttestMeasure {

    private static final int CLIENTS = 8;
    private static final int PEOPLE = 4_000;

    private final Staff staff;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Attestations attestations;
    private final Organisation organisation;

    AttestMeasure(ApplicationContext application, Staff staff) {
        this.staff = staff;
        jdbc = application.getBean(JdbcClient.class);
        transaction = application.getBean(TransactionTemplate.class);
        attestations = application.getBean(Attestations.class);
        organisation = application.getBean(Organisation.class);
    }

    Measure run() {
        UUID campaign = staff.launch(staff.policy());
        List<UUID> people = staff.some(4 * PEOPLE);
        UUID version = jdbc.sql("SELECT policy_version_id FROM campaign_version WHERE campaign_id = :id")
                .param("id", campaign)
                .query(UUID.class)
                .single();
        Asked asked = organisation.as(people.getFirst(), () -> attestations.mine(campaign, version));
        Consumer<UUID> attest =
                person -> organisation.as(person, () -> attestations.attest(campaign, version, asked.sha256()));
        Consumer<UUID> bare =
                person -> transaction.executeWithoutResult(status -> bare(campaign, person, asked.sha256()));
        perSecond(people.subList(0, PEOPLE), attest);
        perSecond(people.subList(PEOPLE, 2 * PEOPLE), bare);
        double ours = perSecond(people.subList(2 * PEOPLE, 3 * PEOPLE), attest);
        double floor = perSecond(people.subList(3 * PEOPLE, 4 * PEOPLE), bare);
        return Measure.atLeast(
                "attestations a second over the bare update and insert",
                ours / floor,
                floor,
                0.6,
                "%d clients, %,d people of 100,000; %,.0f a second over %,.0f".formatted(CLIENTS, PEOPLE, ours, floor));
    }

    private void bare(UUID campaign, UUID person, String sha256) {
        jdbc.sql("""
                        UPDATE attestation SET state = 'ATTESTED', answered_at = now(), statement = 'I will.'
                        WHERE campaign_id = :campaign AND person_id = :person AND state = 'OPEN' AND text_sha256 = :sha256
                        """)
                .param("campaign", campaign)
                .param("person", person)
                .param("sha256", sha256)
                .update();
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_id, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
                        VALUES (now(), :person, 'Somebody', 'Attested', 'campaign', :campaign, 'campaign', :campaign, '{}')
                        """).param("campaign", campaign).param("person", person).update();
    }

    private static double perSecond(List<UUID> people, Consumer<UUID> act) {
        Queue<UUID> waiting = new ConcurrentLinkedQueue<>(people);
        CountDownLatch done = new CountDownLatch(CLIENTS);
        long began = System.nanoTime();
        for (int client = 0; client < CLIENTS; client++) {
            Thread.ofPlatform().start(() -> {
                try {
                    for (UUID person = waiting.poll(); person != null; person = waiting.poll()) {
                        act.accept(person);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return people.size() / ((System.nanoTime() - began) / 1e9);
    }
}
