package org.bylaw.benchmark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.bylaw.attestation.Attestations;
import org.bylaw.testing.Organisation;
import org.bylaw.work.MyWork;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "My work" and "attest" where many attestations are stored, against few. */
final class HistoryMeasure {

    private static final int WARM_UPS = 100;
    private static final int ROUNDS = 300;
    private static final int LINES = 101;

    private final Side many;
    private final Side few;

    HistoryMeasure(ApplicationContext many, Staff ofMany, ApplicationContext few, Staff ofFew) {
        this.many = new Side(many, ofMany);
        this.few = new Side(few, ofFew);
    }

    Measure myWork() {
        Timing ofMany = new Timing();
        Timing ofFew = new Timing();
        Timing.interleave(WARM_UPS, ROUNDS, many::look, ofMany, few::look, ofFew);
        return measure("my work", ofMany, ofFew);
    }

    Measure attest() {
        Timing ofMany = new Timing();
        Timing ofFew = new Timing();
        Timing.interleave(WARM_UPS, ROUNDS, many::attest, ofMany, few::attest, ofFew);
        return measure("attest", ofMany, ofFew);
    }

    private Measure measure(String what, Timing ofMany, Timing ofFew) {
        return new Measure(
                what + " with a long history",
                ofMany.p95() / ofFew.p95(),
                ofFew.p95(),
                1.3,
                "%,d attestations stored over %,d, %d rounds; p95 %.1f ms over %.1f (medians %.1f, %.1f)"
                        .formatted(
                                many.stored,
                                few.stored,
                                ROUNDS,
                                ofMany.p95(),
                                ofFew.p95(),
                                ofMany.median(),
                                ofFew.median()));
    }

    private static final class Side {

        private final MyWork work;
        private final Attestations attestations;
        private final Organisation organisation;
        private final UUID campaign;
        private final UUID version;
        private final String sha256;
        private final Deque<UUID> attesting;
        private final Deque<UUID> looking;
        private final long stored;

        Side(ApplicationContext application, Staff staff) {
            work = application.getBean(MyWork.class);
            attestations = application.getBean(Attestations.class);
            organisation = application.getBean(Organisation.class);
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            campaign = staff.launch(staff.policy());
            version = jdbc.sql("SELECT policy_version_id FROM campaign_version WHERE campaign_id = :id")
                    .param("id", campaign)
                    .query(UUID.class)
                    .single();
            sha256 = jdbc.sql("SELECT text_sha256 FROM campaign_version WHERE campaign_id = :id")
                    .param("id", campaign)
                    .query(String.class)
                    .single();
            attesting = new ArrayDeque<>(staff.some(WARM_UPS + ROUNDS));
            looking = new ArrayDeque<>(attesting);
            jdbc.sql("ANALYZE").update();
            stored = jdbc.sql("SELECT count(*) FROM attestation WHERE state = 'ATTESTED'")
                    .query(Long.class)
                    .single();
        }

        long look() {
            return organisation.as(
                    looking.pop(),
                    () -> Timing.timed(() -> {
                        work.open(MyWork.Filter.NONE, LINES);
                        work.counts(null);
                    }));
        }

        long attest() {
            return organisation.as(
                    attesting.pop(), () -> Timing.timed(() -> attestations.attest(campaign, version, sha256)));
        }
    }
}
