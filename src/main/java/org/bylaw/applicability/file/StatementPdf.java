package org.bylaw.applicability.file;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementLine;
import org.bylaw.applicability.StatementState;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.document.paper.Column;
import org.bylaw.document.paper.Paper;
import org.bylaw.document.paper.Table;
import org.bylaw.shared.Say;

/** A version to print: what it is, who approved and signed it, then every control. */
class StatementPdf {

    private final StatementFiles.Content content;
    private final Clock clock;

    StatementPdf(StatementFiles.Content content, Clock clock) {
        this.content = content;
        this.clock = clock;
    }

    /** What a paper goes on with. */
    interface Part {
        void on(Paper paper) throws IOException;
    }

    void writeTo(OutputStream out) throws IOException {
        writeTo(out, this::signatures);
    }

    /** @param signatures who decided and signed */
    void writeTo(OutputStream out, Part signatures) throws IOException {
        StatementVersion version = content.version();
        String title = say("{0}, version {1}", version.title(), version.name());
        String footer = content.organisation().isBlank() ? "Bylaw" : content.organisation();
        try (Paper paper = new Paper(new Paper.Frame(
                title,
                footer,
                Say.language(),
                (number, pages) -> say("Page {0} of {1}", number, pages),
                Objects.requireNonNullElse(version.submittedAt(), clock.instant()),
                true))) {
            paper.title(title);
            if (version.state() == StatementState.DRAFT || version.state() == StatementState.APPROVAL) {
                paper.paragraph(say("Not approved. It is not in force."));
            }
            if (!content.organisation().isBlank()) {
                paper.fact(say("Organisation"), content.organisation());
            }
            facts(paper, content.facts());
            signatures.on(paper);
            paper.newPage();
            paper.heading(say("Controls"));
            controls(paper);
            paper.writeTo(out);
        }
    }

    private void signatures(Paper paper) throws IOException {
        for (List<StatementFiles.Fact> signature : content.signatures()) {
            paper.heading(say("Signature"));
            facts(paper, signature);
        }
    }

    private static void facts(Paper paper, List<StatementFiles.Fact> facts) throws IOException {
        for (StatementFiles.Fact fact : facts) {
            paper.fact(fact.name(), fact.value());
        }
    }

    private void controls(Paper paper) throws IOException {
        Table table = paper.table(
                new Column(say("Control"), 20),
                new Column(say("Applicable?"), 11),
                new Column(say("Reasons"), 11),
                new Column(say("Justification"), 20),
                new Column(say("Status"), 12),
                new Column(say("Owner"), 13),
                new Column(say("Maturity"), 9),
                new Column(say("Policies"), 17),
                new Column(say("How we do it"), 24));
        for (StatementLine line : content.lines()) {
            table.row(
                    line.name(),
                    Difference.decision(line.applicable()),
                    Difference.reasons(line),
                    line.justification(),
                    say(line.status().word()),
                    line.department().isEmpty() ? line.owner() : line.owner() + "\n" + line.department(),
                    maturity(line),
                    String.join("\n", line.policies()),
                    line.how());
        }
    }

    private static String maturity(StatementLine line) {
        String is = Objects.toString(line.maturity(), "–");
        return line.target() == null ? is : say("{0}, target {1}", is, line.target());
    }
}
