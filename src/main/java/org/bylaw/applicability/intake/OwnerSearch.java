package org.bylaw.applicability.intake;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.applicability.intake.PresentTable.Candidate;
import org.jspecify.annotations.Nullable;

/** Finds who is meant by a mail address, a username or a name, and whether that person can answer for a control. */
final class OwnerSearch {

    private static final Pattern ADDRESS = Pattern.compile(".*<([^<>]+@[^<>]+)>\\s*");

    private final List<Candidate> candidates;

    OwnerSearch(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /** Who was found, or what is wrong and what to do. */
    record Answer(@Nullable Candidate person, String wrong, String remedy) {}

    /** What to look for: the address in “Ada Auditor &lt;ada@example.org&gt;”, else all of it. */
    static String key(String text) {
        Matcher address = ADDRESS.matcher(text);
        return (address.matches() ? address.group(1) : text).strip().toLowerCase(Locale.ROOT);
    }

    /** @param present who answers for the control now, and may go on though that would not be allowed anew */
    Answer find(String text, @Nullable UUID present) {
        String key = key(text);
        List<Candidate> meant =
                candidates.stream().filter(person -> is(person, key)).toList();
        for (Candidate person : meant) {
            if (person.id().equals(present)) {
                return found(person);
            }
        }
        if (meant.isEmpty()) {
            return refused(
                    say("Nobody is called “{0}”.", text),
                    say("Write the mail address, or the name as the directory has it."));
        }
        List<Candidate> fit = meant.stream()
                .filter(person -> person.active() && person.controlOwner())
                .toList();
        if (fit.size() == 1) {
            return found(fit.getFirst());
        }
        if (fit.size() > 1) {
            return refused(say("Several people are called “{0}”.", text), say("Write the mail address."));
        }
        return meant.stream().anyMatch(Candidate::active)
                ? refused(
                        say("“{0}” is not a control owner.", text),
                        say("Ask an admin to give the role, or name somebody else."))
                : refused(say("“{0}” has left.", text), say("Name somebody who works here."));
    }

    private static boolean is(Candidate person, String key) {
        return Stream.of(person.name(), person.username(), Objects.requireNonNullElse(person.email(), ""))
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).equals(key));
    }

    private static Answer found(Candidate person) {
        return new Answer(person, "", "");
    }

    private static Answer refused(String wrong, String remedy) {
        return new Answer(null, wrong, remedy);
    }
}
