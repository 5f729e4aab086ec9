package org.bylaw.review.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.review.ReviewCalendar.Month;
import org.bylaw.shared.Say;

/** The months ahead, each with how many reviews are due in it; a month opens its list. */
final class MonthStrip extends Nav {

    MonthStrip(List<Month> months, YearMonth first, int count, CalendarAddress address) {
        addClassName("month-strip");
        getElement().setAttribute("aria-label", say("Months"));
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
        Span name = new Span(month.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, Say.language()));
        name.addClassName("month-name");
        Anchor link = new Anchor(address.month(chosen ? null : month).path(), "");
        link.add(bar, figure, name);
        if (withYear) {
            Span year = new Span(String.valueOf(month.getYear()));
            year.addClassName("month-year");
            link.add(year);
        }
        link.getElement().setAttribute("aria-label", counted(due, "{1}: 1 review", "{1}: {0} reviews", name(month)));
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
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Say.language()));
    }
}
