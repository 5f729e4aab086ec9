package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bylaw.control.exchange.FrameworkFiles.file;
import static org.bylaw.control.exchange.FrameworkFiles.refused;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.bylaw.control.MappingRelationship;
import org.bylaw.control.exchange.MappingCheck.Pair;
import org.bylaw.control.exchange.MappingCheck.Read;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What corresponds to what, from OSCAL in its three forms. */
class OscalMappingsTest {

    private static final String JSON = """
            {"mapping-collection": {
              "uuid": "3559d200-4849-41ac-a420-28b2ffa22c52",
              "metadata": {"title": "Acme's crosswalk", "version": "1", "oscal-version": "1.2.0"},
              "provenance": {"method": "human", "matching-rationale": "semantic", "status": "complete"},
              "mappings": [{"uuid": "9eb2019c-f3be-4f96-947e-58876a46b2a9",
                "source-resource": {"type": "catalog", "href": "#711085f6"},
                "target-resource": {"type": "catalog", "href": "https://example.org/x/iso27002-2022.json?raw"},
                "maps": [
                  {"uuid": "a", "relationship": "subset-of",
                   "sources": [{"type": "control", "id-ref": "ac-2.1"}, {"type": "statement", "id-ref": "ac-1_smt.a"}],
                   "targets": [{"type": "control", "id-ref": "5.15"}, {"type": "control", "id-ref": "#5.18"}]},
                  {"uuid": "b", "relationship": {"type": "equal-to", "ns": "x"},
                   "sources": [{"type": "control", "id-ref": "ac-1"}], "targets": [{"type": "control", "id-ref": "5.1"}]},
                  {"uuid": "c", "relationship": "no-relationship",
                   "sources": [{"type": "control", "id-ref": "ac-1"}], "targets": [{"type": "control", "id-ref": "5.2"}]}]}],
              "back-matter": {"resources": [{"uuid": "711085f6", "rlinks": [{"href": "./Nist SP 800-53-rev5.xml"}]}]}
            }}
            """;

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <mapping-collection xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="3559d200-4849-41ac-a420-28b2ffa22c52">
              <metadata><title>Acme's crosswalk</title><version>1</version><oscal-version>1.2.0</oscal-version></metadata>
              <provenance method="human" matching-rationale="semantic" status="complete"/>
              <mapping uuid="9eb2019c-f3be-4f96-947e-58876a46b2a9">
                <source-resource type="catalog" href="#711085f6"/>
                <target-resource type="catalog" href="https://example.org/x/iso27002-2022.json?raw"/>
                <map uuid="a"><relationship>subset-of</relationship>
                  <source type="control" id-ref="ac-2.1"/><source type="statement" id-ref="ac-1_smt.a"/>
                  <target type="control" id-ref="5.15"/><target type="control" id-ref="#5.18"/>
                  <remarks><p>Both of them.</p></remarks></map>
                <map uuid="b"><relationship ns="x">equal-to</relationship>
                  <source type="control" id-ref="ac-1"/><target type="control" id-ref="5.1"/></map>
                <map uuid="c"><relationship>no-relationship</relationship>
                  <source type="control" id-ref="ac-1"/><target type="control" id-ref="5.2"/></map>
              </mapping>
              <back-matter><resource uuid="711085f6"><rlink href="./Nist SP 800-53-rev5.xml"/></resource></back-matter>
            </mapping-collection>
            """;

    private static final String YAML = """
            mapping-collection:
              uuid: 3559d200-4849-41ac-a420-28b2ffa22c52
              metadata: {title: "Acme's crosswalk", version: "1", oscal-version: 1.2.0}
              mappings:
                - uuid: 9eb2019c-f3be-4f96-947e-58876a46b2a9
                  source-resource: {type: catalog, href: "#711085f6"}
                  target-resource: {type: catalog, href: "https://example.org/x/iso27002-2022.json?raw"}
                  maps:
                    - relationship: subset-of
                      sources:
                        - {type: control, id-ref: ac-2.1}
                        - {type: statement, id-ref: ac-1_smt.a}
                      targets:
                        - {type: control, id-ref: "5.15"}
                        - {type: control, id-ref: "#5.18"}
                    - relationship: equal-to
                      sources: [{type: control, id-ref: ac-1}]
                      targets: [{type: control, id-ref: "5.1"}]
                    - relationship: no-relationship
                      sources: [{type: control, id-ref: ac-1}]
                      targets: [{type: control, id-ref: "5.2"}]
              back-matter:
                resources:
                  - {uuid: 711085f6, rlinks: [{href: "./Nist SP 800-53-rev5.xml"}]}
            """;

    private final MappedControls controls = new MappedControls();

    @BeforeEach
    void controls() {
        controls.name("nist", "NIST SP 800-53 Rev5");
        controls.name("iso27002-2022", "ISO/IEC 27002 2022");
        Stream.of("AC-1", "AC-2", "AC-2(1)").forEach(ref -> controls.add("nist", ref, id(ref)));
        Stream.of("5.1", "5.2", "5.15", "5.18").forEach(ref -> controls.add("iso27002-2022", ref, id(ref)));
    }

    private static UUID id(String ref) {
        return UUID.nameUUIDFromBytes(ref.getBytes(StandardCharsets.UTF_8));
    }

    private Read read(HandedIn file, String source, Map<String, String> named) {
        return OscalMappings.read(
                FrameworkReader.oscal(file).orElseThrow(), controls, Set.of("judgement"), source, named);
    }

    private Read read(String json) {
        return read(file("m.json", json), "", Map.of());
    }

    static Stream<HandedIn> forms() {
        return Stream.of(file("m.json", JSON), file("m.xml", XML), file("m.yaml", YAML), file("m.txt", YAML));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aCollectionIsReadInEachForm(HandedIn file) {
        Read read = read(file, "", Map.of());
        assertThat(read.errors()).isEmpty();
        assertThat(read.unnamed()).isEmpty();
        assertThat(read.notes()).containsExactly("1 entry says that there is no correspondence, and is left out.");
        assertThat(read.lines()).isEqualTo(5);
        assertThat(read.pairs())
                .extracting(Pair::from, Pair::to, Pair::place, Pair::relationship, Pair::source)
                .containsExactlyInAnyOrder(
                        pair("AC-2(1)", "5.15", "", MappingRelationship.SUBSET_OF),
                        pair("AC-2(1)", "5.18", "", MappingRelationship.SUBSET_OF),
                        pair("AC-1", "5.15", "a", MappingRelationship.SUBSET_OF),
                        pair("AC-1", "5.18", "a", MappingRelationship.SUBSET_OF),
                        pair("AC-1", "5.1", "", MappingRelationship.EQUAL_TO));
        assertThat(read(file, "Ourselves", Map.of()).pairs())
                .extracting(Pair::source)
                .containsOnly("Ourselves");
    }

    private static Tuple pair(String from, String to, String place, MappingRelationship relationship) {
        return tuple(id(from), id(to), place, relationship, "Acme's crosswalk");
    }

    @Test
    void whatNobodyKnowsIsAskedForOnceAndAnswered() {
        HandedIn file = file("m.json", JSON.replace("Nist SP 800-53-rev5.xml", "other.xml"));
        Read read = read(file, "", Map.of());
        assertThat(read.unnamed()).containsExactly("./other.xml");
        assertThat(read.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(6);
            assertThat(error.column()).isEqualTo("source-resource");
        });
        assertThat(read(file, "", Map.of("./other.xml", "nist")).pairs()).hasSize(5);
    }

    @Test
    void everyErrorHasItsPlace() {
        Read read = read("""
                {"mapping-collection": {"metadata": {"title": "judgement"}, "mappings": [
                 {"source-resource": {"href": "nist"},
                  "target-resource": {"href": "iso27002-2022"}, "maps": [
                  {"relationship": "sort-of", "sources": [{"id-ref": "ac-1"}], "targets": [{"id-ref": "5.1"}]},
                  {"sources": [{"id-ref": "ac-1"}], "targets": [{"id-ref": "5.1"}]},
                  {"relationship": "equal-to", "sources": [], "targets": [{"id-ref": "5.1"}]},
                  {"relationship": "equal-to", "sources": [{"id-ref": "ac-9"}],
                   "targets": [{"id-ref": "5.1"}]},
                  {"relationship": "equal-to", "sources": [{"id-ref": "ac-1"}],
                   "targets": [{"id-ref": "5.1"},
                    {"id-ref": "5.1"}]}]},
                 {"target-resource": {"href": "iso27002-2022"}, "maps": [{}]},
                 {"source-resource": {"href": "nist"}, "target-resource": {"href": "iso27002-2022"}}]}}
                """);
        assertThat(read.errors())
                .extracting(LineError::line, LineError::column, LineError::wrong)
                .contains(
                        tuple(4, "relationship", "“sort-of” is no relationship."),
                        tuple(5, "relationship", "It names no relationship."),
                        tuple(6, "sources", "It names no control."),
                        tuple(8, "sources", "nist has no control “ac-9”."),
                        tuple(8, "metadata", "“judgement” comes with Bylaw."),
                        tuple(11, "targets", "Line 10 says the same."),
                        tuple(12, "source-resource", "It names no framework."),
                        tuple(13, "maps", "It holds no mappings."));
        assertThat(read("{\"mapping-collection\": {\"metadata\": {\"title\": \"x\"}}}")
                        .errors())
                .extracting(LineError::wrong)
                .containsExactly("It holds no mappings.");
        refused(() -> read("{\"profile\": {}}"), Problem.Kind.INVALID, "profile");
    }

    private static final String CATALOG = """
            {"catalog": {"metadata": {"title": "NIST SP 800-53", "version": "Rev5"}, "groups": [{"id": "ac", "controls": [
              {"id": "ac-1", "title": "Policy",
               "props": [{"name": "label", "value": "AC-1"}, {"name": "control-type", "value": "Preventive"},
                         {"name": "equivalent-to", "class": "ISO/IEC 27002 2022", "value": "5.1, 5.2"}],
               "links": [{"rel": "related", "href": "#ac-2"}, {"rel": "reference", "href": "#nothing"},
                         {"rel": "related", "href": "iso27002-2022.json#5.15"},
                         {"rel": "equivalent", "href": "#iso", "resource-fragment": "5.18"}]},
              {"id": "ac-2", "title": "Accounts",
               "props": [{"name": "label", "value": "AC-2"}, {"name": "status", "value": "withdrawn"}],
               "links": [{"rel": "related", "href": "iso27002-2022.json#5.15"}]}]}],
              "back-matter": {"resources": [{"uuid": "iso", "title": "ISO/IEC 27002:2022"}]}}}
            """;

    @Test
    void aCataloguesControlsSayWhatTheyCorrespondTo() {
        Read read = read(CATALOG);
        assertThat(read.errors()).isEmpty();
        assertThat(read.notes()).containsExactly("1 link leads to a control of the same framework, and is left out.");
        assertThat(read.pairs())
                .extracting(Pair::from, Pair::to, Pair::relationship)
                .containsExactlyInAnyOrder(
                        tuple(id("AC-1"), id("5.1"), MappingRelationship.EQUIVALENT_TO),
                        tuple(id("AC-1"), id("5.2"), MappingRelationship.EQUIVALENT_TO),
                        tuple(id("AC-1"), id("5.15"), MappingRelationship.UNSPECIFIED),
                        tuple(id("AC-1"), id("5.18"), MappingRelationship.EQUIVALENT_TO));
        FrameworkContent framework = FrameworkReader.read(file("c.json", CATALOG));
        assertThat(framework.notes()).anyMatch(note -> note.startsWith("3 references say"));
        assertThat(framework.entries().get(1).attributes()).containsOnlyKeys("Control type");
    }

    @Test
    void linksThatLeadNowhereAreErrors() {
        Read read = read("""
                {"catalog": {"metadata": {"title": "nist"}, "controls": [{"id": "ac-1", "links": [
                  {"rel": "related", "href": "#nothing"},
                  {"rel": "equivalent", "href": "iso27002-2022.json"},
                  {"rel": "equivalent", "href": "cobit.json#1"}]}]}}
                """);
        assertThat(read.errors())
                .extracting(LineError::line, LineError::column, LineError::wrong)
                .containsExactly(
                        tuple(2, "links", "Nothing in the file is called “nothing”."),
                        tuple(3, "links", "The link names no control."),
                        tuple(4, "links", "There is no framework “cobit.json”."));
    }

    @Test
    void hostileDocumentsAreRefused() {
        String begin = "<?xml version=\"1.0\"?>";
        String doctype = begin + "<!DOCTYPE m [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + "<mapping-collection><metadata><title>&a;</title></metadata></mapping-collection>";
        refused(() -> read(file("m.xml", doctype), "", Map.of()), Problem.Kind.INVALID, "document type");
        String deep =
                "<mapping-collection>" + "<mapping>".repeat(80) + "</mapping>".repeat(80) + "</mapping-collection>";
        refused(() -> read(file("m.xml", begin + deep), "", Map.of()), Problem.Kind.INVALID, "nests deeper");
        String undeclared =
                begin + "<mapping-collection><metadata><title>&bomb;</title></metadata></mapping-collection>";
        refused(() -> read(file("m.xml", undeclared), "", Map.of()), Problem.Kind.INVALID, "cannot be read as XML");
        String aliases = "mapping-collection:\n  a: &a [x]\n  b: [*a, *a]\n";
        refused(() -> read(file("m.yaml", aliases), "", Map.of()), Problem.Kind.INVALID, "cannot be read as YAML");
        refused(() -> read("{\"mapping-collection\": "), Problem.Kind.INVALID, "cannot be read as JSON");
    }
}
