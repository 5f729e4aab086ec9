package org.bylaw.applicability.intake;

import static org.bylaw.fuzz.Bytes.of;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.applicability.intake.ImportPreview.LineError;
import org.bylaw.applicability.intake.PresentTable.Candidate;
import org.bylaw.applicability.intake.PresentTable.Present;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.fuzz.FuzzTarget;
import org.bylaw.people.Department;
import org.jspecify.annotations.Nullable;

/** A Statement of Applicability as a table, up to what its lines would change of three controls. */
public final class StatementFuzz {

    private static final Candidate ADA =
            new Candidate(new UUID(1, 1), "Ada Auditor", "ada", "ada@example.org", true, true);
    private static final Candidate BEN = new Candidate(new UUID(1, 2), "Ben", "ben", null, true, false);
    private static final Candidate EVE = new Candidate(new UUID(1, 3), "Ada Auditor", "eve", null, false, true);
    private static final Department IT = new Department(new UUID(2, 1), "it", "Information technology");
    private static final List<Present> CONTROLS = List.of(
            control("5.1", true, Reason.RISK, "Risk 7", ADA, 3),
            control("5.10", false, null, "No vehicles", null, null),
            control("8.13", null, null, "", null, null));

    private StatementFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "statement-csv",
                List.of(
                        of("Control;Applicable;Justification;Owner;Implementation\nA.5.1;yes;Law;ada;done\n"),
                        of(
                                "Control,Applicable,Reasons,Why excluded,Status,Owner,Department,How,Maturity,Target\n"
                                        + "5.01 Policies,yes,\"risk, law\",,planned,Ada Auditor <ada@example.org>,IT,By hand,3 - defined,5\n"
                                        + "ISO 27002 8.13,no,,Not ours,n/a,ben,,,,\n5.10,x,contract,,ja,eve,Nowhere,,6,Level 2\n"),
                        of("Control,Applicable\n5.1,no\n"),
                        of("Kennung\tAnwendbar\tRisiko\tGesetz\tBegründung\n5.1\tja\tx\t-\tWeil\n5.1\tnein\t\t\t\n")),
                StatementFuzz::read));
    }

    private static void read(byte[] input) {
        Sheet sheet = Sheet.read(new ImportFile("soa.csv", input), null);
        List<LineError> errors = new ArrayList<>();
        if (!TailoringImports.hasColumns(sheet, errors)) {
            return;
        }
        List<LineReading.Result> results = TailoringImports.read(
                sheet, CONTROLS, new OwnerSearch(List.of(ADA, BEN, EVE)), List.of(IT), null, errors);
        if (results.size() > CONTROLS.size()) {
            throw new AssertionError("a control is changed twice");
        }
        if (errors.isEmpty()) {
            results.forEach(StatementFuzz::assertLawful);
        }
    }

    /** What has no error can be stored: the database has the same rules. */
    private static void assertLawful(LineReading.Result result) {
        boolean applies = Boolean.TRUE.equals(result.after().applicable());
        if (result.after().applicable() == null
                || applies && result.after().reasons().isEmpty()
                || !applies && result.after().justification().isBlank()
                || result.after().how().length() > 20_000) {
            throw new AssertionError(result.after().toString());
        }
    }

    private static Present control(
            String ref,
            @Nullable Boolean applicable,
            @Nullable Reason reason,
            String justification,
            @Nullable Candidate owner,
            @Nullable Integer maturity) {
        Set<Reason> reasons = reason == null ? EnumSet.noneOf(Reason.class) : EnumSet.of(reason);
        return new Present(
                new UUID(3, ref.hashCode()),
                "iso27001:" + ref,
                ref,
                "Control " + ref,
                1,
                applicable,
                reasons,
                justification,
                owner == null ? null : owner.id(),
                owner == null ? "" : owner.name(),
                null,
                "",
                ImplementationStatus.NOT_STARTED,
                maturity,
                null,
                "");
    }
}
