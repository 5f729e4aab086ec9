package org.bylaw.risk;

import static org.bylaw.fuzz.Bytes.of;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bylaw.fuzz.FuzzTarget;
import org.bylaw.people.Department;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.risk.RiskLookups.Found;
import org.bylaw.risk.Scale.Step;
import org.jspecify.annotations.Nullable;

/** A register of risks as a table, up to what it would do to a register that has an open and a closed risk. */
public final class RiskFuzz {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final RiskOwner ADA = new RiskOwner(new UUID(1, 1), "Ada", "ada");
    private static final RiskOwner BEN = new RiskOwner(new UUID(1, 2), "Ben", "ben");
    private static final RiskOwner OTHER_BEN = new RiskOwner(new UUID(1, 3), "Ben", "ben2");
    private static final Department IT = new Department(new UUID(2, 1), "it", "IT");
    private static final LinkedControl BACKUP = new LinkedControl(new UUID(3, 1), "8.13", "8.13", "Information backup");
    private static final Scale OLD = scale(1, 3);
    private static final Scale CURRENT = scale(2, 5);
    private static final Found FOUND = new Found(
            Map.of("ada", List.of(ADA), "ben", List.of(BEN, OTHER_BEN), "ben2", List.of(OTHER_BEN)),
            Set.of(ADA.id()),
            Map.of("it", IT),
            Map.of("8.13", BACKUP),
            Map.of(
                    "R-1",
                    risk("R-1", CURRENT, null),
                    "R-2",
                    risk("R-2", OLD, Instant.EPOCH),
                    "R-3",
                    risk("R-3", OLD, null)),
            Map.of(OLD.id(), OLD, CURRENT.id(), CURRENT),
            CURRENT);

    private RiskFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "risk-csv",
                List.of(
                        of("Reference,Title,Asset,Threat,Owner,Likelihood,Impact,Plan due\n"
                                + "R-1,'=Fire,House,Fire,ada,3,4,2026-12-31\n"),
                        of(
                                "Titel;Wert;Bedrohung;Schwachstelle;Owner;Department;Likelihood;Impact;Treatment;Treatment plan;Plan due;"
                                        + "Plan done;Residual likelihood;Residual impact;Controls;Next review;State;Scale\n"
                                        + "Fire;House;Fire;Wood;ada;IT;3 Step;Step 4;reduce;Alarms;2027-01-31;;2;2;8.13;1.6.2027;open;2\n"
                                        + "Flood;House;Water;;ben;Nowhere;9;0;keep;;31.2.2027;;;;9.99;;closed;7\n"),
                        of(
                                "Reference,Likelihood,Impact,Treatment\nR-1,2,2,retain\nR-2,1,1,avoid\nr-3,3,3,\nR-1,1,1,\n"),
                        of("Reference,State\nR-2,open\nR-1,geschlossen\n")),
                RiskFuzz::read));
    }

    private static void read(byte[] input) {
        RiskSheet sheet = RiskSheet.read(new RiskFile("risks.csv", input));
        RiskLineReader reader = new RiskLineReader(sheet, FOUND, TODAY);
        List<PlannedRisk> planned =
                sheet.rows().stream().map(reader::read).filter(Objects::nonNull).toList();
        if (planned.size() + reader.errors().size() < sheet.rows().size()) {
            throw new AssertionError("a line is left out without a word");
        }
        planned.forEach(RiskFuzz::assertLawful);
    }

    /** What has no error keeps the rules that a form has. */
    private static void assertLawful(PlannedRisk risk) {
        Assessment assessment = risk.assessment();
        if (!RiskRules.wrong(risk.entry()).isEmpty()
                || risk.assessed()
                        && (assessment == null
                                || !RiskRules.wrong(assessment, CURRENT, TODAY).isEmpty())) {
            throw new AssertionError(risk.toString());
        }
    }

    private static Scale scale(int number, int steps) {
        List<Step> axis = IntStream.rangeClosed(1, steps)
                .mapToObj(step -> new Step(step, "Step " + step, ""))
                .toList();
        return new Scale(
                new UUID(4, number),
                number,
                axis,
                axis,
                Collections.nCopies(steps, Collections.nCopies(steps, RiskLevel.MEDIUM)),
                RiskLevel.MEDIUM,
                null,
                null);
    }

    private static RiskFacts risk(String reference, Scale scale, @Nullable Instant closed) {
        return new RiskFacts(
                new UUID(5, reference.hashCode()),
                reference,
                "Fire",
                "House",
                "Fire",
                "",
                ADA.id(),
                ADA.name(),
                true,
                null,
                null,
                scale.id(),
                new Assessment(2, 2, Treatment.RETAIN, "", null, null, 2, 2, TODAY.plusDays(30)),
                RiskLevel.MEDIUM,
                RiskLevel.MEDIUM,
                ADA.name(),
                Instant.EPOCH,
                ADA.id(),
                Instant.EPOCH,
                closed == null ? null : "Sold",
                closed == null ? null : ADA.name(),
                closed,
                1,
                List.of(BACKUP));
    }
}
