package org.bylaw.run.story;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.evidence.NewEvidence;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** What the owners of controls at Norrland have collected to show that they are done; some of it ends soon, some has. */
final class CollectedEvidence extends Chapter {

    private static final String BACKUP = "felix.brandt";
    private static final String ACCESS = "lena.strand";
    private static final String SCANS = "yusuf.demir";
    private static final String AWARENESS = "karin.nyberg";

    private final Desk desk;

    CollectedEvidence(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    @Override
    void plan() {
        LocalDate today = timeline().today();
        on(55, "09:30", () -> {
            file(
                    BACKUP,
                    "8.13",
                    "Restore test, second quarter",
                    "restore-test-q2.csv",
                    "system;restored;minutes\nledger;yes;84\nmail;yes;37\n",
                    55,
                    today.plusDays(20));
            again(BACKUP, "Restore test, second quarter", "8.14");
        });
        on(
                54,
                "11:10",
                () -> file(
                        ACCESS,
                        "5.15",
                        "Confirmation of rights, spring",
                        "rights-confirmed.txt",
                        "41 managers confirmed the rights of 318 people. 12 rights were taken away.\n",
                        54,
                        today.minusDays(6)));
        on(
                40,
                "15:05",
                () -> attach(
                        SCANS,
                        "8.8",
                        new NewEvidence(
                                "Findings of the nightly scans",
                                new NewEvidence.Link("https://scans.norrland.example/findings"),
                                timeline().workday(40),
                                null)));
        on(
                35,
                "10:45",
                () -> file(
                        AWARENESS,
                        "6.3",
                        "Who took the course",
                        "course-2026.csv",
                        "department;people;taken\nFinance;44;43\nInformation Security;12;12\n",
                        35,
                        today.plusDays(200)));
    }

    private void file(
            String who, String control, String title, String name, String text, int ago, @Nullable LocalDate until) {
        desk.as(who, () -> {
            NewEvidence.File file =
                    new NewEvidence.File(desk.evidences().check(name, text.getBytes(StandardCharsets.UTF_8)));
            return desk.evidences()
                    .attach(
                            subject(control),
                            new NewEvidence(title, file, timeline().workday(ago), until));
        });
    }

    private void attach(String who, String control, NewEvidence evidence) {
        desk.as(who, () -> desk.evidences().attach(subject(control), evidence));
    }

    private void again(String who, String title, String control) {
        desk.as(who, () -> {
            UUID id = desk.evidences().of(subject("8.13")).stream()
                    .filter(evidence -> evidence.title().equals(title))
                    .findFirst()
                    .orElseThrow()
                    .id();
            desk.evidences().useAgain(id, subject(control));
            return id;
        });
    }

    private SubjectRef subject(String control) {
        return desk.controls().byCode(control).subject();
    }
}
