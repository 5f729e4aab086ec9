package org.bylaw.people.directory;

import static org.bylaw.fuzz.Bytes.of;

import java.util.List;
import org.bylaw.fuzz.FuzzTarget;

/** HR's list of staff. */
public final class StaffFuzz {

    private StaffFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "staff-csv",
                List.of(
                        of("Username;Vorname;Nachname;Mail;Manager\nada;Ada;Lovelace;ada@example.org;\n"),
                        of("username,name\n\"a\"\"b\",\"x\ny\"\n")),
                input -> StaffCsv.read(new StaffFile("staff.csv", input))));
    }
}
