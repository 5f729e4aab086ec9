package org.bylaw.attestation.proof;

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
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.FilterWords;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.BackgroundWork;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.TemporaryFiles;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exports of a campaign's people, written in the background on behalf of whoever asked: they may leave and come back, and
 * fetch the file for some days. Each holds what that person may see; fetching checks it again.
 */
@Service
public class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    /** Two leave a processor for those who read and attest meanwhile. */
    private static final int AT_ONCE = 2;

    private static final int MOST_OF_A_PERSON = 3;

    /** Longer than any pause of a node that still works. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(45);

    private final ExportTable table;
    private final ExportWriter writer;
    private final FilterWords words;
    private final CampaignProgress progress;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ProofSettings settings;
    private final Clock clock;

    private final BackgroundWork background = new BackgroundWork("export-", AT_ONCE);

    Exports(
            ExportTable table,
            ExportWriter writer,
            FilterWords words,
            CampaignProgress progress,
            CurrentPerson currentPerson,
            AuditTrail audit,
            TransactionTemplate transaction,
            ProofSettings settings,
            Clock clock) {
        this.table = table;
        this.writer = writer;
        this.words = words;
        this.progress = progress;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins an export of those whom the filter leaves, as far as whoever is logged in may see them.
     *
     * @return its id; the file is there a while later
     */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public UUID start(UUID campaignId, ExportFormat format, PeopleFilter filter) {
        boolean everyone = !progress.teamOnly(campaignId);
        UUID me = currentPerson.requireId();
        UUID id = Ids.next();
        String sentence = words.of(filter, everyone);
        if (!table.life()
                .begin(
                        transaction,
                        me,
                        MOST_OF_A_PERSON,
                        () -> table.begin(id, campaignId, me, format, filter, sentence, everyone))) {
            throw Problem.stale(
                    say("{0} exports of yours are being written. Please wait for one of them.", MOST_OF_A_PERSON));
        }
        background.begin(id, done -> work(id, filter, done));
        return id;
    }

    /** The same once more, with the people as they are now. */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public UUID again(UUID exportId) {
        Export export = requireMine(exportId);
        return start(export.campaignId(), export.format(), table.filter(exportId));
    }

    /** My own of a campaign, the newest first. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public List<Export> mine(UUID campaignId) {
        return table.of(campaignId, currentPerson.requireId());
    }

    /** Until when the file can be fetched. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public LocalDate keptUntil(Export export) {
        return LocalDate.ofInstant(export.startedAt(), clock.getZone()).plusDays(settings.exportDays());
    }

    /** @throws Problem where it is not ready, somebody else's, or holds more than whoever is logged in may see today */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public Export ready(UUID exportId) {
        Export export = requireMine(exportId);
        if (progress.teamOnly(export.campaignId()) && export.everyone()) {
            throw Problem.forbidden(
                    say("You may no longer see everyone whom this file holds. Please export it again."));
        }
        if (export.state() != Export.State.READY) {
            throw Problem.stale(say("This file is not ready. Please load the page again."));
        }
        return export;
    }

    /** Hands the file over piece by piece. */
    @Costly(Costly.Kind.DOWNLOAD)
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public void copy(UUID exportId, OutputStream out) throws IOException {
        Export export = ready(exportId);
        SubjectRef campaign = SubjectRef.campaign(export.campaignId());
        audit.recordAhead(
                "CampaignExportFetched",
                campaign,
                campaign,
                Map.of(
                        "file", Objects.requireNonNullElse(export.fileName(), ""),
                        "fileSha256", Objects.requireNonNullElse(export.sha256(), "")));
        table.copy(export.id(), out);
    }

    private Export requireMine(UUID exportId) {
        return table.find(exportId)
                .filter(export -> export.personId().equals(currentPerson.requireId()))
                .orElseThrow(() -> Problem.notFound(say("This export is not there any more. Please start a new one.")));
    }

    private void work(UUID id, PeopleFilter filter, AtomicInteger done) {
        Path file = null;
        try {
            file = TemporaryFiles.file("export");
            write(table.find(id).orElseThrow(), filter, file, done);
        } catch (ExportWriter.Interrupted e) {
            table.life().end(id, Export.State.INTERRUPTED);
        } catch (IOException | RuntimeException e) {
            LOG.error("An export broke off", e);
            table.life().end(id, Export.State.FAILED);
        } finally {
            delete(file);
        }
    }

    private void write(Export export, PeopleFilter filter, Path file, AtomicInteger done) throws IOException {
        UUID id = export.id();
        int total = progress.count(export.campaignId(), filter);
        table.counted(id, total);
        CampaignSummary campaign = progress.one(export.campaignId());
        String name = name(campaign);
        String ending = ExportWriter.inParts(export, total)
                ? "zip"
                : export.format().name().toLowerCase(Locale.ROOT);
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            writer.write(export, filter, name, total, out, done);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        transaction.executeWithoutResult(status -> {
            try (InputStream written = Files.newInputStream(file)) {
                if (table.ready(id, done.get(), name + "." + ending, Files.size(file), sha256, written)) {
                    record(export, campaign, done.get(), sha256);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void record(Export export, CampaignSummary campaign, int rows, String sha256) {
        SubjectRef ref = SubjectRef.campaign(campaign.id());
        SubjectRef page = campaign.policies().size() == 1
                ? SubjectRef.policy(campaign.policies().getFirst().id())
                : ref;
        audit.record(
                "CampaignExported",
                ref,
                page,
                Map.of(
                        "format",
                        export.format().name(),
                        "filter",
                        words.inEnglish(table.filter(export.id()), export.everyone()),
                        "rows",
                        rows,
                        "fileSha256",
                        sha256));
    }

    private String name(CampaignSummary campaign) {
        String references = campaign.policies().stream()
                .limit(3)
                .map(policy -> policy.reference().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
        return say("attestation-{0}", references) + "-" + LocalDate.now(clock);
    }

    /** Notes progress, gives up what died with a node, and deletes what was kept long enough. */
    @Scheduled(fixedDelay = 1000)
    void beat() {
        Map<UUID, Integer> progress = background.progress();
        if (!progress.isEmpty()) {
            table.life().alive(progress);
        }
    }

    @Scheduled(fixedDelay = 15_000)
    void sweep() {
        beat();
        table.life().interrupt(clock.instant().minus(DEAD_AFTER));
        table.life()
                .delete(LocalDate.now(clock)
                        .minusDays(settings.exportDays())
                        .atStartOfDay(clock.getZone())
                        .toInstant());
    }

    @PreDestroy
    void end() {
        background.stop().forEach(id -> table.life().end(id, Export.State.INTERRUPTED));
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("A temporary file could not be deleted: {}", file);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
