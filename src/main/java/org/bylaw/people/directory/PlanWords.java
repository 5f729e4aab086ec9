package org.bylaw.people.directory;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.directory.StaffPreview.Change;
import org.bylaw.people.directory.StaffPreview.Kind;
import org.jspecify.annotations.Nullable;

/** Tells a plan in words, and says which of its lines change anything at all. */
final class PlanWords {

    private final StaffPlan plan;
    private final Masters masters;
    private final Map<UUID, String> names = new HashMap<>();

    PlanWords(StaffPlan plan, Masters masters) {
        this.plan = plan;
        this.masters = masters;
        plan.takenOver().forEach(line -> names.put(line.id, line.name));
    }

    /** One attribute that would be another. */
    record Difference(
            StaffAttribute attribute,
            @Nullable String before,
            @Nullable String after) {}

    static List<Difference> differences(PlannedPerson line, StaffPlan plan) {
        KnownPerson known = line.known;
        List<Difference> found = new ArrayList<>();
        if (known == null) {
            return found;
        }
        add(found, StaffAttribute.NAME, known.name(), line.name);
        add(found, StaffAttribute.MAIL, known.mail(), line.mail);
        if (!Objects.equals(known.department(), code(line.department))) {
            found.add(new Difference(StaffAttribute.DEPARTMENT, known.departmentName(), line.department));
        }
        add(found, StaffAttribute.LOCATION, known.location(), line.location);
        add(found, StaffAttribute.JOB_TITLE, known.jobTitle(), line.jobTitle);
        add(found, StaffAttribute.EMPLOYMENT, known.employment(), line.employment);
        add(found, StaffAttribute.MANAGER, text(known.managerId()), text(line.managerId));
        add(found, StaffAttribute.LANGUAGE, known.language(), line.language);
        return found;
    }

    static @Nullable String code(@Nullable String department) {
        return department == null ? null : Departments.code(department);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static void add(
            List<Difference> found, StaffAttribute attribute, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            found.add(new Difference(attribute, before, after));
        }
    }

    StaffPreview preview() {
        List<Change> changes = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        int[] counts = new int[Kind.values().length];
        plan.leavers().stream()
                .sorted(Comparator.comparing(KnownPerson::username))
                .forEach(one -> {
                    counts[Kind.LEAVES.ordinal()]++;
                    all.append("leaves ").append(one.id()).append('\n');
                    changes.add(new Change(Kind.LEAVES, 0, one.name(), one.username(), List.of()));
                });
        plan.takenOver().forEach(line -> {
            List<Difference> differences = differences(line, plan);
            Kind kind = line.isNew() ? Kind.JOINS : line.returns() ? Kind.RETURNS : Kind.CHANGES;
            if (kind == Kind.CHANGES && differences.isEmpty()) {
                return;
            }
            counts[kind.ordinal()]++;
            all.append(kind)
                    .append(' ')
                    .append(line.username)
                    .append(' ')
                    .append(differences)
                    .append('\n');
            if (changes.size() < StaffPreview.SHOWN) {
                changes.add(new Change(
                        kind,
                        line.row.number(),
                        line.name,
                        line.username,
                        kind == Kind.JOINS ? place(line) : words(differences)));
            }
        });
        int joining = counts[Kind.JOINS.ordinal()] + counts[Kind.RETURNS.ordinal()];
        int changing = counts[Kind.CHANGES.ordinal()];
        return new StaffPreview(
                plan.lines().size(),
                joining,
                changing,
                (int) plan.takenOver().count() - joining - changing,
                counts[Kind.LEAVES.ordinal()],
                plan.leftOut(),
                changes.stream().limit(StaffPreview.SHOWN).toList(),
                plan.errors().limit(StaffPreview.SHOWN).toList(),
                notes(),
                plan.whole() && plan.leftOut() > 0
                        ? say(
                                "Lines with errors could be about anybody. Please correct them before those who are not in the"
                                        + " file are taken to have left.")
                        : null,
                StaffFile.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> place(PlannedPerson line) {
        return Stream.of(line.jobTitle, line.department, line.location)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> words(List<Difference> differences) {
        return differences.stream()
                .map(one -> one.attribute() == StaffAttribute.MANAGER
                        ? say("{0}: {1} → {2}", word(one.attribute()), person(one.before()), person(one.after()))
                        : say("{0}: {1} → {2}", word(one.attribute()), value(one.before()), value(one.after())))
                .toList();
    }

    private static String value(@Nullable String value) {
        return value == null ? say("none") : value;
    }

    private String person(@Nullable String id) {
        if (id == null) {
            return say("none");
        }
        UUID person = UUID.fromString(id);
        KnownPerson known = plan.known(person);
        return names.getOrDefault(person, known == null ? "" : known.name());
    }

    static String word(StaffAttribute attribute) {
        return switch (attribute) {
            case NAME -> say("Name");
            case MAIL -> say("Mail");
            case DEPARTMENT -> say("Department");
            case LOCATION -> say("Location");
            case JOB_TITLE -> say("Job title");
            case EMPLOYMENT -> say("Employment");
            case MANAGER -> say("Manager");
            case LANGUAGE -> say("Language");
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        String keycloaks = Arrays.stream(StaffAttribute.values())
                .filter(attribute -> plan.sheet().has(attribute) && !masters.isHrs(attribute))
                .map(PlanWords::word)
                .collect(Collectors.joining(", "));
        if (!keycloaks.isEmpty() && plan.lines().stream().anyMatch(PlannedPerson::hasAccount)) {
            notes.add(say(
                    "Of people who have an account in Keycloak, these columns are ignored, since by the settings Keycloak has"
                            + " the last word on them: {0}.",
                    keycloaks));
        }
        String missing = Arrays.stream(StaffAttribute.values())
                .filter(attribute -> !plan.sheet().has(attribute) && masters.isHrs(attribute))
                .map(PlanWords::word)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            notes.add(say(
                    "By the settings HR has the last word on these, but the file has no column for them; they stay as"
                            + " they are: {0}.",
                    missing));
        }
        if (!plan.sheet().unknown().isEmpty()) {
            notes.add(say(
                    "These columns mean nothing here and are ignored: {0}.",
                    String.join(", ", plan.sheet().unknown())));
        }
        long without = plan.takenOver().filter(line -> line.mail == null).count();
        if (without > 0) {
            notes.add(counted(
                    without,
                    "1 person has no mail address and learns of nothing by mail.",
                    "{0} people have no mail address and learn of nothing by mail."));
        }
        long skipped = plan.lines().stream()
                .filter(line -> line.errors.isEmpty() && line.fate == PlannedPerson.Fate.SKIPPED)
                .count();
        if (skipped > 0) {
            notes.add(counted(
                    skipped,
                    "1 person is passed over: not here yet, already gone, or disabled in Keycloak, which decides who with an"
                            + " account works here.",
                    "{0} people are passed over: not here yet, already gone, or disabled in Keycloak, which decides who with"
                            + " an account works here."));
        }
        return notes;
    }
}
