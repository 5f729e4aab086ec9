package org.bylaw.benchmark;

import org.bylaw.audit.seal.SealNow;
import org.bylaw.shared.Ids;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sealing 100,000 acts that are there at once, against writing them by one statement. */
final class SealMeasure {

    private static final int ACTS = 100_000;
    private static final int ROUNDS = 3;

    private final ApplicationContext application;
    private final JdbcClient jdbc;

    SealMeasure(ApplicationContext application) {
        this.application = application;
        this.jdbc = application.getBean(JdbcClient.class);
    }

    Measure run() {
        write();
        seal();
        Timing writing = new Timing();
        Timing sealing = new Timing();
        for (int round = 0; round < ROUNDS; round++) {
            writing.add(Timing.timed(this::write));
            sealing.add(Timing.timed(this::seal));
        }
        return new Measure(
                "seal 100,000 acts",
                sealing.median() / writing.median(),
                writing.median(),
                5,
                "%,d acts written by one statement in %,.0f ms and sealed in %,.0f; medians of %d rounds"
                        .formatted(ACTS, writing.median(), sealing.median(), ROUNDS));
    }

    private void write() {
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_id, actor_name, address, act, subject_kind, subject_id, page_kind,
                            page_id, details)
                        SELECT now(), gen_random_uuid(), 'Somebody', '192.0.2.1', 'Attested', 'campaign', :campaign, 'policy',
                            :campaign, jsonb_build_object('version', '2.0', 'textSha256', repeat('0', 64), 'number', n)
                        FROM generate_series(1, :acts) n
                        """).param("campaign", Ids.next()).param("acts", ACTS).update();
    }

    private void seal() {
        SealNow.all(application);
    }
}
