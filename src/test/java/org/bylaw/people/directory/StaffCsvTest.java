package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.Test;

/** How long HR's list may be. */
class StaffCsvTest {

    @Test
    void aCompanyOf200000PeopleFitsAndAFileWithoutEndDoesNot() {
        // Lines that a spreadsheet leaves behind the last one do not count.
        String most = "username,name\n" + "ada,Ada\n".repeat(StaffFile.MOST_LINES) + ",\n".repeat(1000);
        assertThat(StaffFile.MOST_LINES).isGreaterThan(200_000);
        assertThat(StaffCsv.read(file(most)).rows()).hasSize(StaffFile.MOST_LINES);
        assertThatThrownBy(() -> StaffCsv.read(file(most + "one,more\n")))
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "The file has more than 250,000 lines. Please split it, and do not say of a part that people"
                                + " who are not in it have left.");
    }

    private static StaffFile file(String text) {
        return new StaffFile("staff.csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
