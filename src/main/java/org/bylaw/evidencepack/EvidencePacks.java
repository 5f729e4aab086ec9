package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.say;

import jakarta.annotation.PreDestroy;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.BackgroundWork;
import org.bylaw.notification.Outbox;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.TemporaryFiles;
import org.bylaw.shared.Whose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence packs, made in the background on behalf of whoever asked: they may leave and come back, and fetch the zip for some
 * days. That a pack was made and fetched is on record, and fetching asks again whether they may.
 */
@Service
public class EvidencePacks {

    private static final Logger LOG = LoggerFactory.getLogger(EvidencePacks.class);

    private static final int AT_ONCE = 2;
    private static final int MOST_OF_A_PERSON = 2;
    private static final int KEPT_DAYS = 7;

    /** Whoever waited longer has gone on to something else, and gets a mail. */
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Longer than any pause of a node that still works. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

    private final PackTable table;
    private final PackWriter writer;
    private final List<PackSubject> subjects;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    private final BackgroundWork background = new BackgroundWork("evidence-pack-", AT_ONCE);

    EvidencePacks(
            PackTable table,
            PackWriter writer,
            List<PackSubject> subjects,
            CurrentPerson currentPerson,
            AuditTrail audit,
            Outbox outbox,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.writer = writer;
        this.subjects = subjects;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.outbox = outbox;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the current person may have the pack of that thing; false, too, where there is no such thing. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public boolean mayAsk(SubjectRef subject) {
        try {
            return of(subject).mayAsk(subject);
        } catch (Problem problem) {
            return false;
        }
    }

    /**
     * Begins a pack.
     *
     * @return its id; the zip is there a while later
     */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Costly(Costly.Kind.EXPORT)
    public UUID start(SubjectRef subject) {
        require(subject);
        UUID me = currentPerson.requireId();
        UUID id = Ids.next();
        if (!table.life().begin(transaction, me, MOST_OF_A_PERSON, () -> table.begin(id, subject, me))) {
            throw Problem.stale(
                    say("{0} packs of yours are being made. Please wait for one of them.", MOST_OF_A_PERSON));
        }
        background.begin(id, done -> work(id, subject, done));
        return id;
    }

    /** My own of a thing, the newest first. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<MadePack> mine(SubjectRef subject) {
        return table.of(subject, currentPerson.requireId());
    }

    /** Until when the zip can be fetched. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public LocalDate keptUntil(MadePack pack) {
        return LocalDate.ofInstant(pack.startedAt(), clock.getZone()).plusDays(KEPT_DAYS);
    }

    /** @throws Problem where it is not ready, somebody else's, or about something that is no longer for this person */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public MadePack ready(UUID packId) {
        MadePack pack = table.find(packId)
                .filter(found -> found.personId().equals(currentPerson.requireId()))
                .orElseThrow(
                        () -> Problem.notFound(say("This pack is not there any more. Please have a new one made.")));
        require(pack.subject());
        if (pack.state() != MadePack.State.READY) {
            throw Problem.stale(say("This file is not ready. Please load the page again."));
        }
        return pack;
    }

    /** Hands the zip over piece by piece, which is on record from when it begins. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    @Costly(Costly.Kind.DOWNLOAD)
    public void copy(UUID packId, OutputStream out) throws IOException {
        MadePack pack = ready(packId);
        PackSubject.About about = of(pack.subject()).about(pack.subject());
        audit.recordAhead(
                "EvidencePackDownloaded", pack.subject(), about.page(), details(about, String.valueOf(pack.sha256())));
        table.copy(pack.id(), out);
    }

    private static Map<String, String> details(PackSubject.About about, String sha256) {
        return Map.of("title", about.title(), "fileSha256", sha256);
    }

    private void require(SubjectRef subject) {
        if (!of(subject).mayAsk(subject)) {
            throw Problem.forbidden(
                    say("Auditors, compliance, management and whoever answers for this have its evidence pack made."));
        }
    }

    private PackSubject of(SubjectRef subject) {
        return subjects.stream()
                .filter(owner -> owner.supports(subject.kind()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(say("There is no evidence pack of this.")));
    }

    private void work(UUID id, SubjectRef subject, AtomicInteger files) {
        try {
            make(id, subject, files);
        } catch (PackWriter.Interrupted e) {
            table.life().end(id, MadePack.State.INTERRUPTED);
        } catch (IOException | RuntimeException e) {
            LOG.error("An evidence pack broke off", e);
            table.life().end(id, MadePack.State.FAILED);
        }
    }

    private void make(UUID id, SubjectRef subject, AtomicInteger files) throws IOException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PackSubject.About about = of(subject).about(subject);
        Path zip = TemporaryFiles.file("pack");
        try (StagedPack pack = new StagedPack(subject, at, json, files)) {
            writer.fill(pack, subject, about);
            MessageDigest digest = StagedPack.sha256();
            try (OutputStream out =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)), digest)) {
                pack.zipTo(out);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            String name = Escaped.name(
                    "evidence-pack-%s-%s.zip".formatted(about.fileName(), LocalDate.ofInstant(at, clock.getZone())));
            store(id, about, subject, pack.files().size(), name, zip, sha256);
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    private void store(
            UUID id, PackSubject.About about, SubjectRef subject, int files, String name, Path zip, String sha256) {
        transaction.executeWithoutResult(status -> {
            try (InputStream written = Files.newInputStream(zip)) {
                if (table.ready(id, files, name, Files.size(zip), sha256, written)) {
                    audit.record("EvidencePackMade", subject, about.page(), details(about, sha256));
                    tell(table.find(id).orElseThrow(), about);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void tell(MadePack pack, PackSubject.About about) {
        if (pack.startedAt().plus(LONG).isBefore(clock.instant())) {
            outbox.urgent(
                    List.of(pack.personId()), "evidence-pack.ready", Map.of("title", about.title()), about.path());
        }
    }

    /** Notes progress. */
    @Scheduled(fixedDelay = 1000)
    void beat() {
        Map<UUID, Integer> progress = background.progress();
        if (!progress.isEmpty()) {
            table.life().alive(progress);
        }
    }

    /** Gives up what died with a node, and deletes what was kept long enough. */
    @Scheduled(fixedDelay = 15_000)
    void sweep() {
        beat();
        table.life().interrupt(clock.instant().minus(DEAD_AFTER));
        table.life()
                .delete(LocalDate.now(clock)
                        .minusDays(KEPT_DAYS)
                        .atStartOfDay(clock.getZone())
                        .toInstant());
    }

    @PreDestroy
    void end() {
        background.stop().forEach(id -> table.life().end(id, MadePack.State.INTERRUPTED));
    }
}
