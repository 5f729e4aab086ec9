package org.bylaw.evidencepack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The drawing in a BPMN file (BPMN 2.0, chapter 12): where each shape and each line stands, and what it stands for. */
record Diagram(List<Shape> shapes, List<Line> lines) {

    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String DD = "http://www.omg.org/spec/DD/20100524/DI";

    record Box(double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /**
     * A shape.
     *
     * @param type the name of the element in the model, such as {@code userTask}
     * @param label where its name stands, where that is not within it
     * @param inside names of the elements within: {@code timerEventDefinition} and the like
     */
    record Shape(
            String id,
            String type,
            String name,
            Box box,
            @Nullable Box label,
            List<String> inside) {}

    record Line(
            String id,
            String type,
            String name,
            List<Point> points,
            @Nullable Box label) {}

    static Diagram read(byte[] bpmn) throws IOException {
        Document document = parse(bpmn);
        Map<String, Element> elements = new HashMap<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id") && !DI.equals(element.getNamespaceURI())) {
                elements.put(element.getAttribute("id"), element);
            }
        }
        List<Shape> shapes = new ArrayList<>();
        for (Element shape : children(document, DI, "BPMNShape")) {
            Element of = elements.get(shape.getAttribute("bpmnElement"));
            Box box = box(direct(shape, DC, "Bounds"));
            if (of != null && box != null) {
                shapes.add(
                        new Shape(of.getAttribute("id"), of.getLocalName(), name(of), box, label(shape), inside(of)));
            }
        }
        List<Line> lines = new ArrayList<>();
        for (Element edge : children(document, DI, "BPMNEdge")) {
            Element of = elements.get(edge.getAttribute("bpmnElement"));
            List<Point> points = new ArrayList<>();
            NodeList waypoints = edge.getElementsByTagNameNS(DD, "waypoint");
            for (int i = 0; i < waypoints.getLength(); i++) {
                Element point = (Element) waypoints.item(i);
                points.add(new Point(number(point, "x"), number(point, "y")));
            }
            if (of != null && points.size() > 1) {
                lines.add(new Line(of.getAttribute("id"), of.getLocalName(), name(of), points, label(edge)));
            }
        }
        return new Diagram(shapes, lines);
    }

    private static Document parse(byte[] bpmn) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The model cannot be read", e);
        }
    }

    private static String name(Element element) {
        if (element.getLocalName().equals("textAnnotation")) {
            NodeList text = element.getElementsByTagNameNS("*", "text");
            return text.getLength() == 0 ? "" : text.item(0).getTextContent().strip();
        }
        return element.getAttribute("name").strip();
    }

    private static List<String> inside(Element element) {
        List<String> names = new ArrayList<>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                names.add(inner.getLocalName());
            }
        }
        return names;
    }

    private static List<Element> children(Document document, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = document.getElementsByTagNameNS(namespace, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static @Nullable Element direct(Element parent, String namespace, String name) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && name.equals(element.getLocalName())
                    && namespace.equals(element.getNamespaceURI())) {
                return element;
            }
        }
        return null;
    }

    private static @Nullable Box label(Element drawn) {
        Element label = direct(drawn, DI, "BPMNLabel");
        return label == null ? null : box(direct(label, DC, "Bounds"));
    }

    private static @Nullable Box box(@Nullable Element bounds) {
        return bounds == null
                ? null
                : new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        try {
            double number = Double.parseDouble(element.getAttribute(attribute));
            return Double.isFinite(number) ? Math.max(-100_000, Math.min(100_000, number)) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
