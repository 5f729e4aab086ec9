package org.bylaw.control.exchange;

import static org.bylaw.fuzz.Bytes.of;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.fuzz.FuzzTarget;

/** Frameworks and mappings: as tables, and as OSCAL in its three notations. */
public final class FrameworkFuzz {

    private static final String CONTROL = """
            {"id":"ac-1","title":"Access","props":[{"name":"label","value":"AC-1"}],"params":[{"id":"p","values":["x"]}],
             "parts":[{"name":"statement","prose":"Do {{ insert: param, p }}.","parts":[{"name":"item","prose":"So."}]}]}""";

    private FrameworkFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "framework-csv",
                        List.of(
                                of(
                                        "Number;Title;Parent;Heading;Asset\nA;People;;yes;\nA.1;Screening;A;no;Laptop|Phone\n"),
                                of("\uFEFFref,title,text\n1,\"=1+1\",\"a\nb\"\n")),
                        input -> framework("framework.csv", input)),
                new FuzzTarget(
                        "oscal-json",
                        List.of(of(
                                "{\"catalog\":{\"metadata\":{\"title\":\"T\",\"version\":\"1\"},\"groups\":[{\"id\":\"g\","
                                        + "\"title\":\"G\",\"controls\":[" + CONTROL + "]}]}}")),
                        input -> framework("catalog.json", input)),
                new FuzzTarget(
                        "oscal-xml",
                        List.of(
                                of("<?xml version='1.0'?><catalog xmlns='http://csrc.nist.gov/ns/oscal/1.0'><metadata>"
                                        + "<title>T</title></metadata><group id='g'><title>G</title><control id='ac-1'>"
                                        + "<title>A</title><part name='statement'><p>Do <em>it</em> <insert type='param'"
                                        + " id-ref='p'/></p><ol><li>x</li></ol></part></control></group></catalog>"),
                                of("<!DOCTYPE x [<!ENTITY a 'b'>]><catalog>&a;</catalog>")),
                        input -> framework("catalog.xml", input)),
                new FuzzTarget(
                        "oscal-yaml",
                        List.of(
                                of(
                                        "catalog:\n  metadata: {title: T}\n  groups:\n  - id: g\n    title: G\n    controls:\n"
                                                + "    - id: ac-1\n      title: A\n      parts:\n      - {name: statement, prose: Do}\n"),
                                of("catalog: &a [*a]\n")),
                        input -> framework("catalog.yaml", input)),
                new FuzzTarget(
                        "mapping-csv",
                        List.of(of("From framework,From,To framework,To,Place,Source\niso,A.1,nist,AC-1,(a),We\n")),
                        input -> MappingCsv.read(
                                new HandedIn("mapping.csv", input), twoControls(), Set.of("nist"), "")));
    }

    private static MappedControls twoControls() {
        MappedControls controls = new MappedControls();
        controls.add("iso", "A.1", new UUID(0, 1));
        controls.add("nist", "AC-1", new UUID(0, 2));
        return controls;
    }

    private static void framework(String name, byte[] input) {
        HandedIn file = new HandedIn(name, input);
        FrameworkReader.read(file);
        FrameworkReader.texts(file);
    }
}
