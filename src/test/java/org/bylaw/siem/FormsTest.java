package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormsTest {

    @Test
    void cefFillsVendorVersionEventSeverityAndSubject() {
        String line = Made.CEF.write(Made.event(7));
        assertThat(line)
                .startsWith("CEF:0|Bylaw|Bylaw|development|PolicyPublished|Policy published|5|rt=1795858215049 ")
                .contains(" act=PolicyPublished outcome=success cat=policy suser=Olga Owner suid=" + Made.ACTOR + " ")
                .contains(" duser=Anton Absent duid=" + Made.ABSENT + " src=203.0.113.7 dvchost=bylaw.example.org ")
                .contains(" externalId=7-" + "0".repeat(63) + "8 ")
                .contains(" cs1=policy cs1Label=subject cs2=" + Made.POLICY + " cs2Label=subjectId ")
                .contains(" cs6={\"version\":\"1.0\"} cs6Label=details cn1=7 cn1Label=treeIndex ")
                .endsWith(" msg=Policy published, by Olga Owner");
    }

    @Test
    void cefHasAKeyOfItsOwnForNewerAddresses() {
        TrailRow row = Made.row(1, "LoggedIn", "Olga", "2001:db8::7", Map.of());
        assertThat(Made.CEF.write(SiemEvent.of(Made.sealed(1, row), Made.TABLE)))
                .contains(" c6a2=2001:db8::7 c6a2Label=Source IPv6 Address ")
                .doesNotContain(" src=");
    }

    @Test
    void aPseudonymInThePlaceOfAnAddressIsNoneInCef() {
        TrailRow row = Made.row(1, "LoggedIn", "Person 7F3A", "Person 7F3A", Map.of());
        assertThat(Made.CEF.write(SiemEvent.of(Made.sealed(1, row), Made.TABLE)))
                .contains(" shost=Person 7F3A ")
                .doesNotContain(" src=")
                .doesNotContain(" c6a2=");
    }

    @Test
    void nothingHostileGetsOutOfItsFieldInCef() {
        String line = Made.CEF.write(Made.event(1, "PolicyPublished", Made.HOSTILE, Map.of("note", Made.HOSTILE)));
        assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028]").doesNotContain("\n");
        assertThat(line.split("(?<!\\\\)\\|", 8)).hasSize(8);
        assertThat(line)
                .contains("suser=Eve | \\\\ \\= \"] [x y\\=\"z\"]\\r"
                        + "\\n"
                        + "<13>1 - forged\\n"
                        + "CEF:0|A|B<U+0000><U+0007><U+001B>[31m <U+202E>gpj.exe<U+202C> \uFFFD \uFFFD ü 日本 😀"
                        + " <U+2028> <U+200B> suid=");
    }

    @Test
    void barsAndLineBreaksOfTheHeaderAreEscaped() {
        SiemEvent event = new SiemEvent(
                "1-a",
                1,
                "a",
                Made.row(1, "Odd", "Olga", null, Map.of()),
                new EventKind("Odd|Act", "other", 5, true, OcsfClass.ENTITY, 99, "A\\B|C\nD=E"));
        assertThat(Made.CEF.write(event)).contains("|Odd\\|Act|A\\\\B\\|C D=E|5|");
    }

    @Test
    void longValuesAreCutWhereTheStandardSaysSo() {
        String line = Made.CEF.write(Made.event(1, "PolicyPublished", "😀".repeat(5000), Map.of()));
        String suser = line.substring(line.indexOf("suser=") + 6, line.indexOf(" suid="));
        assertThat(suser.codePointCount(0, suser.length())).isEqualTo(1023);
        assertThat(suser).endsWith("😀…");
    }

    @Test
    void jsonSaysTheSameAsTheRowAndNothingHidden() {
        String json = Made.JSON_FORM.write(Made.event(
                3, "PolicyPublished", Made.HOSTILE, Map.of("note", Made.HOSTILE, "list", List.of("\uD800"))));
        assertThat(json).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028]");
        JsonNode tree = Made.JSON.readTree(json);
        assertThat(tree.path("actor").path("name").asString()).isEqualTo(Plain.whole(Made.HOSTILE));
        assertThat(tree.path("details").path("list").path(0).asString()).isEqualTo("\uFFFD");
        assertThat(tree.path("id").asString()).isEqualTo(Made.event(3).id());
    }

    @Test
    void aSyslogMessageHasItsLengthHeaderStructureAndMark() {
        byte[] frame = SyslogMessage.framed(Made.event(7), Made.CEF, Made.SENDER);
        String text = new String(frame, StandardCharsets.UTF_8);
        String message = text.substring(text.indexOf(' ') + 1);
        assertThat(Integer.parseInt(text.substring(0, text.indexOf(' '))))
                .isEqualTo(message.getBytes(StandardCharsets.UTF_8).length);
        assertThat(message)
                .startsWith("<109>1 2026-11-28T09:30:15.049Z bylaw.example.org bylaw - PolicyPublished [bylaw@32473"
                        + " id=\"7-")
                .contains("subject=\"policy:" + Made.POLICY + "\"] \uFEFFCEF:0|");
    }

    @Test
    void nothingHostileGetsOutOfTheStructureOfASyslogMessage() {
        String text = new String(
                SyslogMessage.framed(Made.event(1, "LoginFailed", Made.HOSTILE, Map.of()), Made.JSON_FORM, Made.SENDER),
                StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\n").doesNotContain("\u0000");
        assertThat(text)
                .contains("<108>1 ")
                .contains(" actor=\"Eve | \\\\ = \\\"\\] [x y=\\\"z\\\"\\] <13>1 - forged CEF:0|A|B<U+0000>");
    }

    @Test
    void hostAndActOfASyslogMessageAreWordsOfAscii() {
        SiemEvent event = new SiemEvent(
                "1-a",
                1,
                "a",
                Made.row(1, "x", "Olga", null, Map.of()),
                new EventKind(
                        "Ein Akt mit Ümlaut und viel zu langem Namen", "other", 5, true, OcsfClass.ENTITY, 99, "X"));
        assertThat(new String(
                        SyslogMessage.framed(event, Made.CEF, new Sender("https://büro.example")),
                        StandardCharsets.UTF_8))
                .containsPattern(" (localhost|b_ro\\.example) bylaw - Ein_Akt_mit__mlaut_und_viel_zu_l \\[");
    }

    @Test
    void whatIsTooLongForAReceiverGoesWithoutItsDetails() {
        SiemEvent event = Made.event(1, "PolicyPublished", "Olga", Map.of("text", "日".repeat(60_000)));
        byte[] frame = SyslogMessage.framed(event, Made.JSON_FORM, Made.SENDER);
        assertThat(frame.length).isLessThan(60_000);
        assertThat(new String(frame, StandardCharsets.UTF_8))
                .contains("too long for the receiver")
                .contains(event.id());
    }

    @Test
    void aValueThatEndsWithABarHidesNoFieldBehindItInCef() {
        String line = Made.CEF.write(Made.event(1, "PolicyPublished", "Eve|", Map.of()));
        assertThat(line).contains(" suser=Eve| suid=" + Made.ACTOR + " ");
    }

    @Test
    void anActOfTheSystemHasNoPerson() {
        SubjectRef thing = new SubjectRef("policy", UUID.randomUUID());
        TrailRow row =
                new TrailRow(1, Made.AT, null, "Bylaw", null, null, null, "PolicyPublished", thing, thing, Map.of());
        SiemEvent event = SiemEvent.of(Made.sealed(1, row), Made.TABLE);
        assertThat(Made.CEF.write(event))
                .contains("suser=Bylaw")
                .doesNotContain("suid=")
                .doesNotContain("duser=");
        assertThat(Made.JSON_FORM.write(event))
                .contains("\"actor\":{\"name\":\"Bylaw\"}")
                .doesNotContain("onBehalfOf");
    }
}
