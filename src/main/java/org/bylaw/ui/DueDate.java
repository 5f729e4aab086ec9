package org.bylaw.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.bylaw.shared.Say;
import org.jspecify.annotations.Nullable;

/** A date as people say it ("due Friday", "3 days late"), with the exact one on hover; late ones in red. */
public class DueDate extends Span {

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
        if (days < 0) {
            return counted(-days, "1 day late", "{0} days late");
        }
        if (days == 0) {
            return say("due today");
        }
        if (days == 1) {
            return say("due tomorrow");
        }
        if (days < 7) {
            return say("due {0}", due.getDayOfWeek().getDisplayName(TextStyle.FULL, Say.language()));
        }
        return say("due {0}", due.format(pattern(due.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy")));
    }

    /** 4 May 2026. */
    public static String exact(LocalDate date) {
        return date.format(pattern("d MMMM yyyy"));
    }

    /** 4 May 2026, 14:02. */
    public static String exact(Instant instant, Clock clock) {
        return instant.atZone(clock.getZone()).format(pattern("d MMMM yyyy, HH:mm"));
    }

    /** In German a day's number takes a full stop. */
    private static DateTimeFormatter pattern(String english) {
        boolean german = Say.language().equals(Locale.GERMAN);
        return DateTimeFormatter.ofPattern(german ? english.replaceFirst("d ", "d. ") : english, Say.language());
    }

    /** How long ago, as people say it, with the exact time on hover. */
    public static Span ago(Instant instant, Clock clock) {
        long minutes = ChronoUnit.MINUTES.between(instant, clock.instant());
        LocalDate day = instant.atZone(clock.getZone()).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
        String words = minutes < 1
                ? say("just now")
                : minutes < 60
                        ? say("{0} min ago", minutes)
                        : days == 0
                                ? say(
                                        "today, {0}",
                                        instant.atZone(clock.getZone()).format(pattern("HH:mm")))
                                : days == 1 ? say("yesterday") : days < 7 ? say("{0} days ago", days) : exact(day);
        Span span = new Span(words);
        span.addClassName("ago");
        span.setTitle(exact(instant, clock));
        return span;
    }
}
