package org.bylaw.people.directory;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.people.directory.StaffPreview.LineError;
import org.bylaw.shared.Ids;

/**
 * What taking HR's file over means for the directory. A line means whoever has its username; else, of those whom Keycloak
 * knows, the only one with its mail address, unless the file has that address twice. Everybody else is new.
 */
final class StaffPlan {

    private final StaffSheet sheet;
    private final LineReader reader;
    private final Map<UUID, KnownPerson> known = new HashMap<>();
    private final List<PlannedPerson> lines;
    private final boolean whole;

    /** @param whole whether those who are not in the file have left */
    static StaffPlan of(
            StaffSheet sheet, Collection<KnownPerson> directory, Masters masters, LocalDate today, boolean whole) {
        StaffPlan plan = new StaffPlan(sheet, directory, new LineReader(sheet, masters, today), whole);
        plan.lines.forEach(plan.reader::readUsername);
        plan.refuseTwins();
        plan.match();
        plan.lines.stream().filter(line -> line.errors.isEmpty()).forEach(plan.reader::readRest);
        new ManagerSearch(plan.lines, plan.known.values(), plan.reader).run();
        return plan;
    }

    private StaffPlan(StaffSheet sheet, Collection<KnownPerson> directory, LineReader reader, boolean whole) {
        this.sheet = sheet;
        this.reader = reader;
        this.whole = whole;
        directory.forEach(one -> known.put(one.id(), one));
        lines = sheet.rows().stream().map(PlannedPerson::new).toList();
    }

    private void refuseTwins() {
        Map<String, List<PlannedPerson>> byUsername = new HashMap<>();
        lines.stream().filter(line -> !line.username.isEmpty()).forEach(line -> byUsername
                .computeIfAbsent(line.username, name -> new ArrayList<>(1))
                .add(line));
        byUsername.values().stream()
                .filter(twins -> twins.size() > 1)
                .forEach(twins -> twins.forEach(line -> {
                    PlannedPerson other = twins.get(0) == line ? twins.get(1) : twins.get(0);
                    line.errors.add(new LineError(
                            line.row.number(),
                            reader.head(StaffColumn.USERNAME),
                            say("Line {0} has the username “{1}” too.", other.row.number(), line.username),
                            say("Leave one of the lines out.")));
                }));
    }

    private void match() {
        Map<String, KnownPerson> byUsername = new HashMap<>();
        known.values().forEach(one -> byUsername.put(one.username(), one));
        Set<UUID> met = new HashSet<>();
        for (PlannedPerson line : lines) {
            line.known = byUsername.get(line.username);
            if (line.known != null) {
                met.add(line.known.id());
            }
        }
        Map<String, Long> inFile = new HashMap<>();
        lines.stream()
                .map(StaffPlan::mail)
                .filter(mail -> !mail.isEmpty())
                .forEach(mail -> inFile.merge(mail, 1L, Long::sum));
        Map<String, List<KnownPerson>> byMail = new HashMap<>();
        known.values().stream()
                .filter(one -> one.mail() != null && !one.mail().isEmpty() && one.account())
                .forEach(one -> byMail.computeIfAbsent(one.mail().toLowerCase(Locale.ROOT), mail -> new ArrayList<>(1))
                        .add(one));
        for (PlannedPerson line : lines) {
            List<KnownPerson> same = byMail.getOrDefault(mail(line), List.of());
            if (line.known == null
                    && same.size() == 1
                    && inFile.get(mail(line)) == 1
                    && met.add(same.get(0).id())) {
                line.known = same.get(0);
            }
            line.id = line.known == null ? Ids.next() : line.known.id();
        }
    }

    private static String mail(PlannedPerson line) {
        String mail = line.row.get(StaffColumn.MAIL);
        return mail == null ? "" : mail.toLowerCase(Locale.ROOT);
    }

    StaffSheet sheet() {
        return sheet;
    }

    LineReader reader() {
        return reader;
    }

    boolean whole() {
        return whole;
    }

    List<PlannedPerson> lines() {
        return lines;
    }

    KnownPerson known(UUID id) {
        return known.get(id);
    }

    Stream<PlannedPerson> takenOver() {
        return lines.stream().filter(PlannedPerson::isTakenOver);
    }

    Stream<LineError> errors() {
        return lines.stream().flatMap(line -> line.errors.stream());
    }

    int leftOut() {
        return (int) lines.stream().filter(line -> !line.errors.isEmpty()).count();
    }

    /** Who has left: by the date in their line, or since the whole file does without them and Keycloak does not know them. */
    List<KnownPerson> leavers() {
        List<KnownPerson> leavers = new ArrayList<>();
        lines.stream()
                .filter(line -> line.errors.isEmpty() && line.fate == PlannedPerson.Fate.LEAVES)
                .forEach(line -> leavers.add(line.known));
        if (whole) {
            missing().filter(one -> one.active() && !one.account()).forEach(leavers::add);
        }
        return leavers;
    }

    /** Of whom HR's word no longer counts, since the whole file does without them. */
    List<UUID> unlisted() {
        return whole
                ? missing().filter(KnownPerson::listed).map(KnownPerson::id).toList()
                : List.of();
    }

    private Stream<KnownPerson> missing() {
        Set<UUID> met = new HashSet<>();
        lines.stream().map(line -> line.known).filter(one -> one != null).forEach(one -> met.add(one.id()));
        return known.values().stream().filter(one -> !met.contains(one.id()));
    }
}
