package org.bylaw.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bylaw.applicability.intake.StatementFuzz;
import org.bylaw.attestation.PaperFuzz;
import org.bylaw.audience.AudienceFuzz;
import org.bylaw.control.exchange.FrameworkFuzz;
import org.bylaw.document.DocumentFuzz;
import org.bylaw.evidence.EvidenceFuzz;
import org.bylaw.people.directory.StaffFuzz;
import org.bylaw.risk.RiskFuzz;
import org.bylaw.shared.Problem;
import org.bylaw.workflow.ModelFuzz;

/** All targets by name, and the start for Jazzer, which runs one of them in a process of its own. */
public final class FuzzTargets {

    /** Which of them Jazzer is to run. */
    static final String CHOSEN = "bylaw.fuzz.target";

    private static final Map<String, FuzzTarget> ALL = all();

    private FuzzTargets() {}

    private static Map<String, FuzzTarget> all() {
        Map<String, FuzzTarget> all = new LinkedHashMap<>();
        Stream.of(
                        DocumentFuzz.targets(),
                        FrameworkFuzz.targets(),
                        StaffFuzz.targets(),
                        RiskFuzz.targets(),
                        StatementFuzz.targets(),
                        PaperFuzz.targets(),
                        AudienceFuzz.targets(),
                        EvidenceFuzz.targets(),
                        ModelFuzz.targets())
                .flatMap(List::stream)
                .forEach(target -> all.put(target.name(), target));
        return all;
    }

    public static Map<String, FuzzTarget> byName() {
        return ALL;
    }

    /** Jazzer's entry: it looks for a method of this name. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        feed(ALL.get(System.getProperty(CHOSEN)), input);
    }

    /** What is refused in words is as good as what is taken. */
    static void feed(FuzzTarget target, byte[] input) throws Exception {
        try {
            target.reader().read(input);
        } catch (Problem refused) {
            return;
        }
    }
}
