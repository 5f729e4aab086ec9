package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Grouping;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.document.paper.Paper;
import org.bylaw.document.paper.Prose;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackPaper;
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
    private final PackPaper papers;
    private final Clock clock;

    CampaignPack(
            CampaignProgress progress,
            ProofQueries queries,
            Letterhead letterhead,
            CurrentPerson currentPerson,
            PackPaper papers,
            Clock clock) {
        this.progress = progress;
        this.queries = queries;
        this.letterhead = letterhead;
        this.currentPerson = currentPerson;
        this.papers = papers;
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
            int number = 0;
            for (ProofQueries.AskedText text : queries.texts(subject.id())) {
                number++;
                asked(text, number, pack);
            }
            return;
        }
        List<UUID> campaigns = queries.campaignsOf(subject.id());
        for (UUID campaign : campaigns) {
            pack.alsoRan(campaign);
            write(campaign, campaign + "/", pack);
        }
    }

    /** The text that people were asked to read, and what proves how it came to be. */
    private void asked(ProofQueries.AskedText text, int number, Pack pack) throws IOException {
        String name = "%02d-%s-%s".formatted(number, text.reference().toLowerCase(Locale.ROOT), text.version());
        pack.text("text/" + name + ".md", text.body());
        pack.file("text/" + name + ".pdf", out -> {
            try (Paper paper = papers.begin(text.title() + " " + text.version(), pack.at())) {
                paper.title(text.title());
                paper.fact(say("Reference"), text.reference());
                paper.fact(say("Version"), text.version());
                paper.fact(say("SHA-256 of the text"), text.sha256());
                paper.attach(
                        name + ".md",
                        "text/markdown",
                        say("The text whose SHA-256 was attested"),
                        text.body().getBytes(StandardCharsets.UTF_8));
                paper.heading(say("Text"));
                new Prose(paper, 2).set(text.body());
                paper.writeTo(out);
            }
        });
        pack.alsoProve(SubjectRef.policyVersion(text.id()), "versions/" + name);
    }

    private void write(UUID campaignId, String folder, Pack pack) throws IOException {
        CampaignSummary campaign = progress.one(campaignId);
        pack.json("attestations/" + folder + "campaign.json", campaign);
        pack.json("attestations/" + folder + "departments.json", progress.groups(campaignId, Grouping.DEPARTMENT));
        List<ExportFact> facts = List.of(new ExportFact(say("Campaign"), campaign.title()));
        pack.file("attestations/" + folder + "people.csv", out -> people(campaignId, facts, new LeftOpen(out)));
        pack.file("attestations/" + folder + "campaign.pdf", out -> {
            ProofFile.Content content = new ProofFile.Content(
                    campaign,
                    queries.versions(campaignId),
                    progress.groups(campaignId, Grouping.DEPARTMENT),
                    true,
                    facts,
                    pack.at());
            try (ProofFile proof = new ProofFile(new LeftOpen(out), content, letterhead)) {
                proof.finish();
            }
        });
    }

    private void people(UUID campaignId, List<ExportFact> facts, OutputStream out) throws IOException {
        try (CsvFile csv = new CsvFile(out, clock.getZone(), facts)) {
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
}
