package org.bylaw.benchmark;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.bylaw.attestation.Attestations;
import org.bylaw.shared.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Eight people at a time attest; against the bare UPDATE of the row and an INSERT of one, each pair in one transaction. */
final class AttestMeasure {

    private static final int CLIENTS = 8;
    private static final int PEOPLE = 16_000;

    private final Staff staff;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Attestations attestations;

    AttestMeasure(ApplicationContext application, Staff staff) {
        this.staff = staff;
        jdbc = application.getBean(JdbcClient.class);
        transaction = application.getBean(TransactionTemplate.class);
        attestations = application.getBean(Attestations.class);
    }

    /** @param settle lets the server learn of the rows, or it reads both sides by an index for few of them */
    Measure run(Runnable settle) {
        UUID campaign = staff.launch(staff.policy());
        settle.run();
        List<UUID> people = staff.some(4 * PEOPLE);
        UUID version = jdbc.sql("SELECT policy_version_id FROM campaign_version WHERE campaign_id = :id")
                .param("id", campaign)
                .query(UUID.class)
                .single();
        String sha256 = jdbc.sql("SELECT text_sha256 FROM campaign_version WHERE campaign_id = :id")
                .param("id", campaign)
                .query(String.class)
                .single();
        Consumer<UUID> attest = person -> as(person, () -> attestations.attest(campaign, version, sha256));
        Consumer<UUID> bare =
                person -> transaction.executeWithoutResult(status -> bare(campaign, person, version, sha256));
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

    /** As somebody whose roles the session knows. */
    private static void as(UUID person, Runnable act) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        person.toString(),
                        "",
                        List.of(new SimpleGrantedAuthority("ROLE_" + Role.EMPLOYEE.roleName()))));
        try {
            act.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void bare(UUID campaign, UUID person, UUID version, String sha256) {
        jdbc.sql("""
                        UPDATE attestation SET state = 'ATTESTED', answered_at = now(), statement = 'I will.'
                        WHERE campaign_id = :campaign AND person_id = :person AND policy_version_id = :version
                            AND state = 'OPEN' AND text_sha256 = :sha256
                        """)
                .param("campaign", campaign)
                .param("person", person)
                .param("version", version)
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
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        long began = System.nanoTime();
        for (int client = 0; client < CLIENTS; client++) {
            Thread.ofPlatform().start(() -> {
                try {
                    for (UUID person = waiting.poll(); person != null; person = waiting.poll()) {
                        act.accept(person);
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
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
        if (failure.get() != null) {
            throw failure.get();
        }
        return people.size() / ((System.nanoTime() - began) / 1e9);
    }
}
