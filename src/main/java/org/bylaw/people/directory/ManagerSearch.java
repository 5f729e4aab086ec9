package org.bylaw.people.directory;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.people.directory.StaffPreview.LineError;
import org.jspecify.annotations.Nullable;

/**
 * Finds the managers that a file names, by username or mail address, among those in the file and those who work here, and
 * the circles in which people would report to themselves.
 */
final class ManagerSearch {

    private final List<PlannedPerson> lines;
    private final Collection<KnownPerson> known;
    private final LineReader reader;

    ManagerSearch(List<PlannedPerson> lines, Collection<KnownPerson> known, LineReader reader) {
        this.lines = lines;
        this.known = known;
        this.reader = reader;
    }

    /** A line that turns out wrong takes away the manager of others, who are then looked at again. */
    void run() {
        while (unknownManagers() + circles() > 0) {
            // Once more, without the lines that were found wrong.
        }
    }

    private boolean names(PlannedPerson line) {
        return line.isTakenOver() && reader.decides(StaffAttribute.MANAGER, line);
    }

    private int unknownManagers() {
        Map<String, UUID> ids = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        Set<UUID> leaving = lines.stream()
                .filter(line -> line.fate == PlannedPerson.Fate.LEAVES)
                .map(line -> line.id)
                .collect(Collectors.toSet());
        known.stream()
                .filter(one -> one.active() && !leaving.contains(one.id()))
                .forEach(one -> {
                    put(ids, ambiguous, one.mail(), one.id());
                    ids.put(one.username(), one.id());
                });
        lines.stream().filter(PlannedPerson::isTakenOver).forEach(line -> {
            put(ids, ambiguous, line.mail, line.id);
            ids.put(line.username, line.id);
        });
        int wrong = 0;
        for (PlannedPerson line : lines) {
            String text = names(line) ? line.row.get(StaffColumn.MANAGER) : null;
            if (text == null) {
                if (names(line)) {
                    line.managerId = null;
                }
                continue;
            }
            String key = text.toLowerCase(Locale.ROOT);
            UUID manager = ambiguous.contains(key) ? null : ids.get(key);
            if (manager == null) {
                wrong++;
                error(
                        line,
                        ambiguous.contains(key)
                                ? say("Several people have the address “{0}”.", text)
                                : say("Nobody here has the username or mail address “{0}”.", text),
                        say("Write the username of somebody who works here or is in this file without an error."));
            } else {
                line.managerId = manager;
            }
        }
        return wrong;
    }

    private static void put(Map<String, UUID> ids, Set<String> ambiguous, @Nullable String mail, UUID id) {
        if (mail != null) {
            String key = mail.toLowerCase(Locale.ROOT);
            UUID before = ids.put(key, id);
            if (before != null && !before.equals(id)) {
                ambiguous.add(key);
            }
        }
    }

    private int circles() {
        Map<UUID, UUID> managers = new HashMap<>();
        known.forEach(one -> {
            if (one.managerId() != null) {
                managers.put(one.id(), one.managerId());
            }
        });
        Map<UUID, PlannedPerson> byId = new HashMap<>();
        lines.stream().filter(this::names).forEach(line -> {
            byId.put(line.id, line);
            if (line.managerId == null) {
                managers.remove(line.id);
            } else {
                managers.put(line.id, line.managerId);
            }
        });
        int wrong = 0;
        Set<UUID> done = new HashSet<>();
        for (UUID start : byId.keySet()) {
            List<UUID> way = new ArrayList<>();
            Set<UUID> onWay = new HashSet<>();
            UUID next = start;
            while (next != null && !done.contains(next) && onWay.add(next)) {
                way.add(next);
                next = managers.get(next);
            }
            if (next != null && onWay.contains(next)) {
                wrong += tell(way.subList(way.indexOf(next), way.size()), byId);
            }
            done.addAll(way);
        }
        return wrong;
    }

    private static int tell(List<UUID> circle, Map<UUID, PlannedPerson> byId) {
        List<PlannedPerson> named =
                circle.stream().map(byId::get).filter(Objects::nonNull).toList();
        String names = named.stream().limit(5).map(line -> line.username).collect(Collectors.joining(" → "));
        named.forEach(line -> line.errors.add(new LineError(
                line.row.number(),
                "",
                circle.size() == 1
                        ? say("The person would report to themselves.")
                        : say("These people would report to each other in a circle: {0}.", names),
                say("Correct the manager of one of them; whoever is at the top has none."))));
        return named.size();
    }

    private void error(PlannedPerson line, String wrong, String remedy) {
        line.errors.add(new LineError(line.row.number(), reader.head(StaffColumn.MANAGER), wrong, remedy));
    }
}
