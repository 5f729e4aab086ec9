package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Figures;
import org.bylaw.attestation.GroupFigures;
import org.bylaw.document.paper.Column;
import org.bylaw.document.paper.Paper;
import org.bylaw.document.paper.Table;
import org.jspecify.annotations.Nullable;

/** The proof of a campaign to print: what was asked, how it ended, the figures by department, then everyone. */
class ProofFile implements RowsFile {

    /**
     * What stands before the list.
     *
     * @param groups the figures by department, as they are now
     * @param whole whether the figures are those of everyone asked
     */
    record Content(
            CampaignSummary campaign,
            List<ProofQueries.AskedVersion> versions,
            List<GroupFigures> groups,
            boolean whole,
            List<ExportFact> facts,
            Instant at) {}

    /** One of several files, counted from 1; the figures stand in the first. */
    record Part(int number, int of) {
        static final Part WHOLE = new Part(1, 1);
    }

    private final OutputStream out;
    private final Content content;
    private final Letterhead letterhead;
    private final Paper paper;
    private final boolean several;
    private @Nullable Table list;

    ProofFile(OutputStream out, Content content, Letterhead letterhead) throws IOException {
        this(out, content, letterhead, Part.WHOLE);
    }

    ProofFile(OutputStream out, Content content, Letterhead letterhead, Part part) throws IOException {
        this.out = out;
        this.content = content;
        this.letterhead = letterhead;
        this.several = content.versions().size() > 1;
        CampaignSummary campaign = content.campaign();
        String title = say("Proof of attestation: {0}", campaign.title());
        paper = letterhead.paper(
                part.of() == 1 ? title : say("{0}, part {1} of {2}", title, part.number(), part.of()), content.at());
        paper.title(say("Proof of attestation"));
        paper.paragraph(campaign.title());
        letterhead.name(paper);
        paper.fact(say("Answered for by"), campaign.responsibleName());
        paper.fact(say("Asked from"), letterhead.moment(campaign.opensAt()));
        paper.fact(say("Due on"), say("{0}", campaign.dueOn()));
        if (campaign.endedAt() != null) {
            paper.fact(say("Ended at"), letterhead.moment(campaign.endedAt()));
        }
        if (campaign.reason() != null) {
            paper.fact(say("Why it was cancelled"), campaign.reason());
        }
        paper.fact(say("What people confirm"), campaign.statement());
        for (ExportFact fact : content.facts()) {
            paper.fact(fact.name(), fact.value());
        }
        if (part.of() > 1) {
            paper.fact(say("Part"), say("{0} of {1}; the figures stand in the first", part.number(), part.of()));
        }
        versions();
        if (part.number() == 1) {
            figures();
            departments();
        }
    }

    private void versions() throws IOException {
        paper.heading(say("Texts"));
        Table texts = paper.table(
                new Column(say("Policy"), 80),
                new Column(say("Reference"), 54),
                new Column(say("Version"), 42),
                new Column(say("SHA-256 of the text"), 312));
        for (ProofQueries.AskedVersion version : content.versions()) {
            texts.row(version.title(), version.reference(), version.version(), version.sha256());
        }
    }

    private void figures() throws IOException {
        paper.heading(say("Figures"));
        Figures now = sum(content.groups());
        CampaignSummary campaign = content.campaign();
        boolean ended = content.whole() && campaign.endedAt() != null;
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("", 3));
        if (ended) {
            columns.add(new Column(say("When it ended"), 1, true));
        }
        columns.add(new Column(say("At the time of this proof"), 1, true));
        Table table = paper.table(columns.toArray(Column[]::new));
        Figures then = campaign.figures();
        row(table, say("Asked"), then.asked(), now.asked(), ended);
        row(table, say("Attested"), then.attested(), now.attested(), ended);
        row(table, say("Declined"), then.declined(), now.declined(), ended);
        row(table, say("Excused"), then.excused(), now.excused(), ended);
        row(table, say("Not yet"), then.open(), now.open(), ended);
        row(table, say("Without an answer"), then.missed(), now.missed(), ended);
        if (several) {
            paper.remark(
                    say(
                            "Each person counts once for each text. Whoever left or moved away before answering is not counted."));
        } else {
            paper.remark(say("Whoever left or moved away before answering is not counted."));
        }
    }

    private static void row(Table table, String name, long then, long now, boolean ended) throws IOException {
        if (ended) {
            table.row(name, say("{0}", then), say("{0}", now));
        } else {
            table.row(name, say("{0}", now));
        }
    }

    private void departments() throws IOException {
        paper.heading(say("By department"));
        Table table = paper.table(
                new Column(say("Department"), 3),
                new Column(say("Asked"), 1, true),
                new Column(say("Attested"), 1, true),
                new Column(say("Declined"), 1, true),
                new Column(say("Excused"), 1, true),
                new Column(say("Not yet"), 1, true),
                new Column(say("Without an answer"), 1, true));
        for (GroupFigures group : content.groups()) {
            Figures figures = group.figures();
            table.row(
                    group.name().isEmpty() ? say("Without a department") : group.name(),
                    say("{0}", figures.asked()),
                    say("{0}", figures.attested()),
                    say("{0}", figures.declined()),
                    say("{0}", figures.excused()),
                    say("{0}", figures.open()),
                    say("{0}", figures.missed()));
        }
    }

    private static Figures sum(List<GroupFigures> groups) {
        return groups.stream()
                .map(GroupFigures::figures)
                .reduce(
                        new Figures(0, 0, 0, 0, 0, 0),
                        (one, other) -> new Figures(
                                one.asked() + other.asked(),
                                one.attested() + other.attested(),
                                one.declined() + other.declined(),
                                one.excused() + other.excused(),
                                one.open() + other.open(),
                                one.missed() + other.missed()));
    }

    @Override
    public void person(AskedPerson person) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(person.name() + "\n" + person.username());
        cells.add(person.department() == null ? "–" : person.department());
        if (several) {
            cells.add(person.policy() + " " + person.version());
        }
        cells.add(person.state().word());
        cells.add(person.answeredAt() == null ? "–" : letterhead.shortMoment(person.answeredAt()));
        cells.add(Stream.of(RowCells.how(person), person.reason() == null ? "" : person.reason())
                .filter(part -> !part.isEmpty())
                .reduce((how, reason) -> how + "; " + reason)
                .orElse(""));
        list().row(cells.toArray(String[]::new));
    }

    private Table list() throws IOException {
        if (list == null) {
            paper.newPage();
            paper.heading(say("Everyone in this proof"));
            List<Column> columns = new ArrayList<>();
            columns.add(new Column(say("Name"), 26));
            columns.add(new Column(say("Department"), 18));
            if (several) {
                columns.add(new Column(say("Policy"), 20));
            }
            columns.add(new Column(say("Answer"), 13));
            columns.add(new Column(say("Answered at"), 17));
            columns.add(new Column(say("How, or why"), 22));
            list = paper.table(columns.toArray(Column[]::new));
        }
        return list;
    }

    @Override
    public void finish() throws IOException {
        paper.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        paper.close();
    }
}
