package org.bylaw.attestation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.attestation.AttestationState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\tx", "\rx"})
    void nothingBecomesAFormula(String typed) {
        String value = CampaignCsv.value(typed);
        assertThat(value.replaceFirst("^\"", "")).startsWith("'" + typed.charAt(0));
    }

    @Test
    void commasQuotesAndLinesStayInOneField() {
        assertThat(CampaignCsv.value("Blue, Ben")).isEqualTo("\"Blue, Ben\"");
        assertThat(CampaignCsv.value("the \"boss\"")).isEqualTo("\"the \"\"boss\"\"\"");
        assertThat(CampaignCsv.value("one\ntwo")).isEqualTo("\"one\ntwo\"");
        assertThat(CampaignCsv.value(null)).isEmpty();
    }

    @Test
    void aPersonIsALine() {
        StringWriter out = new StringWriter();
        new CampaignCsv(out, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .person(new AskedPerson(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        "Ada Amber",
                        "Travel policy",
                        "ada@example.org",
                        "Sales",
                        null,
                        null,
                        AttestationState.ATTESTED,
                        Instant.parse("2026-05-04T14:02:10Z"),
                        null,
                        2,
                        null));
        assertThat(out).hasToString("Ada Amber,ada@example.org,Travel policy,Sales,,,Attested,2026-05-04 14:02,,2\r\n");
    }
}
