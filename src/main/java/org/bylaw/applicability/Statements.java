package org.bylaw.applicability;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.control.Framework;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the versions of the Statement of Applicability and says in what two of them differ. */
@Service
public class Statements {

    private final StatementTable table;
    private final LineTable lines;
    private final StatementAccess access;

    Statements(StatementTable table, LineTable lines, StatementAccess access) {
        this.table = table;
        this.lines = lines;
        this.access = access;
    }

    /**
     * How a control stands in the statement in force.
     *
     * @param said what the version says of it; empty where it does not know the control
     * @param now what a version would say that is submitted today
     * @param difference empty where both say the same
     */
    public record OfControl(
            StatementVersion inForce,
            @Nullable StatementLine said,
            StatementLine now,
            @Nullable Difference difference) {}

    /** All versions, the newest first. */
    @AllowedToSeeControls
    public List<StatementVersion> versions(Framework framework) {
        return table.ofFramework(framework.id());
    }

    /**
     * One version, for whoever works with controls or is asked to decide on it.
     *
     * @throws Problem NOT_FOUND where it is not there, or not for this person to see
     */
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    public StatementVersion version(UUID id) {
        return table.find(id).filter(access::mayRead).orElseThrow(StatementTable::missing);
    }

    /** Those of the same framework that were in force before that one. */
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    public List<StatementVersion> before(StatementVersion version) {
        return table.ofFramework(version(version.id()).frameworkId()).stream()
                .filter(other -> other.number() < version.number() && other.inForceAt() != null)
                .toList();
    }

    /** What it says of each control; a draft follows the controls as they are. */
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    public List<StatementLine> lines(StatementVersion version) {
        return lines.of(version(version.id()));
    }

    /** The exact text that its fingerprint is of; empty for a draft. */
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    public String text(StatementVersion version) {
        return table.body(version(version.id()).id());
    }

    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    public Optional<StatementVersion> inForce(StatementVersion version) {
        return table.inForce(version(version.id()).frameworkId());
    }

    /** What changed from one version to another. */
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    @Transactional(readOnly = true)
    public List<Difference> between(StatementVersion before, StatementVersion after) {
        return Difference.between(lines(before), lines(after));
    }

    /** What of the controls changed since the version was written down; nothing for a draft, which follows them. */
    @AllowedToAll
    @Whose(ObjectRule.STATEMENT_READER)
    @Transactional(readOnly = true)
    public List<Difference> since(StatementVersion version) {
        return Difference.between(lines(version), lines.present(version.frameworkId()));
    }

    /** The controls that nobody has decided on, which keep a draft from being submitted. */
    @AllowedToSeeControls
    public List<String> undecided(StatementVersion version) {
        return lines.undecided(version.frameworkId());
    }

    /** What the statement in force says of a control; empty where there is none, or the control is not tailored. */
    @AllowedToSeeControls
    @Transactional(readOnly = true)
    public Optional<OfControl> ofControl(UUID control) {
        return lines.frameworkOf(control).flatMap(table::inForce).flatMap(version -> lines.present(
                        version.frameworkId(), control)
                .map(now ->
                        ofControl(version, lines.frozen(version.id(), control).orElse(null), now)));
    }

    private static OfControl ofControl(StatementVersion version, @Nullable StatementLine said, StatementLine now) {
        List<Difference> differences = Difference.between(said == null ? List.of() : List.of(said), List.of(now));
        return new OfControl(version, said, now, differences.isEmpty() ? null : differences.getFirst());
    }

    /** Whether the current person drafts, submits and takes back. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean mayDraft() {
        return access.mayDraft();
    }
}
