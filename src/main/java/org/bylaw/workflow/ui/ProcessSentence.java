package org.bylaw.workflow.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

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
import org.bylaw.shared.Say;
import org.bylaw.shared.Whereabouts.Goal;
import org.bylaw.shared.Whereabouts.Holder;
import org.bylaw.ui.DueDate;
import org.bylaw.workflow.ProcessStory;
import org.bylaw.workflow.WhereItStands;

/** Where a thing stands in one sentence: "Waiting for Jonas Berg (owner's manager) since Tuesday, due Friday; then management." */
final class ProcessSentence {

    private static final int MOST_NAMES = 3;

    private final Clock clock;

    ProcessSentence(Clock clock) {
        this.clock = clock;
    }

    String of(ProcessStory story) {
        if (story.picture().endedAt() != null) {
            return howItEnded(story.picture());
        }
        String text = now(story);
        String next = story.outlook().next().stream()
                .reduce((first, then) -> say("{0}, then {1}", first, then))
                .orElse("");
        if (!next.isEmpty()) {
            text = say("{0}; then {1}", text, next);
        }
        Goal goal = story.outlook().goal();
        if (goal != null) {
            text += "; " + (goal.on() == null ? goal.what() : say("{0} on {1}", goal.what(), words(goal.on())));
        }
        return text + ".";
    }

    /** The same for a process that was called, or that runs beside: without names, since those stand above. */
    String of(WhereItStands process) {
        return process.endedAt() != null
                ? howItEnded(process)
                : process.current().stream()
                        .findFirst()
                        .map(waiting -> nowAt(waiting) + ".")
                        .orElseGet(() -> say("Under way") + ".");
    }

    private String now(ProcessStory story) {
        Optional<WhereItStands.Waiting> at = story.innermost();
        if (story.stuck()) {
            return at.map(waiting -> say(
                            "Stuck at “{0}” {1}; administrators see it and can try again",
                            waiting.name(), since(waiting.since())))
                    .orElseGet(() -> say("Stuck; administrators see it and can try again"));
        }
        List<Holder> holders = story.outlook().holders();
        if (holders.isEmpty()) {
            return at.map(this::nowAt).orElseGet(() -> say("Under way"));
        }
        String names = names(holders);
        return at.map(waiting -> say("Waiting for {0} {1}", names, since(waiting.since())))
                        .orElseGet(() -> say("Waiting for {0}", names))
                + due(holders);
    }

    private String nowAt(WhereItStands.Waiting waiting) {
        return say("Now at “{0}” {1}", waiting.name(), since(waiting.since()));
    }

    /** With the reason behind each name; one that all share is said once. */
    private static String names(List<Holder> holders) {
        Set<String> reasons = holders.stream().map(Holder::why).collect(Collectors.toSet());
        boolean shared = holders.size() > 1 && reasons.size() == 1;
        String names = enumerate(holders, shared ? Holder::name : ProcessSentence::withReason);
        String reason = reasons.iterator().next().replaceFirst("^(as|als) ", "");
        return shared && !reason.isBlank() ? say("{0} (each {1})", names, reason) : names;
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
        String first = String.join(", ", named);
        return all
                ? say("{0} and {1}", first, name.apply(holders.getLast()))
                : say("{0} and {1} others", first, holders.size() - named.size());
    }

    /** "as the owner's manager" reads better in brackets without its first words. */
    private static String withReason(Holder holder) {
        String why = holder.why().replaceFirst("^(as (the |an? )?|als )", "");
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
        String how = process.ending() == null ? say("Broken off") : process.ending();
        String on = DueDate.exact(day(end));
        return days == 0
                ? say("{0} on {1}, on the day it began.", how, on)
                : counted(days, "{1} on {2}, after 1 day.", "{1} on {2}, after {0} days.", how, on);
    }

    private String since(Instant instant) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(instant);
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 0) {
            return say("since today");
        }
        if (days == 1) {
            return say("since yesterday");
        }
        if (days < 7) {
            return say("since {0}", day.getDayOfWeek().getDisplayName(TextStyle.FULL, Say.language()));
        }
        return say("since {0}", words(day));
    }

    private String words(LocalDate day) {
        if (day.getYear() != LocalDate.now(clock).getYear()) {
            return DueDate.exact(day);
        }
        String pattern = Say.language().equals(Locale.GERMAN) ? "d. MMMM" : "d MMMM";
        return day.format(DateTimeFormatter.ofPattern(pattern, Say.language()));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }
}
