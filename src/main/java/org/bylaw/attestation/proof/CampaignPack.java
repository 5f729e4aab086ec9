package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Grouping;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.evidencepack.PackSubject;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts a campaign into its evidence pack, and a version's campaigns into that of the version: terms, figures, everyone. */
@Component
@Order(60)
class CampaignPack implements PackSubject, PackSource {

    private final CampaignProgress progress;
    private final ProofQueries queries;
    private final Letterhead letterhead;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    CampaignPack(
            CampaignProgress progress,
            ProofQueries queries,
            Letterhead letterhead,
            CurrentPerson currentPerson,
            Clock clock) {
        this.progress = progress;
        this.queries = queries;
        this.letterhead = letterhead;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.CAMPAIGN) || kind.equals(SubjectRef.POLICY_VERSION);
    }

    @Override
    public boolean mayAsk(SubjectRef subject) {
        return currentPerson.hasAny(Role.AUDITOR, Role.COMPLIANCE, Role.MANAGEMENT)
                ? !progress.teamOnly(subject.id())
                : progress.owns(subject.id());
    }

    @Override
    public About about(SubjectRef subject) {
        CampaignSummary campaign = progress.one(subject.id());
        SubjectRef page = campaign.policies().size() == 1
                ? SubjectRef.policy(campaign.policies().getFirst().id())
                : subject;
        return new About(
                say("Campaign for {0}", campaign.title()),
                "campaign-"
                        + campaign.policies().stream()
                                .limit(3)
                                .map(policy -> policy.reference().toLowerCase(Locale.ROOT))
                                .reduce((one, other) -> one + "-" + other)
                                .orElse(""),
                page,
                "/campaigns/" + subject.id());
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        if (subject.kind().equals(SubjectRef.CAMPAIGN)) {
            write(subject.id(), "", pack);
            for (ProofQueries.AskedText text : queries.texts(subject.id())) {
                pack.text(
                        "text/%s-%s.md".formatted(text.reference().toLowerCase(Locale.ROOT), text.version()),
                        text.body());
            }
            return;
        }
        List<UUID> campaigns = queries.campaignsOf(subject.id());
        for (UUID campaign : campaigns) {
            pack.alsoRan(campaign);
            write(campaign, campaign + "/", pack);
        }
    }

    private void write(UUID campaignId, String folder, Pack pack) throws IOException {
        CampaignSummary campaign = progress.one(campaignId);
        pack.json("attestations/" + folder + "campaign.json", campaign);
        pack.json("attestations/" + folder + "departments.json", progress.groups(campaignId, Grouping.DEPARTMENT));
        List<ExportFact> facts = List.of(new ExportFact(say("Campaign"), campaign.title()));
        pack.file("attestations/" + folder + "people.csv", out -> people(campaignId, facts, out));
        pack.file("attestations/" + folder + "campaign.pdf", out -> {
            ProofFile.Content content = new ProofFile.Content(
                    campaign,
                    queries.versions(campaignId),
                    progress.groups(campaignId, Grouping.DEPARTMENT),
                    true,
                    facts,
                    pack.at());
            try (ProofFile proof = new ProofFile(open(out), content, letterhead)) {
                proof.finish();
            }
        });
    }

    private void people(UUID campaignId, List<ExportFact> facts, OutputStream out) throws IOException {
        try (CsvFile csv = new CsvFile(open(out), clock.getZone(), facts)) {
            progress.each(campaignId, PeopleFilter.NONE, person -> {
                try {
                    csv.person(person);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            csv.finish();
        }
    }

    /** Left open for the pack, which closes it. */
    private static OutputStream open(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
