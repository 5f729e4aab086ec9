package org.bylaw.risk;

import static org.bylaw.fuzz.Bytes.of;

import java.util.List;
import org.bylaw.fuzz.FuzzTarget;

/** A register of risks as a table. */
public final class RiskFuzz {

    private RiskFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "risk-csv",
                List.of(of("Reference,Title,Asset,Threat,Owner,Likelihood,Impact,Plan due\n"
                        + "R-1,'=Fire,House,Fire,ada,3,4,2026-12-31\n")),
                input -> RiskSheet.read(new RiskFile("risks.csv", input))));
    }
}
