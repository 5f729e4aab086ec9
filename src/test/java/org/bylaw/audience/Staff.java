package org.bylaw.audience;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bylaw.shared.Ids;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A made-up staff, in the database and in memory, and the rules worked out on it the plain way: person by person. */
class Staff {

    static final List<String> DEPARTMENTS =
            List.of("sales", "sales/north", "sales/north/field", "sales-abroad", "legal", "it/platform");
    static final List<String> LOCATIONS = List.of("Oslo", "Rome", "Bad 100%");
    static final List<String> TITLES = List.of("Clerk", "clerk", "Counsel");
    static final List<String> EMPLOYMENTS = List.of("staff", "contractor");
    static final List<String> GROUPS = List.of("/board", "/board/audit", "/boards", "/a_b", "/aXb/c");

    /** One of them; empty where the directory does not say. */
    record Member(
            UUID id,
            @Nullable String department,
            @Nullable String location,
            @Nullable String title,
            @Nullable String employment,
            @Nullable UUID manager,
            Set<String> groups,
            boolean active) {}

    private final List<Member> members = new ArrayList<>();
    private final Map<UUID, Member> byId = new HashMap<>();

    List<Member> members() {
        return members;
    }

    static Staff hire(int people, Random random, JdbcClient jdbc, Organisation organisation, Clock clock) {
        Staff staff = new Staff();
        for (int number = 0; number < people; number++) {
            UUID manager = number == 0 || random.nextInt(8) == 0
                    ? null
                    : staff.members.get(random.nextInt(number)).id();
            Set<String> groups =
                    GROUPS.stream().filter(group -> random.nextInt(4) == 0).collect(Collectors.toSet());
            staff.add(new Member(
                    Ids.next(),
                    any(DEPARTMENTS, random),
                    any(LOCATIONS, random),
                    any(TITLES, random),
                    any(EMPLOYMENTS, random),
                    manager,
                    groups,
                    random.nextInt(10) > 0));
        }
        staff.members.forEach(member -> write(member, jdbc, organisation, clock));
        return staff;
    }

    private void add(Member member) {
        members.add(member);
        byId.put(member.id(), member);
    }

    private static @Nullable String any(List<String> values, Random random) {
        int index = random.nextInt(values.size() + 1);
        return index == values.size() ? null : values.get(index);
    }

    private static void write(Member member, JdbcClient jdbc, Organisation organisation, Clock clock) {
        jdbc.sql("""
                        INSERT INTO person (id, username, name, department_id, location, job_title, employment, manager_id,
                            active, left_at, joined_at, synced_at)
                        VALUES (:id, :id::text, 'Somebody', :department, :location, :title, :employment, :manager, :active,
                            CASE WHEN :active THEN NULL ELSE CAST(:now AS timestamptz) END, :now, :now)
                        """)
                .param("id", member.id())
                .param(
                        "department",
                        member.department() == null
                                ? null
                                : organisation.department(member.department(), member.department()))
                .param("location", member.location())
                .param("title", member.title())
                .param("employment", member.employment())
                .param("manager", member.manager())
                .param("active", member.active())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("INSERT INTO person_group (person_id, path) SELECT :id, unnest(:paths)")
                .param("id", member.id())
                .param("paths", member.groups().toArray(String[]::new))
                .update();
    }

    Set<UUID> meantBy(AudienceRule rule) {
        return members.stream()
                .filter(Member::active)
                .filter(member ->
                        rule.include().isEmpty() || rule.include().stream().anyMatch(clause -> meets(member, clause)))
                .filter(member -> rule.exclude().stream().noneMatch(clause -> meets(member, clause)))
                .map(Member::id)
                .collect(Collectors.toSet());
    }

    private boolean meets(Member member, Clause clause) {
        return clause.criteria().stream().allMatch(criterion -> meets(member, criterion));
    }

    private boolean meets(Member member, Criterion criterion) {
        Predicate<String> meets =
                switch (criterion.kind()) {
                    case DEPARTMENT -> value -> below(member.department(), value);
                    case LOCATION -> value -> value.equals(member.location());
                    case JOB_TITLE -> value -> value.equals(member.title());
                    case EMPLOYMENT -> value -> value.equals(member.employment());
                    case GROUP -> value -> member.groups().stream().anyMatch(group -> below(group, value));
                    case MANAGER -> value -> above(member).contains(UUID.fromString(value));
                    case PERSON -> value -> value.equals(member.id().toString());
                };
        return criterion.values().stream().anyMatch(meets);
    }

    private static boolean below(@Nullable String path, String above) {
        return path != null && (path.equals(above) || path.startsWith(above + "/"));
    }

    private Set<UUID> above(Member member) {
        Set<UUID> above = new HashSet<>();
        UUID next = member.manager();
        while (next != null && above.add(next)) {
            next = byId.get(next).manager();
        }
        return above;
    }

    /** A rule as somebody might write it, or worse. */
    AudienceRule anyRule(Random random) {
        return new AudienceRule(anyClauses(random, 3), anyClauses(random, 2));
    }

    private List<Clause> anyClauses(Random random, int most) {
        List<Clause> clauses = new ArrayList<>();
        for (int number = random.nextInt(most + 1); number > 0; number--) {
            List<Criterion> criteria = new ArrayList<>();
            for (int part = 1 + random.nextInt(3); part > 0; part--) {
                criteria.add(anyCriterion(random));
            }
            clauses.add(new Clause(criteria));
        }
        return clauses;
    }

    private Criterion anyCriterion(Random random) {
        CriterionKind kind = CriterionKind.values()[random.nextInt(CriterionKind.values().length)];
        List<String> values = new ArrayList<>();
        for (int number = 1 + random.nextInt(2); number > 0; number--) {
            values.add(anyValue(kind, random));
        }
        return new Criterion(kind, values);
    }

    private String anyValue(CriterionKind kind, Random random) {
        List<String> from =
                switch (kind) {
                    case DEPARTMENT -> DEPARTMENTS;
                    case LOCATION -> LOCATIONS;
                    case JOB_TITLE -> TITLES;
                    case EMPLOYMENT -> EMPLOYMENTS;
                    case GROUP -> GROUPS;
                    case MANAGER, PERSON ->
                        members.stream().map(member -> member.id().toString()).toList();
                };
        return from.get(random.nextInt(from.size()));
    }
}
