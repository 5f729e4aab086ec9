package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.control.exchange.FrameworkFiles.file;
import static org.bylaw.control.exchange.FrameworkFiles.refused;

import java.util.List;
import java.util.Map;
import org.bylaw.control.exchange.FrameworkContent.About;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.Test;

class OscalTest {

    private static final String JSON = """
            {"catalog": {
              "uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724",
              "metadata": {"title": "Acme controls", "version": "5.1", "last-modified": "2026-01-02T03:04:05Z",
                "parties": [{"uuid": "x", "type": "organization", "name": "Acme AG"}]},
              "groups": [{"id": "ac", "title": "Access", "controls": [
                {"id": "ac-1", "class": "X", "title": "Policy",
                 "params": [{"id": "ac-1_prm_1", "label": "organization-defined period"},
                            {"id": "ac-1_prm_2", "select": {"choice": ["monthly", "every {{ insert: param, ac-1_prm_1 }}"]}}],
                 "props": [{"name": "label", "value": "AC-1"}, {"name": "sort-id", "value": "ac-01"},
                           {"name": "control-type", "value": "Preventive"}, {"name": "control-type", "value": "Detective"}],
                 "parts": [
                   {"name": "statement", "prose": "Review it {{ insert: param, ac-1_prm_2 }}.", "parts": [
                     {"name": "item", "props": [{"name": "label", "value": "a."}], "prose": "Write it."}]},
                   {"name": "guidance", "prose": "Think *first*."},
                   {"name": "assessment-objective", "prose": "Ask."}],
                 "controls": [{"id": "ac-1.1", "title": "Automated",
                   "props": [{"name": "label", "value": "AC-1(1)"}]}]},
                {"id": "ac-2", "title": "Gone", "props": [{"name": "status", "value": "withdrawn"}]}]}],
              "controls": [{"id": "zz-1", "title": "Alone"}]
            }}
            """;

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <catalog xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724">
              <metadata><title>Acme controls</title><last-modified>2026-01-02T03:04:05Z</last-modified><version>5.1</version>
                <party uuid="x" type="organization"><name>Acme AG</name></party></metadata>
              <group id="ac"><title>Access</title>
                <control id="ac-1" class="X"><title>Policy</title>
                  <param id="ac-1_prm_1"><label>organization-defined period</label></param>
                  <param id="ac-1_prm_2"><select><choice>monthly</choice>
                    <choice>every <insert type="param" id-ref="ac-1_prm_1"/></choice></select></param>
                  <prop name="label" value="AC-1"/><prop name="sort-id" value="ac-01"/>
                  <prop name="control-type" value="Preventive"/><prop name="control-type" value="Detective"/>
                  <part name="statement"><p>Review it <insert type="param" id-ref="ac-1_prm_2"/>.</p>
                    <part name="item"><prop name="label" value="a."/><p>Write it.</p></part></part>
                  <part name="guidance"><p>Think <em>first</em>.</p></part>
                  <part name="assessment-objective"><p>Ask.</p></part>
                  <control id="ac-1.1"><title>Automated</title><prop name="label" value="AC-1(1)"/></control>
                </control>
                <control id="ac-2"><title>Gone</title><prop name="status" value="withdrawn"/></control>
              </group>
              <control id="zz-1"><title>Alone</title></control>
            </catalog>
            """;

    private static final String YAML = """
            catalog:
              uuid: 74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724
              metadata:
                title: Acme controls
                version: "5.1"
                last-modified: 2026-01-02T03:04:05Z
                parties:
                  - {uuid: x, type: organization, name: Acme AG}
              groups:
                - id: ac
                  title: Access
                  controls:
                    - id: ac-1
                      title: Policy
                      params:
                        - {id: ac-1_prm_1, label: organization-defined period}
                        - id: ac-1_prm_2
                          select: {choice: [monthly, "every {{ insert: param, ac-1_prm_1 }}"]}
                      props:
                        - {name: label, value: AC-1}
                        - {name: sort-id, value: ac-01}
                        - {name: control-type, value: Preventive}
                        - {name: control-type, value: Detective}
                      parts:
                        - name: statement
                          prose: "Review it {{ insert: param, ac-1_prm_2 }}."
                          parts:
                            - {name: item, props: [{name: label, value: a.}], prose: Write it.}
                        - {name: guidance, prose: Think *first*.}
                        - {name: assessment-objective, prose: Ask.}
                      controls:
                        - id: ac-1.1
                          title: Automated
                          props: [{name: label, value: AC-1(1)}]
                    - id: ac-2
                      title: Gone
                      props: [{name: status, value: withdrawn}]
              controls:
                - {id: zz-1, title: Alone}
            """;

    private static void isTheCatalogue(String name, String text) {
        FrameworkContent content = FrameworkReader.read(file(name, text));
        assertThat(content.errors()).isEmpty();
        assertThat(content.about())
                .isEqualTo(new About("Acme controls", "5.1", "Acme AG", "OSCAL catalogue, last changed 2026-01-02"));
        assertThat(content.notes()).containsExactly("1 control is marked as withdrawn and left out.");
        assertThat(content.entries().stream().map(entry -> unplaced(entry)).toList())
                .containsExactly(
                        new Entry(0, "ac", "Access", "", true, "", Map.of()),
                        new Entry(
                                0,
                                "AC-1",
                                "Policy",
                                "ac",
                                false,
                                """
                                Review it [monthly; every [organization-defined period]].

                                - a. Write it.

                                **Guidance**

                                Think *first*.""",
                                Map.of("Control type", List.of("Preventive", "Detective"))),
                        new Entry(0, "AC-1(1)", "Automated", "AC-1", false, "", Map.of()),
                        new Entry(0, "zz-1", "Alone", "", false, "", Map.of()));
        assertThat(content.entries().getLast().line())
                .isEqualTo((int) text.lines()
                                .takeWhile(line -> !line.contains("zz-1"))
                                .count()
                        + 1);
    }

    private static Entry unplaced(Entry entry) {
        return new Entry(
                0, entry.ref(), entry.title(), entry.parent(), entry.heading(), entry.text(), entry.attributes());
    }

    @Test
    void aCatalogueMeansTheSameInJsonXmlAndYaml() {
        isTheCatalogue("catalog.json", JSON);
        isTheCatalogue("catalog.xml", XML);
        isTheCatalogue("catalog.yaml", YAML);
    }

    @Test
    void theContentDecidesWhatItIsNotTheName() {
        isTheCatalogue("catalog.csv", JSON);
        isTheCatalogue("catalog.csv", "\uFEFF" + XML.strip() + "\n");
    }

    @Test
    void proseOfXmlBecomesMarkdown() {
        String xml = """
                <catalog><control id="a"><title>A <em>b</em></title><part name="statement">
                <p>One<br/>two <a href="javascript:x">link</a></p><ul><li>x</li><li>y<ol><li>z</li></ol></li></ul>
                <table><tr><th>H</th><th>I</th></tr><tr><td>1</td><td>2|3</td></tr></table><pre>a
                  b</pre></part></control></catalog>
                """;
        assertThat(FrameworkReader.read(file("x.xml", xml)).entries().getFirst().text())
                .isEqualTo("""
                One
                two link

                - x
                - y
                  1. z

                | H | I |
                | --- | --- |
                | 1 | 2\\|3 |

                ```
                a
                  b
                ```""");
    }

    @Test
    void errorsNameTheirLines() {
        FrameworkContent content = FrameworkReader.read(file("x.json", """
                {"catalog": {"controls": [
                  {"id": "a", "title": "A"},
                  {"id": "a", "title": "B"},
                  {"id": "", "title": "C"}
                ]}}
                """));
        assertThat(content.errors())
                .extracting(error -> error.line() + " " + error.wrong())
                .containsExactly("3 Line 2 has the number “a” too.", "4 It has no number.");
        refused(() -> FrameworkReader.read(file("x.json", "{\n\"catalog\": {,}}")), Problem.Kind.INVALID, "line 2");
        refused(
                () -> FrameworkReader.read(file("x.xml", "<catalog>\n<control>\n</catalog>")),
                Problem.Kind.INVALID,
                "line 3");
        refused(() -> FrameworkReader.read(file("x.yaml", "catalog:\n  a: [1,\n")), Problem.Kind.INVALID, "line");
    }

    @Test
    void otherDocumentsAreNamed() {
        refused(
                () -> FrameworkReader.read(file("x.json", "{\"profile\": {\"uuid\": \"x\"}}")),
                Problem.Kind.INVALID,
                "“profile”");
        refused(() -> FrameworkReader.read(file("x.xml", "<html><body/></html>")), Problem.Kind.INVALID, "“html”");
        refused(
                () -> FrameworkReader.read(file("x.json", "[1, 2]")),
                Problem.Kind.INVALID,
                "does not begin with an object");
        refused(() -> FrameworkReader.read(file("x.json", "{\"catalog\": {}}")), Problem.Kind.INVALID, "no controls");
        refused(
                () -> FrameworkReader.read(file("x.yml", "just words")),
                Problem.Kind.INVALID,
                "does not begin with an object");
    }

    @Test
    void hostileXmlIsRefusedUnread() {
        String outside = """
                <?xml version="1.0"?>
                <!DOCTYPE catalog [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <catalog><control id="a"><title>&x;</title></control></catalog>
                """;
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
                <catalog><control id="a"><title>&c;</title></control></catalog>
                """;
        String elsewhere = """
                <?xml version="1.0"?>
                <!DOCTYPE catalog SYSTEM "http://localhost:1/x.dtd">
                <catalog><control id="a"><title>x</title></control></catalog>
                """;
        for (String hostile : List.of(outside, bomb, elsewhere)) {
            refused(() -> FrameworkReader.read(file("x.xml", hostile)), Problem.Kind.INVALID, "document type");
        }
    }

    @Test
    void deepNestingIsRefusedInEachFormat() {
        String json = "{\"catalog\": " + "{\"groups\": [".repeat(2000) + "]}".repeat(2000) + "}";
        refused(() -> FrameworkReader.read(file("x.json", json)), Problem.Kind.INVALID, "");
        String brackets = "{\"catalog\": " + "[".repeat(90) + "]".repeat(90) + "}";
        refused(() -> FrameworkReader.read(file("x.json", brackets)), Problem.Kind.INVALID, "deeper than 60");
        String xml = "<catalog>" + "<group>".repeat(5000) + "</group>".repeat(5000) + "</catalog>";
        refused(() -> FrameworkReader.read(file("x.xml", xml)), Problem.Kind.INVALID, "deeper than 60");
        String inline = "<catalog><part><p>" + "<em>".repeat(5000) + "</em>".repeat(5000) + "</p></part></catalog>";
        refused(() -> FrameworkReader.read(file("x.xml", inline)), Problem.Kind.INVALID, "deeper than 60");
        String yaml = "catalog: " + "{a: ".repeat(5000) + "}".repeat(5000);
        refused(() -> FrameworkReader.read(file("x.yaml", yaml)), Problem.Kind.INVALID, "");
    }

    @Test
    void aliasesOfYamlAreNotFollowed() {
        String bomb = """
                catalog:
                  a: &a [x, x]
                  b: &b [*a, *a]
                  controls: [*b, *b]
                """;
        refused(() -> FrameworkReader.read(file("x.yaml", bomb)), Problem.Kind.INVALID, "YAML");
        refused(
                () -> FrameworkReader.read(file("x.yaml", "catalog: !!javax.script.ScriptEngineManager [x]")),
                Problem.Kind.INVALID,
                "tag is not allowed");
    }

    @Test
    void parametersThatNameEachOtherEnd() {
        FrameworkContent content = FrameworkReader.read(file("x.json", """
                {"catalog": {"params": [
                    {"id": "p", "select": {"choice": ["{{ insert: param, q }}"]}},
                    {"id": "q", "select": {"choice": ["{{ insert: param, p }} {{ insert: param, p }}"]}}],
                  "controls": [{"id": "a", "title": "{{ insert: param, p }} {{ unclosed"}]}}
                """));
        assertThat(content.entries().getFirst().title()).contains("unclosed").hasSizeLessThan(100);
    }

    @Test
    void parametersDoNotGrowWithoutEnd() {
        String insert = "{{ insert: param, %s }} ";
        String inEachOther = """
                {"catalog": {"params": [
                    {"id": "p", "select": {"choice": ["%s"]}},
                    {"id": "q", "select": {"choice": ["%s"]}},
                    {"id": "r", "label": "word"}],
                  "controls": [{"id": "a", "title": "%s"}]}}
                """.formatted(
                        insert.formatted("q").repeat(2000),
                        insert.formatted("r").repeat(2000),
                        insert.formatted("p").repeat(2000));
        refused(() -> FrameworkReader.read(file("x.json", inEachOther)), Problem.Kind.INVALID, "10,000,000 characters");
        String longOne =
                """
                {"catalog": {"params": [{"id": "p", "values": ["%s"]}], "controls": [{"id": "a", "title": "%s"}]}}
                """.formatted("x".repeat(900_000), insert.formatted("p").repeat(5000));
        refused(() -> FrameworkReader.read(file("x.json", longOne)), Problem.Kind.INVALID, "10,000,000 characters");
    }
}
