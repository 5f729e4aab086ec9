package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.bylaw.attestation.proof.Export;
import org.bylaw.attestation.proof.ExportFormat;
import org.bylaw.attestation.proof.Exports;
import org.bylaw.audit.seal.Sealing;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.MadePack;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The evidence pack of a campaign that 100,000 people answered, and its proof to print: how long each takes, how large it is,
 * what memory it needs.
 */
@ModuleTest
class EvidencePackLong {

    private static final int CROWD = 100_000;

    /** What is still in use after the memory was cleared up, above what was before. */
    private static final long MOST_MEGABYTES = 100;

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Campaigns campaigns;

    @Autowired
    DueJobs jobs;

    @Autowired
    EvidencePacks packs;

    @Autowired
    Exports exports;

    @Autowired
    ApplicationContext context;

    @Test
    void ofACrowd() {
        UUID auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        UUID campaign = answered();
        Sealing.now(context);
        SubjectRef subject = SubjectRef.campaign(campaign);
        organisation.as(auditor, () -> packs.start(subject));
        measured(
                "evidence pack",
                () -> organisation
                                .as(auditor, () -> packs.mine(subject))
                                .getFirst()
                                .state()
                        != MadePack.State.RUNNING);
        MadePack pack = organisation.as(auditor, () -> packs.mine(subject)).getFirst();
        System.out.printf("%d files, %d MB%n", pack.files(), Objects.requireNonNullElse(pack.bytes(), 0L) / 1_000_000);
        assertThat(pack.state()).isEqualTo(MadePack.State.READY);

        organisation.as(auditor, () -> exports.start(campaign, ExportFormat.PDF, PeopleFilter.NONE));
        measured(
                "proof to print",
                () -> organisation
                                .as(auditor, () -> exports.mine(campaign))
                                .getFirst()
                                .state()
                        != Export.State.RUNNING);
        Export proof = organisation.as(auditor, () -> exports.mine(campaign)).getFirst();
        System.out.printf("%s, %d MB%n", proof.fileName(), Objects.requireNonNullElse(proof.bytes(), 0L) / 1_000_000);
        assertThat(proof.state()).isEqualTo(Export.State.READY);
        assertThat(proof.fileName()).endsWith(".zip");
        assertThat(proof.done()).isEqualTo(CROWD);
    }

    /** Waits till it is there, and fails where it took too much memory. */
    private static void measured(String what, Callable<Boolean> there) {
        long before = afterClearing();
        AtomicLong most = new AtomicLong(before);
        long begun = System.nanoTime();
        await().atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    most.accumulateAndGet(afterClearing(), Math::max);
                    return there.call();
                });
        long megabytes = (most.get() - before) / 1_000_000;
        System.out.printf(
                "%s of %,d people: %d s, %d MB of memory more than before%n",
                what, CROWD, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), megabytes);
        assertThat(megabytes).isLessThan(MOST_MEGABYTES);
    }

    /** By the process, and then by one statement for all answers and one for their rows of the trail. */
    private UUID answered() {
        DeskCampaign desks = new DeskCampaign(organisation, jdbc, clock, "Crowd");
        jdbc.sql("""
            INSERT INTO person (id, username, name, email, department_id, location, joined_at, synced_at)
            SELECT gen_random_uuid(), 'crowd-' || :run || n, 'Person ' || n, 'p' || n || '@example.org', :department,
                'Hamburg', :now, :now
            FROM generate_series(1, :crowd) n
            """)
                .param("run", Ids.next().toString())
                .param("department", desks.department)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("crowd", CROWD)
                .update();
        UUID campaign = desks.start(campaigns);
        jobs.runAll();
        int answered = jdbc.sql("""
            WITH answered AS (UPDATE attestation SET state = 'ATTESTED', answered_at = :now,
                    statement = 'I have read it.' WHERE campaign_id = :campaign RETURNING person_id)
            INSERT INTO audit_event (at, actor_id, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
            SELECT :now, p.id, p.name, 'Attested', 'campaign', :campaign, 'campaign', :campaign,
                jsonb_build_object('version', '1.0', 'sha256', :sha256, 'confirmation', 'CLICK')
            FROM answered a JOIN person p ON p.id = a.person_id
            """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("campaign", campaign)
                .param("sha256", PublishedPolicies.sha256(DeskCampaign.TEXT))
                .update();
        assertThat(answered).isEqualTo(CROWD);
        return campaign;
    }

    private static long afterClearing() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
