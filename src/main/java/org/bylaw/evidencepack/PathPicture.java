package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bylaw.evidencepack.Diagram.Box;
import org.bylaw.evidencepack.Diagram.Point;
import org.jspecify.annotations.Nullable;

/**
 * The way of a process through its model as SVG: the drawing of the model with the way taken in colour and strong lines, a
 * number at each step, and below it the list of the steps with time and person. It reads in black and white, too.
 */
final class PathPicture {

    /** One line of the list; several of one activity are told one after the other. */
    record Told(String activityId, String name, String from, String to, String who) {}

    private static final int MARGIN = 24;
    private static final int HEAD = 64;
    private static final int ROW = 20;
    private static final int NARROWEST = 1000;
    private static final String WAY = "#0b5cad";

    private final Diagram diagram;
    private final Set<String> flows;
    private final List<Told> told;
    private final Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    private final StringBuilder svg = new StringBuilder();

    PathPicture(Diagram diagram, Set<String> flows, List<Told> told) {
        this.diagram = diagram;
        this.flows = flows;
        this.told = told;
        for (int i = 0; i < told.size(); i++) {
            numbers.computeIfAbsent(told.get(i).activityId(), id -> new ArrayList<>())
                    .add(i + 1);
        }
    }

    String draw(String title, String subtitle) {
        Box frame = frame();
        List<List<String>> rows = rows();
        int listHeight = rows.stream().mapToInt(row -> ROW * row.size()).sum() + ROW * 3;
        double width = Math.max(NARROWEST, frame.width() + 2 * MARGIN);
        double height = HEAD + frame.height() + 2 * MARGIN + listHeight + MARGIN;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(f(width))
                .append("\" height=\"")
                .append(f(height))
                .append("\" viewBox=\"0 0 ")
                .append(f(width))
                .append(' ')
                .append(f(height))
                .append(
                        "\" role=\"img\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"11\" style=\"max-width:100%;height:auto\">\n<title>")
                .append(Escaped.xml(title))
                .append("</title>\n<defs>");
        arrow("open", "#777");
        arrow("taken", WAY);
        svg.append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        text(MARGIN, 28, 16, "#111", "start", title, true);
        text(MARGIN, 48, 12, "#444", "start", subtitle, false);
        svg.append("<g transform=\"translate(")
                .append(f(MARGIN - frame.x()))
                .append(' ')
                .append(f(HEAD + MARGIN - frame.y()))
                .append(")\">\n");
        diagram.shapes().stream().filter(PathPicture::holds).forEach(this::shape);
        diagram.lines().forEach(this::line);
        diagram.shapes().stream().filter(shape -> !holds(shape)).forEach(this::shape);
        diagram.shapes().forEach(this::badge);
        svg.append("</g>\n");
        list(rows, HEAD + frame.height() + 2 * MARGIN + ROW);
        return svg.append("</svg>\n").toString();
    }

    private static boolean holds(Diagram.Shape shape) {
        return shape.type().equals("participant")
                || shape.type().equals("lane")
                || shape.type().equals("subProcess");
    }

    private Box frame() {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        List<Box> boxes = new ArrayList<>();
        diagram.shapes().forEach(shape -> {
            boxes.add(shape.box());
            if (shape.label() != null) {
                boxes.add(shape.label());
            }
        });
        diagram.lines().forEach(line -> line.points().forEach(point -> boxes.add(new Box(point.x(), point.y(), 0, 0))));
        for (Box box : boxes) {
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }
        return boxes.isEmpty() ? new Box(0, 0, 0, 0) : new Box(left, top - 12, right - left, bottom - top + 24);
    }

    private void arrow(String id, String colour) {
        svg.append("<marker id=\"")
                .append(id)
                .append(
                        "\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerUnits=\"userSpaceOnUse\" markerWidth=\"10\"")
                .append(" markerHeight=\"10\" orient=\"auto\"><path d=\"M0 0 L10 5 L0 10 z\" fill=\"")
                .append(colour)
                .append("\"/></marker>");
    }

    private void line(Diagram.Line line) {
        boolean taken = flows.contains(line.id());
        svg.append("<polyline data-id=\"")
                .append(Escaped.xml(line.id()))
                .append("\" class=\"")
                .append(taken ? "taken" : "open")
                .append("\" fill=\"none\" stroke=\"")
                .append(taken ? WAY : "#777")
                .append("\" stroke-width=\"")
                .append(taken ? "3" : "1")
                .append('"');
        if (!line.type().equals("sequenceFlow")) {
            svg.append(" stroke-dasharray=\"2 4\"");
        } else {
            svg.append(" marker-end=\"url(#").append(taken ? "taken" : "open").append(")\"");
        }
        svg.append(" points=\"");
        for (Point point : line.points()) {
            svg.append(f(point.x())).append(',').append(f(point.y())).append(' ');
        }
        svg.append("\"/>\n");
        if (!line.name().isEmpty()) {
            Point middle = line.points().get(line.points().size() / 2);
            Box at = line.label() == null ? new Box(middle.x() - 40, middle.y() - 18, 80, 14) : line.label();
            words(line.name(), at.x() + at.width() / 2, at.y() + 9, Math.max(at.width(), 70), "#333");
        }
    }

    private void shape(Diagram.Shape shape) {
        boolean come = numbers.containsKey(shape.id());
        String paint = " data-id=\"" + Escaped.xml(shape.id()) + "\" fill=\""
                + (!come ? "#fff" : holds(shape) ? "#f7fafd" : "#e3effb") + "\" stroke=\"" + (come ? WAY : "#555")
                + "\" stroke-width=\"";
        Box box = shape.box();
        double x = box.x() + box.width() / 2;
        double y = box.y() + box.height() / 2;
        String type = shape.type().toLowerCase(Locale.ROOT);
        if (type.endsWith("event")) {
            boolean end = type.startsWith("end");
            circle(x, y, box.width() / 2, paint + (end || come ? "3" : "1.5"));
            if (type.startsWith("intermediate") || type.startsWith("boundary")) {
                circle(x, y, box.width() / 2 - 4, " fill=\"none\" stroke=\"#555\" stroke-width=\"1");
            }
            text(x, y + 5, 14, "#333", "middle", sign(shape.inside()), false);
            outside(shape, x);
        } else if (type.endsWith("gateway")) {
            svg.append("<polygon")
                    .append(paint)
                    .append(come ? "3" : "1.5")
                    .append("\" points=\"")
                    .append(f(x))
                    .append(',')
                    .append(f(box.y()))
                    .append(' ')
                    .append(f(box.x() + box.width()))
                    .append(',')
                    .append(f(y))
                    .append(' ')
                    .append(f(x))
                    .append(',')
                    .append(f(box.y() + box.height()))
                    .append(' ')
                    .append(f(box.x()))
                    .append(',')
                    .append(f(y))
                    .append("\"/>\n");
            String sign = type.startsWith("parallel") ? "+" : type.startsWith("event") ? "○" : "×";
            text(x, y + 7, 20, "#333", "middle", sign, false);
            outside(shape, x);
        } else if (type.equals("textannotation")) {
            svg.append("<path fill=\"none\" stroke=\"#777\" d=\"M")
                    .append(f(box.x() + 10))
                    .append(' ')
                    .append(f(box.y()))
                    .append(" h-10 v")
                    .append(f(box.height()))
                    .append(" h10\"/>\n");
            words(shape.name(), x, box.y() + 14, box.width(), "#333");
        } else if (holds(shape)) {
            rectangle(box, paint + (come ? "2" : "1"), type.equals("subprocess") ? 10 : 0);
            words(shape.name(), x, box.y() + 16, box.width() - 12, "#111");
        } else {
            rectangle(box, paint + (type.equals("callactivity") ? "4" : come ? "2.5" : "1.2"), 10);
            words(shape.name(), x, y - 4, box.width() - 10, "#111");
        }
    }

    private static String sign(List<String> inside) {
        if (inside.contains("timerEventDefinition")) {
            return "◷";
        }
        if (inside.contains("messageEventDefinition")) {
            return "✉";
        }
        if (inside.contains("terminateEventDefinition")) {
            return "●";
        }
        return inside.contains("errorEventDefinition") ? "↯" : "";
    }

    private void outside(Diagram.Shape shape, double x) {
        Box box = shape.box();
        Box label = shape.label();
        if (label == null) {
            words(shape.name(), x, box.y() + box.height() + 14, 110, "#111");
        } else {
            words(shape.name(), label.x() + label.width() / 2, label.y() + 9, Math.max(label.width(), 60), "#111");
        }
    }

    /** The numbers of the list at the shape, at most the first and the last of many. */
    private void badge(Diagram.Shape shape) {
        List<Integer> at = numbers.get(shape.id());
        if (at == null) {
            return;
        }
        String words = at.size() < 4
                ? String.join(", ", at.stream().map(String::valueOf).toList())
                : at.getFirst() + " … " + at.getLast();
        double width = 8 + 6.5 * words.length();
        double x = shape.box().x() - 6;
        double y = shape.box().y() - 10;
        svg.append("<rect x=\"")
                .append(f(x))
                .append("\" y=\"")
                .append(f(y))
                .append("\" width=\"")
                .append(f(width))
                .append("\" height=\"16\" rx=\"8\" fill=\"")
                .append(WAY)
                .append("\"/>\n");
        text(x + width / 2, y + 12, 11, "#fff", "middle", words, true);
    }

    private List<List<String>> rows() {
        return told.stream().map(step -> wrapped(step.who(), 70)).toList();
    }

    private void list(List<List<String>> rows, double top) {
        double y = top;
        double[] columns = {MARGIN, MARGIN + 36, MARGIN + 290, MARGIN + 430, MARGIN + 570};
        String[] heads = {say("No."), say("Step"), say("Begun"), say("Ended"), say("Who, and what is on record of it")};
        for (int column = 0; column < heads.length; column++) {
            text(columns[column], y, 11, "#444", "start", heads[column], true);
        }
        for (int i = 0; i < told.size(); i++) {
            Told step = told.get(i);
            y += ROW;
            text(columns[0], y, 11, "#111", "start", String.valueOf(i + 1), true);
            List<String> name = wrapped(step.name(), 42);
            text(columns[1], y, 11, "#111", "start", name.isEmpty() ? "" : name.getFirst(), false);
            text(columns[2], y, 11, "#111", "start", step.from(), false);
            text(columns[3], y, 11, "#111", "start", step.to(), false);
            List<String> who = rows.get(i);
            for (int line = 0; line < who.size(); line++) {
                y += line == 0 ? 0 : ROW;
                text(columns[4], y, 11, "#111", "start", who.get(line), false);
            }
        }
    }

    /** Words in the middle, over as many lines as they need, around that height. */
    private void words(String words, double x, double y, double width, String colour) {
        List<String> lines = wrapped(words, (int) Math.max(6, width / 5.6));
        double at = y - (lines.size() - 1) * 6.5 + 4;
        for (String line : lines) {
            text(x, at, 11, colour, "middle", line, false);
            at += 13;
        }
    }

    private static List<String> wrapped(String words, int most) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : words.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > most) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private void rectangle(Box box, String paint, int round) {
        svg.append("<rect x=\"")
                .append(f(box.x()))
                .append("\" y=\"")
                .append(f(box.y()))
                .append("\" width=\"")
                .append(f(box.width()))
                .append("\" height=\"")
                .append(f(box.height()))
                .append("\" rx=\"")
                .append(round)
                .append('"')
                .append(paint)
                .append("\"/>\n");
    }

    private void circle(double x, double y, double radius, String paint) {
        svg.append("<circle cx=\"")
                .append(f(x))
                .append("\" cy=\"")
                .append(f(y))
                .append("\" r=\"")
                .append(f(Math.max(radius, 1)))
                .append('"')
                .append(paint)
                .append("\"/>\n");
    }

    private void text(
            double x, double y, int size, String colour, String anchor, @Nullable String words, boolean bold) {
        if (words == null || words.isEmpty()) {
            return;
        }
        svg.append("<text x=\"")
                .append(f(x))
                .append("\" y=\"")
                .append(f(y))
                .append("\" font-size=\"")
                .append(size)
                .append("\" fill=\"")
                .append(colour)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append(bold ? "\" font-weight=\"bold\">" : "\">")
                .append(Escaped.xml(words))
                .append("</text>\n");
    }

    private static String f(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
