package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Grouping;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.people.CurrentPerson;
import org.springframework.stereotype.Component;

/** Writes a campaign's people into a file, streamed from the database, in the language and the sight of the present person. */
@Component
class ExportWriter {

    private final CampaignProgress progress;
    private final ProofQueries queries;
    private final Letterhead letterhead;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ExportWriter(
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

    /**
     * Writes the whole file.
     *
     * @param name of the file, without ending
     * @param done counted up with each row
     */
    void write(Export export, PeopleFilter filter, String name, int total, OutputStream out, AtomicInteger done)
            throws IOException {
        CampaignSummary campaign = progress.one(export.campaignId());
        Instant at = clock.instant();
        try (RowsFile file = file(export, campaign, name, total, at, out)) {
            progress.each(export.campaignId(), filter, person -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Interrupted();
                }
                try {
                    file.person(person);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                done.incrementAndGet();
            });
            file.finish();
        }
    }

    /** The application is about to end. */
    static final class Interrupted extends RuntimeException {}

    private List<ExportFact> facts(Export export, CampaignSummary campaign, int total, Instant at) {
        List<ExportFact> facts = new ArrayList<>();
        if (export.format() != ExportFormat.PDF) {
            facts.add(new ExportFact(say("Campaign"), campaign.title()));
        }
        facts.add(new ExportFact(say("This list holds"), export.filterWords()));
        facts.add(new ExportFact(say("Rows"), say("{0}", total)));
        facts.add(new ExportFact(
                say("Exported"),
                say(
                        "{0}, by {1}",
                        letterhead.moment(at), currentPerson.require().name())));
        return facts;
    }

    /** Whether it takes several files, which are handed out as a zip. */
    static boolean inParts(Export export, int total) {
        return export.format() == ExportFormat.PDF && total > ProofParts.MOST;
    }

    private RowsFile file(Export export, CampaignSummary campaign, String name, int total, Instant at, OutputStream out)
            throws IOException {
        List<ExportFact> facts = facts(export, campaign, total, at);
        return switch (export.format()) {
            case CSV -> new CsvFile(out, clock.getZone(), facts);
            case XLSX -> new XlsxFile(out, clock.getZone(), facts);
            case PDF -> {
                ProofFile.Content content = new ProofFile.Content(
                        campaign,
                        queries.versions(campaign.id()),
                        progress.groups(campaign.id(), Grouping.DEPARTMENT),
                        export.everyone(),
                        facts,
                        at);
                yield inParts(export, total)
                        ? new ProofParts(out, content, letterhead, name, total, ProofParts.MOST)
                        : new ProofFile(out, content, letterhead);
            }
        };
    }
}
