package org.bylaw.review.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.review.ReviewFacts;
import org.jspecify.annotations.Nullable;

/** Reviews by the month in which they are due, the next first. */
final class Agenda extends Div {

    private final transient Clock clock;
    private final transient @Nullable Consumer<ReviewFacts> bringForward;
    private @Nullable YearMonth lastMonth;
    private ReviewList lastList;

    Agenda(Clock clock, @Nullable Consumer<ReviewFacts> bringForward) {
        this.clock = clock;
        this.bringForward = bringForward;
        this.lastList = new ReviewList(clock, bringForward);
        addClassName("agenda");
    }

    /** Adds further reviews; a month that is there already goes on. */
    void append(List<ReviewFacts> reviews) {
        for (ReviewFacts review : reviews) {
            YearMonth month = YearMonth.from(review.dueOn());
            if (!month.equals(lastMonth)) {
                lastMonth = month;
                lastList = new ReviewList(clock, bringForward);
                add(new H3(MonthStrip.name(month)), lastList);
            }
            lastList.append(List.of(review));
        }
    }
}
