package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.document.Markdown;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.VirusScanner;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** HR records what people signed on paper, many at once: first a preview, then all in one transaction with the scan. */
@Service
public class PaperAttestations {

    private final CampaignTable campaigns;
    private final PaperTable table;
    private final PaperLookup lookup;
    private final PersonRecord record;
    private final FollowUpSteps followUps;
    private final Completion completion;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final VirusScanner scanner;

    PaperAttestations(
            CampaignTable campaigns,
            PaperTable table,
            PaperLookup lookup,
            PersonRecord record,
            FollowUpSteps followUps,
            Completion completion,
            CurrentPerson currentPerson,
            AuditTrail audit,
            VirusScanner scanner) {
        this.campaigns = campaigns;
        this.table = table;
        this.lookup = lookup;
        this.record = record;
        this.followUps = followUps;
        this.completion = completion;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.scanner = scanner;
    }

    /** Whether whoever is logged in may record paper for the campaign now. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayRecord(UUID campaignId) {
        return currentPerson.has(Role.HR)
                && campaigns.require(campaignId).state().takesAnswers();
    }

    /** What would be recorded and what not; stores nothing. */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.HR)
    public List<PaperLine> preview(UUID campaignId, byte[] list) {
        return lookup.look(
                campaigns.requireAsking(campaignId), PaperSheet.read(list), currentPerson.requireId(), false);
    }

    /**
     * Records the good lines of the list, all of them or none.
     *
     * @param expected how many the preview had
     * @return how many are recorded
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.HR)
    @Transactional
    public int record(UUID campaignId, byte[] list, PaperScan scan, int expected) {
        UUID me = currentPerson.requireId();
        Campaign campaign = campaigns.requireAsking(campaignId);
        List<PaperLine> good = lookup.look(campaign, PaperSheet.read(list), me, true).stream()
                .filter(PaperLine::good)
                .toList();
        if (good.isEmpty()) {
            throw Problem.invalid("list", say("No line of the list can be recorded."));
        }
        if (good.size() != expected) {
            throw changedMeanwhile();
        }
        PaperScan checked = PaperScan.of(scan.name(), scan.content());
        scanner.requireClean("scan", checked.name(), checked.content());
        UUID batch = table.record(campaignId, me, checked, good);
        if (table.attest(campaignId, batch) != good.size()) {
            throw changedMeanwhile();
        }
        followUps.settlePaper(batch);
        audit.record(
                "PaperAttestationsRecorded",
                campaign.ref(),
                campaign.page(),
                Map.of(
                        "people",
                        good.stream().map(PaperAttestations::told).toList(),
                        "count",
                        good.size(),
                        "scan",
                        checked.name(),
                        "fileSha256",
                        Markdown.sha256(checked.content())));
        completion.check(campaignId);
        return good.size();
    }

    private static String told(PaperLine line) {
        return "%s (%s, %s)".formatted(line.name(), line.policy(), line.signedOn());
    }

    /** What was recorded from paper, for HR and auditors; empty for others. */
    @AllowedToAll
    @Whose(ObjectRule.CAMPAIGN_READER)
    public List<PaperBatch> batches(UUID campaignId) {
        return currentPerson.hasAny(Role.HR, Role.AUDITOR) ? table.batches(campaignId) : List.of();
    }

    @Costly(Costly.Kind.DOWNLOAD)
    @Allowed({Role.HR, Role.AUDITOR})
    @Transactional
    public PaperScan scan(UUID campaignId, UUID batchId) {
        PaperScan scan = table.scan(campaignId, batchId).orElseThrow(PaperAttestations::noScan);
        SubjectRef campaign = SubjectRef.campaign(campaignId);
        audit.record("ScanFetched", campaign, campaign, Map.of("scan", scan.name()));
        return scan;
    }

    /** The scan of one attestation, for HR, auditors and the person. */
    @Costly(Costly.Kind.DOWNLOAD)
    @AllowedToAll
    @Transactional
    @Whose(ObjectRule.PAPER_OF)
    public PaperScan scanOf(UUID campaignId, UUID personId, UUID versionId) {
        if (!currentPerson.hasAny(Role.HR, Role.AUDITOR)
                && !currentPerson.requireId().equals(personId)) {
            throw Problem.forbidden(say("The scan is for the person, HR and auditors."));
        }
        PaperScan scan = table.scanOf(campaignId, personId, versionId).orElseThrow(PaperAttestations::noScan);
        audit.record(
                "ScanFetched",
                SubjectRef.campaign(campaignId),
                SubjectRef.person(personId),
                Map.of("scan", scan.name()));
        return scan;
    }

    /** When it was signed and who recorded it; for whoever may see the attestation. */
    @AllowedToAll
    @Whose(ObjectRule.ANSWERS_OF)
    public Optional<PaperBatch.Paper> paper(UUID campaignId, UUID personId, UUID versionId) {
        return record.mayRead(personId) ? table.paper(campaignId, personId, versionId) : Optional.empty();
    }

    private static Problem changedMeanwhile() {
        return Problem.stale(
                say("Somebody answered meanwhile. Nothing was recorded; please look at the preview again."));
    }

    private static Problem noScan() {
        return Problem.notFound(say("There is no scan here."));
    }
}
