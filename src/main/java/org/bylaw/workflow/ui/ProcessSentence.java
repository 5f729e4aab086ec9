package org.bylaw.workflow.ui;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.shared.Whereabouts.Goal;
import org.bylaw.shared.Whereabouts.Holder;
import org.bylaw.ui.DueDate;
import org.bylaw.workflow.ProcessStory;
import org.bylaw.workflow.WhereItStands;

/** Where a thing stands in one sentence: "Waiting for Jonas Berg (owner's manager) since Tuesday, due Friday; then management." */
final class ProcessSentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final int MOST_NAMES = 3;

    private final Clock clock;

    ProcessSentence(Clock clock) {
        this.clock = clock;
    }

    String of(ProcessStory story) {
        if (story.picture().endedAt() != null) {
            return howItEnded(story.picture());
        }
        StringBuilder text = new StringBuilder(now(story));
        if (!story.outlook().next().isEmpty()) {
            text.append("; then ").append(String.join(", then ", story.outlook().next()));
        }
        Goal goal = story.outlook().goal();
        if (goal != null) {
            text.append("; ").append(goal.what());
            text.append(goal.on() == null ? "" : " on " + words(goal.on()));
        }
        return text.append('.').toString();
    }

    /** The same for a process that was called, or that runs beside: without names, since those stand above. */
    String of(WhereItStands process) {
        return process.endedAt() != null
                ? howItEnded(process)
                : process.current().stream()
                        .findFirst()
                        .map(waiting -> "Now at “" + waiting.name() + "” " + since(waiting.since()) + ".")
                        .orElse("Under way.");
    }

    private String now(ProcessStory story) {
        Optional<WhereItStands.Waiting> at = story.innermost();
        String since = at.map(waiting -> " " + since(waiting.since())).orElse("");
        if (story.stuck()) {
            return at.map(waiting -> "Stuck at “" + waiting.name() + "”").orElse("Stuck") + since
                    + "; administrators see it and can try again";
        }
        List<Holder> holders = story.outlook().holders();
        if (holders.isEmpty()) {
            return at.map(waiting -> "Now at “" + waiting.name() + "”" + since).orElse("Under way");
        }
        return "Waiting for " + names(holders) + since + due(holders);
    }

    /** With the reason behind each name; one that all share is said once. */
    private static String names(List<Holder> holders) {
        Set<String> reasons = holders.stream().map(Holder::why).collect(Collectors.toSet());
        boolean shared = holders.size() > 1 && reasons.size() == 1;
        String names = enumerate(holders, shared ? Holder::name : ProcessSentence::withReason);
        String reason = reasons.iterator().next().replaceFirst("^as ", "");
        return shared && !reason.isBlank() ? names + " (each " + reason + ")" : names;
    }

    private static String enumerate(List<Holder> holders, Function<Holder, String> name) {
        if (holders.size() == 1) {
            return name.apply(holders.getFirst());
        }
        boolean all = holders.size() <= MOST_NAMES;
        List<String> named = holders.stream()
                .limit(all ? holders.size() - 1 : MOST_NAMES - 1)
                .map(name)
                .toList();
        String last = all ? name.apply(holders.getLast()) : (holders.size() - named.size()) + " others";
        return String.join(", ", named) + " and " + last;
    }

    /** "as the owner's manager" reads better in brackets without its first words. */
    private static String withReason(Holder holder) {
        String why = holder.why().replaceFirst("^as (the |an? )?", "");
        return why.isBlank() ? holder.name() : holder.name() + " (" + why + ")";
    }

    private String due(List<Holder> holders) {
        return holders.stream()
                .map(Holder::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(due -> ", " + DueDate.words(day(due.minusNanos(1)), LocalDate.now(clock)))
                .orElse("");
    }

    private String howItEnded(WhereItStands process) {
        Instant end = Objects.requireNonNull(process.endedAt());
        long days = ChronoUnit.DAYS.between(day(process.startedAt()), day(end));
        String length = days == 0 ? "on the day it began" : days == 1 ? "after 1 day" : "after " + days + " days";
        return "%s on %s, %s."
                .formatted(process.ending() == null ? "Broken off" : process.ending(), DueDate.exact(day(end)), length);
    }

    private String since(Instant instant) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(instant);
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 0) {
            return "since today";
        }
        if (days == 1) {
            return "since yesterday";
        }
        if (days < 7) {
            return "since " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }
        return "since " + words(day);
    }

    private String words(LocalDate day) {
        return day.getYear() == LocalDate.now(clock).getYear() ? day.format(DAY) : DueDate.exact(day);
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }
}
