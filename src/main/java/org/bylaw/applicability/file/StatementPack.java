package org.bylaw.applicability.file;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.document.paper.Paper;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackPaper;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.evidencepack.PackSubject;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts a version of the Statement of Applicability into its evidence pack: the signed text, PDF, workbook, what changed. */
@Component
@Order(50)
class StatementPack implements PackSubject, PackSource {

    private final Statements statements;
    private final StatementFiles files;
    private final CurrentPerson currentPerson;
    private final PackPaper papers;

    StatementPack(Statements statements, StatementFiles files, CurrentPerson currentPerson, PackPaper papers) {
        this.statements = statements;
        this.files = files;
        this.currentPerson = currentPerson;
        this.papers = papers;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.APPLICABILITY);
    }

    @Override
    public boolean mayAsk(SubjectRef subject) {
        StatementVersion version = statements.version(subject.id());
        return currentPerson.hasAny(Role.AUDITOR, Role.COMPLIANCE, Role.MANAGEMENT)
                || version.ownerId().equals(currentPerson.requireId());
    }

    @Override
    public About about(SubjectRef subject) {
        StatementVersion version = statements.version(subject.id());
        return new About(
                version.title() + " " + version.name(),
                "soa-" + version.framework() + "-" + version.name(),
                subject,
                version.path());
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        StatementVersion version = statements.version(subject.id());
        pack.json("text/facts.json", version);
        pack.json("text/controls.json", statements.lines(version));
        if (version.isFrozen()) {
            pack.text("text/statement.txt", statements.text(version));
        }
        pack.file(
                "text/statement.pdf",
                out -> files.print(version, paper -> papers.signOffSheet(paper, pack.signOffs()), out));
        pack.file("text/statement.xlsx", out -> out.write(files.bytes(version, StatementFiles.Format.XLSX)));
        Optional<StatementVersion> before = former(version);
        if (before.isPresent()) {
            compare(before.get(), version, pack);
        }
    }

    private void compare(StatementVersion before, StatementVersion after, Pack pack) throws IOException {
        List<Difference> differences = statements.between(before, after);
        String name = "comparison/with-" + before.name();
        pack.json(name + ".json", differences);
        String title = say("{0}: version {1} compared with {2}", after.title(), after.name(), before.name());
        pack.file(name + ".pdf", out -> {
            try (Paper paper = papers.begin(title, pack.at())) {
                paper.title(title);
                paper.fact(say("Framework"), after.frameworkName());
                paper.fact(say("Controls that differ"), say("{0}", differences.size()));
                fingerprint(paper, before);
                fingerprint(paper, after);
                papers.differences(
                        paper, differences.stream().map(StatementPack::told).toList());
                paper.writeTo(out);
            }
        });
    }

    private static void fingerprint(Paper paper, StatementVersion version) throws IOException {
        if (version.sha256() != null) {
            paper.fact(say("SHA-256 of {0}", version.name()), version.sha256());
        }
    }

    private static PackPaper.Difference told(Difference difference) {
        String heading =
                switch (difference.kind()) {
                    case ADDED -> difference.name() + " " + say("is new in it");
                    case REMOVED -> difference.name() + " " + say("is no longer in it");
                    case CHANGED -> difference.name();
                };
        return new PackPaper.Difference(
                heading,
                difference.facts().stream()
                        .map(fact -> new PackPaper.Change(fact.name(), fact.before(), fact.after()))
                        .toList());
    }

    /** The newest of those that were approved before it. */
    private Optional<StatementVersion> former(StatementVersion version) {
        List<StatementVersion> earlier = statements.before(version);
        return earlier.stream().max(Comparator.comparingInt(StatementVersion::number));
    }
}
