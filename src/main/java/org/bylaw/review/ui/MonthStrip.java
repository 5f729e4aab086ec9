package org.bylaw.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.review.ReviewCalendar.Month;

/** The months ahead, each with how many reviews are due in it; a month opens its list. */
final class MonthStrip extends Nav {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    MonthStrip(List<Month> months, YearMonth first, int count, CalendarAddress address) {
        addClassName("month-strip");
        getElement().setAttribute("aria-label", "Months");
        Map<YearMonth, Integer> due = months.stream().collect(Collectors.toMap(Month::month, Month::reviews));
        int most = due.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i < count; i++) {
            YearMonth month = first.plusMonths(i);
            add(month(month, due.getOrDefault(month, 0), most, address, i == 0 || month.getMonthValue() == 1));
        }
    }

    private static Anchor month(YearMonth month, int due, int most, CalendarAddress address, boolean withYear) {
        boolean chosen = month.equals(address.month());
        Div bar = new Div();
        bar.addClassName("month-bar");
        bar.getStyle().set("--share", most == 0 ? "0" : String.valueOf((double) due / most));
        Span figure = new Span(String.valueOf(due));
        figure.addClassName("month-figure");
        Span name = new Span(month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        name.addClassName("month-name");
        Anchor link = new Anchor(address.month(chosen ? null : month).path(), "");
        link.add(bar, figure, name);
        if (withYear) {
            Span year = new Span(String.valueOf(month.getYear()));
            year.addClassName("month-year");
            link.add(year);
        }
        link.getElement()
                .setAttribute("aria-label", "%s: %d %s".formatted(name(month), due, due == 1 ? "review" : "reviews"));
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        if (due == 0) {
            link.addClassName("none");
        }
        return link;
    }

    /** May 2026. */
    static String name(YearMonth month) {
        return month.format(FULL);
    }
}
