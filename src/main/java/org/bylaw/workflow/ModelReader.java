package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.bylaw.workflow.ReadModel.Kind;
import org.bylaw.workflow.ReadModel.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Reads one model and holds each element, attribute and expression against the lists. Nothing of it is carried out, nothing
 * is fetched; a document type is refused, so that there are no entities.
 */
final class ModelReader {

    static final int LARGEST = 2 * 1024 * 1024;
    private static final int DEEPEST = 40;
    private static final int MOST_FAULTS = 100;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,99}");
    private static final Pattern TIME = Pattern.compile("[0-9PTYMWDHSRZ:./+-]{1,80}");
    private static final Pattern SCHEMA_FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.xsd");
    private static final Pattern ENCODING = Pattern.compile("\\A<\\?xml[^>]*encoding\\s*=\\s*['\"](?!(?i:UTF-8)['\"])");
    private static final Set<String> RESULTS = Set.of("singleEntry", "singleResult", "collectEntries", "resultList");
    private static final Set<String> LISTENED = Set.of("start", "end", "take");
    private static final Set<String> FEEL_TEXTS =
            Set.of("dmn:inputExpression", "dmn:inputValues", "dmn:outputValues", "dmn:inputEntry", "dmn:outputEntry");

    /** Elements whose text is said to people, or refers to other elements. */
    private static final Set<String> TEXTS = Set.of(
            "bpmn:documentation", "bpmn:text", "bpmn:incoming", "bpmn:outgoing", "bpmn:flowNodeRef", "dmn:description");

    private record Open(String name, String owner, int line, StringBuilder text) {}

    private final DelegateBeans delegates;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<ModelFault> faults = new ArrayList<>();
    private @Nullable Kind kind;
    private @Nullable String name;

    private ModelReader(DelegateBeans delegates) {
        this.delegates = delegates;
    }

    static ReadModel read(byte[] content, DelegateBeans delegates) {
        ModelReader reader = new ModelReader(delegates);
        try {
            reader.read(content);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            reader.fault(line, "XML", say("The file cannot be read as XML."));
        } catch (MissingResourceException e) {
            // Java's parser has no words for what it finds wrong with some document types (found by Jazzer).
            reader.fault(1, "XML", say("The file cannot be read as XML."));
        }
        return new ReadModel(
                reader.kind,
                List.copyOf(reader.keys),
                reader.name,
                List.copyOf(reader.references),
                List.copyOf(reader.faults));
    }

    private void read(byte[] content) throws XMLStreamException {
        String text = decoded(content).orElse(null);
        if (text == null || content.length > LARGEST || ENCODING.matcher(text).find()) {
            fault(1, "XML", say("The file has to be text in UTF-8 of at most {0} MB.", LARGEST / 1024 / 1024));
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
        try {
            while (reader.hasNext() && faults.size() < MOST_FAULTS) {
                next(reader, reader.next());
            }
        } finally {
            reader.close();
        }
    }

    private static Optional<String> decoded(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private void next(XMLStreamReader reader, int event) throws XMLStreamException {
        int line = reader.getLocation().getLineNumber();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader, line);
            case XMLStreamConstants.END_ELEMENT -> end(open.pop());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                open.element().text().append(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                fault(line, "<!DOCTYPE>", say("Models declare no document type and no entities."));
                throw new XMLStreamException("a document type");
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                fault(line, "<?" + reader.getPITarget() + "?>", say("Models have no instructions for programs."));
            default -> {
                // Comments, blanks and the end.
            }
        }
    }

    private void begin(XMLStreamReader reader, int line) throws XMLStreamException {
        String element = ModelVocabulary.called(orEmpty(reader.getNamespaceURI()), reader.getLocalName());
        String owner = owner(reader, element);
        if (open.size() >= DEEPEST) {
            fault(line, owner, say("The file nests deeper than {0} levels.", DEEPEST));
            throw new XMLStreamException("too deep");
        }
        if (open.isEmpty()) {
            root(element, line);
        }
        open.push(new Open(element, owner, line, new StringBuilder()));
        if (!ModelVocabulary.hasElement(element)) {
            fault(line, owner, say("<{0}> is not on the list of what models may have.", element));
            return;
        }
        if (element.equals("bpmn:process") || element.equals("dmn:decision")) {
            declare(reader, line, owner);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute =
                    ModelVocabulary.called(orEmpty(reader.getAttributeNamespace(i)), reader.getAttributeLocalName(i));
            if (ModelVocabulary.hasAttribute(element, attribute)) {
                attribute(attribute, reader.getAttributeValue(i), line, owner);
            } else {
                fault(
                        line,
                        owner,
                        say("“{0}” of <{1}> is not on the list of what models may have.", attribute, element));
            }
        }
    }

    private void root(String element, int line) {
        switch (element) {
            case "bpmn:definitions" -> kind = Kind.PROCESS;
            case "dmn:definitions" -> kind = Kind.DECISION;
            default ->
                fault(
                        line,
                        "<" + element + ">",
                        say("This is neither a process (BPMN 2.0) nor a decision table (DMN 1.3)."));
        }
    }

    private void declare(XMLStreamReader reader, int line, String owner) {
        String key = orEmpty(reader.getAttributeValue(null, "id"));
        if (!KEY.matcher(key).matches()) {
            fault(line, owner, say("Its id has small letters, digits and hyphens only."));
        }
        keys.add(key);
        if (name == null) {
            name = reader.getAttributeValue(null, "name");
        }
    }

    /** Words by which a person finds the element in a drawing. */
    private String owner(XMLStreamReader reader, String element) {
        String id = orEmpty(reader.getAttributeValue(null, "id"));
        if (id.isEmpty() || element.endsWith("EventDefinition")) {
            return open.isEmpty() || open.size() == 1
                    ? "<" + element + ">"
                    : open.element().owner();
        }
        String called = orEmpty(reader.getAttributeValue(null, "name"));
        return called.isEmpty() ? id : "“%s” (%s)".formatted(called, id);
    }

    private void attribute(String attribute, String value, int line, String owner) {
        Optional<String> wrong =
                switch (attribute) {
                    case "camunda:expression", "expression" -> ModelGrammar.call(value, delegates);
                    case "businessKey", "sourceExpression" -> valueOrText(value);
                    case "source", "target", "camunda:resultVariable", "camunda:inputVariable" ->
                        unless(NAME.matcher(value).matches(), value);
                    case "camunda:asyncBefore", "camunda:asyncAfter" ->
                        unless(value.equals("true") || value.equals("false"), value);
                    // The engine would take the file and go on with the former version.
                    case "isExecutable" -> unless(value.equals("true"), value);
                    case "camunda:mapDecisionResult" -> unless(RESULTS.contains(value), value);
                    case "event" -> unless(LISTENED.contains(value), value);
                    case "xsi:type" -> unless(value.endsWith("tFormalExpression"), value);
                    case "xsi:schemaLocation" -> unless(namesFilesOnly(value), value);
                    case "expressionLanguage" -> unless(value.equalsIgnoreCase("feel"), value);
                    case "calledElement" -> reference(Kind.PROCESS, value, line, owner);
                    case "camunda:decisionRef" -> reference(Kind.DECISION, value, line, owner);
                    default -> plain(value);
                };
        wrong.ifPresent(words -> fault(line, owner, attribute + "=\"" + value + "\": " + words));
    }

    /** Pairs of a name space and where its schema is: the engine's parser would fetch one that is elsewhere. */
    private static boolean namesFilesOnly(String schemas) {
        String[] words = schemas.strip().split("\\s+");
        return words.length % 2 == 0
                && IntStream.range(0, words.length)
                        .filter(place -> place % 2 == 1)
                        .allMatch(place -> SCHEMA_FILE.matcher(words[place]).matches());
    }

    private Optional<String> reference(Kind of, String key, int line, String owner) {
        references.add(new Reference(of, key, line, owner));
        return unless(KEY.matcher(key).matches(), key);
    }

    private void end(Open ended) {
        String text = ended.text().toString();
        Optional<String> wrong =
                switch (ended.name()) {
                    case "bpmn:conditionExpression" -> ModelGrammar.condition(text, delegates);
                    case "bpmn:timeDate", "bpmn:timeDuration", "bpmn:timeCycle" ->
                        TIME.matcher(text.strip()).matches() ? Optional.empty() : ModelGrammar.call(text, delegates);
                    case "camunda:inputParameter" -> valueOrText(text);
                    case "dmn:text" ->
                        open.peek() != null
                                        && FEEL_TEXTS.contains(open.element().name())
                                ? FeelGrammar.fault(text)
                                : plain(text);
                    default -> TEXTS.contains(ended.name()) ? plain(text) : unless(text.isBlank(), text.strip());
                };
        wrong.ifPresent(words ->
                fault(ended.line(), ended.owner(), text.isBlank() ? words : shortened(text.strip()) + ": " + words));
    }

    private Optional<String> valueOrText(String value) {
        return hasExpression(value) ? ModelGrammar.value(value, delegates) : Optional.empty();
    }

    /** Names and descriptions of tasks too are expressions to the engine, so that none may stand in them. */
    private static Optional<String> plain(String value) {
        return hasExpression(value) ? Optional.of(say("No expression may stand here.")) : Optional.empty();
    }

    private static boolean hasExpression(String value) {
        return value.contains("${") || value.contains("#{");
    }

    private static Optional<String> unless(boolean fine, String value) {
        return fine ? Optional.empty() : Optional.of(say("“{0}” is not for models.", shortened(value)));
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void fault(int line, String owner, String words) {
        faults.add(new ModelFault(line, shortened(owner), words));
    }
}
