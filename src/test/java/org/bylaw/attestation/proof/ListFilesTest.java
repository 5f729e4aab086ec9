package org.bylaw.attestation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Confirmation;
import org.bylaw.shared.CsvLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFilesTest {

    private static final List<ExportFact> FACTS = List.of(new ExportFact("This list holds", "=everyone"));

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\tx", "\rx", "|calc"})
    void nothingInACsvBecomesAFormula(String typed) {
        assertThat(CsvLines.cell(typed).replaceFirst("^\"", "")).startsWith("'" + typed.charAt(0));
    }

    @Test
    void commasQuotesAndLinesStayInOneFieldOfACsv() {
        assertThat(CsvLines.cell("Blue, Ben")).isEqualTo("\"Blue, Ben\"");
        assertThat(CsvLines.cell("the \"boss\"")).isEqualTo("\"the \"\"boss\"\"\"");
        assertThat(CsvLines.cell("one\ntwo")).isEqualTo("\"one\ntwo\"");
        assertThat(CsvLines.cell("")).isEmpty();
    }

    @Test
    void aPersonIsALineOfACsvAndWhatItHoldsStandsBelow() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvFile file = new CsvFile(out, ZoneOffset.UTC, FACTS)) {
            file.person(person("Ada Amber", "why not"));
            file.finish();
        }
        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n"))
                .hasSize(5)
                .contains(
                        "Ada Amber,ada.amber,ada@example.org,Travel policy,2.1,Sales,,,Attested,2026-05-04 14:02,button,why not,2",
                        "This list holds,'=everyone");
    }

    @Test
    void aWorkbookHoldsTextNumbersAndTimesAndNoFormula() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxFile file = new XlsxFile(out, ZoneId.of("Europe/Berlin"), FACTS)) {
            file.person(person("=HYPERLINK(\"http://x\")", "a < b\u0000 & c"));
            for (int number = 0; number < 1200; number++) {
                file.person(person("Person " + number, ""));
            }
            file.finish();
        }
        Map<String, String> parts = unzipped(out.toByteArray());
        String people = parts.get("xl/worksheets/sheet1.xml");
        assertThat(people)
                .doesNotContain("<f>", "\u0000")
                .contains("=HYPERLINK(&quot;http://x&quot;)", "a &lt; b &amp; c", "Person 1199")
                .containsPattern("<c r=\"M2\"[^>]*><v>2</v>")
                .containsPattern("<c r=\"J2\"[^>]*><v>46146\\.668");
        assertThat(people.split("t=\"inlineStr\"><is><t[^>]*>=HYPERLINK", -1)).hasSize(2);
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("=everyone").doesNotContain("<f>");
    }

    private static AskedPerson person(String name, String reason) {
        return new AskedPerson(
                new UUID(0, 1),
                new UUID(0, 2),
                name,
                "Travel policy",
                "ada@example.org",
                "Sales",
                null,
                null,
                AttestationState.ATTESTED,
                Instant.parse("2026-05-04T14:02:10Z"),
                reason,
                2,
                null,
                "ada.amber",
                "2.1",
                false,
                Confirmation.CLICK,
                null);
    }

    /** Read by the directory at its end, as spreadsheets do. */
    private static Map<String, String> unzipped(byte[] file) throws IOException {
        Map<String, String> parts = new HashMap<>();
        Path path = Files.createTempFile("list", ".xlsx");
        Files.write(path, file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(path);
        }
        return parts;
    }
}
