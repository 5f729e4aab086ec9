package org.bylaw.people.directory;

import static org.bylaw.fuzz.Bytes.of;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.fuzz.FuzzTarget;
import org.bylaw.people.directory.Masters.Master;
import org.jspecify.annotations.Nullable;

/** HR's list of staff, up to what it would do to a directory of three people. */
public final class StaffFuzz {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Masters MASTERS =
            new Masters(Master.HR, Master.KEYCLOAK, Master.HR, Master.HR, Master.HR, Master.HR, Master.HR, Master.HR);
    private static final List<KnownPerson> KNOWN = List.of(
            known(1, "ada", "ada@example.org", null, true),
            known(2, "ben", "ben@example.org", new UUID(1, 1), false),
            known(3, "cleo", "shared@example.org", new UUID(1, 2), true));

    private StaffFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "staff-csv",
                List.of(
                        of("Username;Vorname;Nachname;Mail;Manager\nada;Ada;Lovelace;ada@example.org;\n"),
                        of("username,name\n\"a\"\"b\",\"x\ny\"\n"),
                        of("username,name,mail,department,location,title,employment,manager,language,starts,ends\n"
                                + "ada,Ada,ada@example.org,IT > Security,Bonn,CISO,intern,,de_DE,2020-01-01,\n"
                                + "ben,Ben,ben@example.org,IT,Bonn,,extern,dan,en,1.2.2021,31.12.2025\n"
                                + "dan,Dan,shared@example.org,IT,,,,eve,German,,\neve,Eve,,,,,,dan,,2027-01-01,\n")),
                StaffFuzz::plan));
    }

    private static void plan(byte[] input) {
        StaffSheet sheet = StaffCsv.read(new StaffFile("staff.csv", input));
        StaffPlan plan = StaffPlan.of(sheet, KNOWN, MASTERS, TODAY, input.length % 2 == 0);
        StaffPreview preview = new PlanWords(plan, MASTERS).preview();
        if (preview.joining() > sheet.rows().size() || preview.leaving() > KNOWN.size()) {
            throw new AssertionError("more than there are");
        }
        if (plan.takenOver().map(line -> line.username).distinct().count()
                != plan.takenOver().count()) {
            throw new AssertionError("a username twice");
        }
        plan.takenOver().forEach(StaffFuzz::assertSound);
    }

    private static void assertSound(PlannedPerson line) {
        if (line.username.isBlank() || line.name.isBlank() || line.id.equals(line.managerId)) {
            throw new AssertionError("line " + line.row.number());
        }
    }

    private static KnownPerson known(
            int number, String username, String mail, @Nullable UUID manager, boolean account) {
        return new KnownPerson(
                new UUID(1, number),
                username,
                "Known " + number,
                mail,
                null,
                null,
                null,
                null,
                null,
                manager,
                "en",
                true,
                account,
                true);
    }
}
