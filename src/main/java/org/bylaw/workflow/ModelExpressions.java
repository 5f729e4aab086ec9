package org.bylaw.workflow;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the expressions of one model and says which of them name code that is not there or not meant for models. */
class ModelExpressions {

    /** Where a model could reach code past the marked beans. */
    private static final Set<String> FORBIDDEN_ATTRIBUTES = Set.of("class", "delegateExpression");

    private static final Set<String> FORBIDDEN_ELEMENTS = Set.of("script", "scriptTask");
    private static final Builder EXPRESSIONS = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private final String model;
    private final DelegateBeans delegates;
    private final List<String> faults = new ArrayList<>();

    private ModelExpressions(String model, DelegateBeans delegates) {
        this.model = model;
        this.delegates = delegates;
    }

    /** Faults in words, each with the model, the element and the expression; none where all is well. */
    static List<String> faultsOf(String model, String xml, DelegateBeans delegates) {
        ModelExpressions expressions = new ModelExpressions(model, delegates);
        expressions.read(parse(model, xml), "the process");
        return List.copyOf(expressions.faults);
    }

    private static Element parse(String model, String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("The model " + model + " cannot be read", e);
        }
    }

    private void read(Element element, String owner) {
        String name = element.getLocalName();
        if (name.equals("documentation")) {
            return;
        }
        String here = describe(element).orElse(owner);
        if (FORBIDDEN_ELEMENTS.contains(name)) {
            fault(here, "<" + name + ">", "models run no scripts");
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (attribute.getNamespaceURI() != null && FORBIDDEN_ATTRIBUTES.contains(attribute.getLocalName())) {
                fault(here, attribute.getName() + "=" + attribute.getValue(), "models call marked beans only");
            }
            check(here, attribute.getValue());
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                read(child, here);
            } else {
                check(here, children.item(i).getNodeValue());
            }
        }
    }

    private static Optional<String> describe(Element element) {
        String id = element.getAttribute("id");
        if (id.isEmpty() || element.getLocalName().endsWith("EventDefinition")) {
            return Optional.empty();
        }
        String name = element.getAttribute("name");
        return Optional.of(name.isEmpty() ? id : "\"%s\" (%s)".formatted(name, id));
    }

    private void check(String owner, String text) {
        if (text == null || !(text.contains("${") || text.contains("#{"))) {
            return;
        }
        try {
            check(owner, text.strip(), EXPRESSIONS.build(text.strip()).getRoot());
        } catch (TreeBuilderException e) {
            fault(owner, text.strip(), "it cannot be read: " + e.getMessage());
        }
    }

    private void check(String owner, String expression, Node node) {
        if (node instanceof AstMethod method) {
            checkCall(owner, expression, method);
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            check(owner, expression, node.getChild(i));
        }
    }

    private void checkCall(String owner, String expression, AstMethod call) {
        int arguments = call.getChild(1).getCardinality();
        if (!(call.getChild(0) instanceof AstDot method && method.getChild(0) instanceof AstIdentifier bean)) {
            fault(owner, expression, "it calls something other than a method of a marked bean");
            return;
        }
        // The syntax tree tells the name of a method only as text: ". name".
        String name = method.toString().substring(1).strip();
        Class<?> type = delegates.typeOf(bean.getName());
        if (type == null) {
            fault(owner, expression, "there is no marked bean " + bean.getName());
        } else if (Arrays.stream(type.getMethods())
                .noneMatch(
                        candidate -> candidate.getName().equals(name) && candidate.getParameterCount() == arguments)) {
            fault(
                    owner,
                    expression,
                    "%s has no public method %s with %d arguments".formatted(bean.getName(), name, arguments));
        }
    }

    private void fault(String owner, String expression, String why) {
        faults.add("%s, %s: %s - %s".formatted(model, owner, expression, why));
    }
}
