package org.bylaw.applicability.file;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Objects;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementLine;

/** A line as the cells of a table, in the reader's language. */
final class LineCells {

    private LineCells() {}

    static List<String> heads() {
        return List.of(
                say("Control"),
                say("Title"),
                say("Applicable?"),
                say("Reasons"),
                say("Justification"),
                say("Status"),
                say("Owner"),
                say("Department"),
                say("Maturity"),
                say("Target maturity"),
                say("Policies"),
                say("How we do it"));
    }

    static List<String> of(StatementLine line) {
        return List.of(
                line.ref(),
                line.title(),
                Difference.decision(line.applicable()),
                Difference.reasons(line),
                line.justification(),
                say(line.status().word()),
                line.owner(),
                line.department(),
                Objects.toString(line.maturity(), ""),
                Objects.toString(line.target(), ""),
                String.join("\n", line.policies()),
                line.how());
    }
}
