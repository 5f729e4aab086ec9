package org.bylaw.applicability.intake;

import static org.bylaw.fuzz.Bytes.of;

import java.util.List;
import org.bylaw.fuzz.FuzzTarget;

/** A Statement of Applicability as a table. */
public final class StatementFuzz {

    private StatementFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "statement-csv",
                List.of(of("Control;Applicable;Justification;Owner;Implementation\nA.5.1;yes;Law;ada;done\n")),
                input -> Sheet.read(new ImportFile("soa.csv", input), null)));
    }
}
