package org.bylaw.ui;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date as people say it ("due Friday", "3 days late"), with the exact one on hover; late ones in red. */
public class DueDate extends Span {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_WITH_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private DueDate(LocalDate due, LocalDate today) {
        addClassName("due");
        if (due.isBefore(today)) {
            addClassName("late");
        }
        setText(words(due, today));
        setTitle(exact(due));
    }

    public static DueDate of(LocalDate due, LocalDate today) {
        return new DueDate(due, today);
    }

    /** A due instant; one at midnight means the end of the day before. Empty where there is no date. */
    public static Span of(@Nullable Instant due, Clock clock) {
        return due == null
                ? new Span()
                : new DueDate(due.minusNanos(1).atZone(clock.getZone()).toLocalDate(), LocalDate.now(clock));
    }

    /** As people say it. */
    public static String words(LocalDate due, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, due);
        if (days < -1) {
            return -days + " days late";
        }
        if (days == -1) {
            return "1 day late";
        }
        if (days == 0) {
            return "due today";
        }
        if (days == 1) {
            return "due tomorrow";
        }
        if (days < 7) {
            return "due " + due.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        return "due " + (due.getYear() == today.getYear() ? due.format(SHORT) : due.format(SHORT_WITH_YEAR));
    }

    /** 4 May 2026. */
    public static String exact(LocalDate date) {
        return date.format(EXACT);
    }

    /** 4 May 2026, 14:02. */
    public static String exact(Instant instant, Clock clock) {
        return instant.atZone(clock.getZone()).format(TIME);
    }

    /** How long ago, as people say it, with the exact time on hover. */
    public static Span ago(Instant instant, Clock clock) {
        long minutes = ChronoUnit.MINUTES.between(instant, clock.instant());
        LocalDate day = instant.atZone(clock.getZone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
        String words = minutes < 1
                ? "just now"
                : minutes < 60
                        ? minutes + " min ago"
                        : days == 0
                                ? "today, "
                                        + instant.atZone(clock.getZone()).format(DateTimeFormatter.ofPattern("HH:mm"))
                                : days == 1 ? "yesterday" : days < 7 ? days + " days ago" : exact(day);
        Span span = new Span(words);
        span.addClassName("ago");
        span.setTitle(exact(instant, clock));
        return span;
    }
}
