package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.SmallTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A whole company that comes after a pilot of a few is not looked up person by person in the whole table. */
@ModuleTest
class GrownStaffTest {

    private static final int PILOT = 10;
    private static final int COMPANY = 300;

    @Autowired
    DirectoryTable directory;

    @Autowired
    StaffImports imports;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String x = Ids.next().toString().substring(24);
    private UUID hr;

    @BeforeEach
    void hire() {
        hr = organisation.hire("Hanna Reich", null, null, Role.HR);
    }

    @Test
    void accountsOfKeycloak() {
        transaction.executeWithoutResult(status -> {
            SmallTables.planned(jdbc, () -> directory.takeOver(accounts("pilot", PILOT), Set.of()));
            long before = SmallTables.readings(jdbc, "person");
            assertThat(directory
                            .takeOver(accounts("company", COMPANY), Set.of())
                            .joined())
                    .isEqualTo(COMPANY);
            assertThat(SmallTables.readings(jdbc, "person") - before).isLessThan(COMPANY / 10);
            status.setRollbackOnly();
        });
    }

    @Test
    void linesOfHr() {
        transaction.executeWithoutResult(status -> {
            SmallTables.planned(jdbc, () -> imported(lines("p", PILOT)));
            StaffFile company = lines("c", COMPANY);
            long before = SmallTables.readings(jdbc, "person");
            assertThat(imported(company).joining()).isEqualTo(COMPANY);
            assertThat(SmallTables.readings(jdbc, "person") - before).isLessThan(COMPANY / 10);
            status.setRollbackOnly();
        });
    }

    /** Each of them reports to the one before. */
    private List<StaffMember> accounts(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new StaffMember(
                        Ids.next(),
                        name + number + "-" + x,
                        "Name",
                        null,
                        true,
                        null,
                        number == 0 ? null : name + (number - 1) + "-" + x,
                        null,
                        null,
                        null,
                        "en",
                        Set.of(Role.EMPLOYEE.roleName()),
                        Set.of("/staff")))
                .toList();
    }

    private StaffFile lines(String name, int count) {
        String text = IntStream.range(0, count)
                .mapToObj(number ->
                        "%s%d-%s,Name,%s".formatted(name, number, x, number == 0 ? "" : name + (number - 1) + "-" + x))
                .collect(Collectors.joining("\n", "username,name,manager\n", "\n"));
        return new StaffFile("staff.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private StaffPreview imported(StaffFile file) {
        return organisation.as(
                hr,
                () -> imports.confirm(file, false, imports.preview(file, false).fingerprint()));
    }
}
