package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.bylaw.attestation.AnswersOfDay;
import org.bylaw.ui.DueDate;
import org.jspecify.annotations.Nullable;

/** The answers as a curve that grows towards everyone, with the due date and the forecast; the same as a table below. */
class CurveChart extends Div {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 240;

    private final LocalDate from;
    private final LocalDate to;
    private final long asked;

    /**
     * A curve.
     *
     * @param until the day up to which there can be answers: today, or the day it ended
     * @param completeOn where the forecast meets everyone; empty without a forecast
     */
    CurveChart(
            List<AnswersOfDay> answers,
            long asked,
            LocalDate from,
            LocalDate dueOn,
            LocalDate until,
            @Nullable LocalDate completeOn) {
        this.from = from;
        this.asked = Math.max(1, asked);
        LocalDate last = later(later(dueOn, until), from.plusDays(1));
        // A forecast far away would press the curve flat.
        boolean near = completeOn != null
                && ChronoUnit.DAYS.between(from, completeOn) <= 3 * ChronoUnit.DAYS.between(from, last);
        this.to = near ? later(last, completeOn) : last;
        addClassName("curve");
        Div plot = new Div();
        plot.addClassName("curve-plot");
        plot.getElement().setProperty("innerHTML", drawing(answers, dueOn, until, near ? completeOn : null));
        Span all = new Span(number(asked));
        all.addClassName("curve-all");
        plot.add(all);
        Div axis = new Div(
                mark(from, DueDate.exact(from), "start"), mark(dueOn, say("due {0}", DueDate.exact(dueOn)), "middle"));
        axis.addClassName("curve-axis");
        add(plot, axis, table(answers));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private String drawing(
            List<AnswersOfDay> answers, LocalDate dueOn, LocalDate until, @Nullable LocalDate completeOn) {
        StringBuilder line = new StringBuilder(point(from, 0));
        long sum = 0;
        for (AnswersOfDay day : answers) {
            line.append(" L").append(point(day.day(), sum));
            sum += day.answers();
            line.append(" L").append(point(day.day().plusDays(1), sum));
        }
        String now = point(later(until.plusDays(1), from), sum);
        line.append(" L").append(now);
        String forecast = completeOn == null
                ? ""
                : "<path class=\"curve-forecast\" d=\"M%s L%s\"/>".formatted(now, point(completeOn.plusDays(1), asked));
        String area = "M%s L%s,%d L%d,%d Z".formatted(line, now.split(",")[0], HEIGHT, 0, HEIGHT);
        return """
                <svg viewBox="0 0 %d %d" preserveAspectRatio="none" aria-hidden="true">
                <path class="curve-area" d="%s"/><path class="curve-line" d="M%s"/>%s
                <path class="curve-due" d="M%s L%s"/></svg>
                """.formatted(
                WIDTH, HEIGHT, area, line, forecast, point(dueOn.plusDays(1), 0), point(dueOn.plusDays(1), asked));
    }

    private double share(LocalDate day) {
        double whole = ChronoUnit.DAYS.between(from, to.plusDays(1));
        return Math.clamp(ChronoUnit.DAYS.between(from, day) / whole, 0, 1);
    }

    private String point(LocalDate day, long number) {
        return String.format(
                Locale.ROOT, "%.1f,%.1f", WIDTH * share(day), HEIGHT * (1 - Math.min(1.0, number / (double) asked)));
    }

    private Span mark(LocalDate day, String text, String anchor) {
        Span mark = new Span(text);
        mark.addClassName("curve-mark-" + anchor);
        double place = anchor.equals("start") ? 0 : share(day.plusDays(1));
        mark.getStyle().set("--place", String.format(Locale.ROOT, "%.1f%%", 100 * place));
        return mark;
    }

    private static NativeDetails table(List<AnswersOfDay> answers) {
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        var head = table.getHead().addRow();
        head.add(
                new NativeTableHeaderCell(say("Day")),
                figure(new NativeTableHeaderCell(say("Answers"))),
                figure(new NativeTableHeaderCell(say("In all"))));
        long sum = 0;
        for (AnswersOfDay day : answers) {
            sum += day.answers();
            table.getBody()
                    .addRow()
                    .add(
                            new NativeTableCell(DueDate.exact(day.day())),
                            figure(new NativeTableCell(number(day.answers()))),
                            figure(new NativeTableCell(number(sum))));
        }
        NativeDetails details = new NativeDetails(say("Answers by day as a table"), table);
        details.addClassName("quiet");
        return details;
    }

    private static <T extends HasStyle> T figure(T cell) {
        cell.addClassName("figure");
        return cell;
    }
}
