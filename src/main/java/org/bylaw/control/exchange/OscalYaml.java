package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.bylaw.shared.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads an OSCAL document in YAML, keeping the lines; no objects are made of it, and nothing is told twice by aliases. */
final class OscalYaml {

    private OscalYaml() {}

    /** @throws Problem where it is no YAML, nests too deep, or repeats parts by aliases */
    static OscalItem read(byte[] content) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(HandedIn.LARGEST);
        options.setNestingDepthLimit(2 * OscalItem.DEEPEST);
        options.setMaxAliasesForCollections(0);
        String text = new String(content, StandardCharsets.UTF_8);
        try {
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root instanceof MappingNode object) {
                return object(object, 1);
            }
        } catch (MarkedYAMLException e) {
            throw Problem.invalid(
                    "file",
                    say(
                            "The file cannot be read as YAML: line {0}. {1}",
                            e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1,
                            String.valueOf(e.getProblem())));
        } catch (YAMLException | IllegalArgumentException e) {
            // The latter is how the library stumbles over some tags.
            throw Problem.invalid(
                    "file", say("The file cannot be read as YAML: line {0}. {1}", 1, String.valueOf(e.getMessage())));
        }
        throw Problem.invalid("file", say("This is no OSCAL document: it does not begin with an object."));
    }

    private static OscalItem object(MappingNode node, int depth) {
        OscalJson.deeper(depth);
        OscalItem item = new OscalItem(line(node));
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                value(tuple.getValueNode(), item, key.getValue(), depth);
            }
        }
        return item;
    }

    private static void value(Node node, OscalItem into, String name, int depth) {
        switch (node) {
            case MappingNode object -> into.add(name, object(object, depth + 1));
            case SequenceNode list -> {
                OscalJson.deeper(depth + 1);
                for (Node each : list.getValue()) {
                    if (each instanceof ScalarNode scalar) {
                        into.add(name, OscalItem.ofText(line(each), scalar.getValue()));
                    } else {
                        value(each, into, name, depth + 1);
                    }
                }
            }
            case ScalarNode scalar -> into.put(name, scalar.getValue());
            default -> {
                // Anchors are resolved before; nothing else holds a value.
            }
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
