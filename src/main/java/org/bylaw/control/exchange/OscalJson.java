package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import org.bylaw.shared.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads an OSCAL document in JSON, keeping the lines. */
final class OscalJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * OscalItem.DEEPEST)
                    .maxDocumentLength(HandedIn.LARGEST)
                    .maxStringLength(1_000_000)
                    .build())
            .build();

    private OscalJson() {}

    /** @throws Problem where it is no JSON, or nests too deep */
    static OscalItem read(byte[] content) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.invalid("file", say("This is no OSCAL document: it does not begin with an object."));
            }
            return object(parser, 1);
        } catch (JacksonException e) {
            throw Problem.invalid(
                    "file",
                    say(
                            "The file cannot be read as JSON: line {0}. {1}",
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                            String.valueOf(e.getOriginalMessage())));
        }
    }

    private static OscalItem object(JsonParser parser, int depth) {
        deeper(depth);
        OscalItem item = new OscalItem(line(parser));
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            value(parser, parser.nextToken(), item, name, depth);
        }
        return item;
    }

    private static void value(JsonParser parser, JsonToken token, OscalItem into, String name, int depth) {
        switch (token) {
            case START_OBJECT -> into.add(name, object(parser, depth + 1));
            case START_ARRAY -> {
                deeper(depth + 1);
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    if (next.isScalarValue()) {
                        into.add(name, OscalItem.ofText(line(parser), String.valueOf(parser.getString())));
                    } else {
                        value(parser, next, into, name, depth + 1);
                    }
                }
            }
            case VALUE_NULL -> {
                // As if it were not there.
            }
            default -> into.put(name, String.valueOf(parser.getString()));
        }
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    static void deeper(int depth) {
        if (depth > OscalItem.DEEPEST) {
            throw Problem.invalid("file", say("The file nests deeper than {0} levels.", OscalItem.DEEPEST));
        }
    }
}
