package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "|cmd", "\0=1"})
    void whatASpreadsheetWouldCalculateIsText(String typed) throws IOException {
        assertThat(written(typed).replace("\"", "")).isEqualTo("'" + typed + "\r\n");
    }

    @Test
    void quotesCommasAndLineEndsStayInTheirCell() throws IOException {
        assertThat(written("a,\"b\"\nc", "")).isEqualTo("\"a,\"\"b\"\"\nc\",\r\n");
    }

    private static String written(String... values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvLines lines = new CsvLines(out);
        lines.line(values);
        lines.finish();
        return out.toString(StandardCharsets.UTF_8).substring(1);
    }
}
