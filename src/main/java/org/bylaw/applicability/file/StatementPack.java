package org.bylaw.applicability.file;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.evidencepack.Pack;
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

    StatementPack(Statements statements, StatementFiles files, CurrentPerson currentPerson) {
        this.statements = statements;
        this.files = files;
        this.currentPerson = currentPerson;
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
        pack.file("text/statement.pdf", out -> out.write(files.bytes(version, StatementFiles.Format.PDF)));
        pack.file("text/statement.xlsx", out -> out.write(files.bytes(version, StatementFiles.Format.XLSX)));
        Optional<StatementVersion> before = former(version);
        if (before.isPresent()) {
            pack.json(
                    "comparison/with-%s.json".formatted(before.get().name()),
                    statements.between(before.get(), version));
        }
    }

    /** The newest of those that were approved before it. */
    private Optional<StatementVersion> former(StatementVersion version) {
        List<StatementVersion> earlier = statements.before(version);
        return earlier.stream().max(Comparator.comparingInt(StatementVersion::number));
    }
}
