package org.bylaw.people.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.PersonReturned;
import org.bylaw.people.StaffChanged;
import org.bylaw.shared.Ids;
import org.bylaw.shared.KeptPlans;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the directory for an import and writes a plan into it, a few statements for however many people. */
@Component
class ImportTable {

    private final Departments departments;
    private final DirectoryTable directory;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ImportTable(
            Departments departments,
            DirectoryTable directory,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.departments = departments;
        this.directory = directory;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    List<KnownPerson> everybody() {
        return jdbc.sql("""
                        SELECT p.id, p.username, p.name, p.email AS mail, d.code AS department, d.name AS department_name,
                            p.location, p.job_title, p.employment, p.manager_id, p.language, p.active,
                            NOT (COALESCE(h.came_first, false) AND h.account_id IS NULL) AS account,
                            COALESCE(h.listed, false) AS listed
                        FROM person p LEFT JOIN department d ON d.id = p.department_id
                        LEFT JOIN staff_of_hr h ON h.person_id = p.id
                        """).query(KnownPerson.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(StaffPlan plan) {
        List<PlannedPerson> taken = plan.takenOver().toList();
        List<PlannedPerson> joining =
                taken.stream().filter(PlannedPerson::isNew).toList();
        List<PlannedPerson> changing = taken.stream()
                .filter(line -> line.isNew()
                        || line.returns()
                        || !PlanWords.differences(line, plan).isEmpty())
                .toList();
        departments.add(taken.stream()
                .map(line -> line.department)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        insert(joining);
        KeptPlans.forget(jdbc);
        list(taken);
        update(changing);
        unlist(plan.unlisted());
        taken.stream().filter(PlannedPerson::returns).forEach(line -> events.publishEvent(new PersonReturned(line.id)));
        directory.leave(plan.leavers().stream().map(KnownPerson::id).toList());
        Set<UUID> changed = new HashSet<>();
        changing.forEach(line -> changed.add(line.id));
        if (!changed.isEmpty()) {
            events.publishEvent(new StaffChanged(changed));
        }
    }

    private void insert(List<PlannedPerson> people) {
        jdbc.sql("""
                        INSERT INTO person (id, username, name, joined_at, synced_at)
                        SELECT line.id, line.username, line.name, :now, :now
                        FROM unnest(:ids, :usernames, :names) AS line (id, username, name)
                        """)
                .param("ids", ids(people))
                .param("usernames", texts(people, line -> line.username))
                .param("names", texts(people, line -> line.name))
                .param("now", now())
                .update();
    }

    private void list(List<PlannedPerson> people) {
        jdbc.sql("""
                        INSERT INTO staff_of_hr (person_id, came_first, listed_at)
                        SELECT line.id, line.came_first, :now FROM unnest(:ids, :cameFirst) AS line (id, came_first)
                        ON CONFLICT (person_id) DO UPDATE SET listed = true, listed_at = excluded.listed_at
                        """)
                .param("ids", ids(people))
                .param("cameFirst", people.stream().map(PlannedPerson::isNew).toArray(Boolean[]::new))
                .param("now", now())
                .update();
    }

    private void update(List<PlannedPerson> people) {
        jdbc.sql("""
                        UPDATE person p SET name = line.name, email = line.mail, department_id = d.id, location = line.location,
                            job_title = line.title, employment = line.employment, language = line.language,
                            manager_id = line.manager, active = true, left_at = NULL, synced_at = :now
                        FROM unnest(:ids, :names, :mails, :departments, :locations, :titles, :employments, :languages, :managers)
                            AS line (id, name, mail, department, location, title, employment, language, manager)
                        LEFT JOIN department d ON d.code = line.department
                        WHERE p.id = line.id
                        """)
                .param("ids", ids(people))
                .param("names", texts(people, line -> line.name))
                .param("mails", texts(people, line -> line.mail))
                .param("departments", texts(people, line -> PlanWords.code(line.department)))
                .param("locations", texts(people, line -> line.location))
                .param("titles", texts(people, line -> line.jobTitle))
                .param("employments", texts(people, line -> line.employment))
                .param("languages", texts(people, line -> line.language))
                .param("managers", people.stream().map(line -> line.managerId).toArray(UUID[]::new))
                .param("now", now())
                .update();
    }

    private void unlist(List<UUID> ids) {
        jdbc.sql("UPDATE staff_of_hr SET listed = false WHERE person_id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID by, StaffFile file, StaffPreview done) {
        jdbc.sql("""
                        INSERT INTO staff_import (id, imported_at, imported_by, file_name, file_sha256, people, joined, changed,
                            departed, left_out)
                        VALUES (:id, :now, :by, :file, :sha256, :people, :joined, :changed, :departed, :leftOut)
                        """)
                .param("id", Ids.next())
                .param("now", now())
                .param("by", by)
                .param("file", file.name())
                .param("sha256", file.sha256())
                .param("people", done.people())
                .param("joined", done.joining())
                .param("changed", done.changing())
                .param("departed", done.leaving())
                .param("leftOut", done.leftOut())
                .update();
    }

    List<PastImport> latest(int limit) {
        return jdbc.sql("""
                        SELECT i.imported_at, p.name AS by_name, i.file_name, i.people, i.joined, i.changed, i.departed, i.left_out
                        FROM staff_import i JOIN person p ON p.id = i.imported_by ORDER BY i.imported_at DESC LIMIT :limit
                        """).param("limit", limit).query(PastImport.class).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID[] ids(List<PlannedPerson> people) {
        return people.stream().map(line -> line.id).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(
            List<PlannedPerson> people, Function<PlannedPerson, @Nullable String> field) {
        Stream<@Nullable String> values = people.stream().map(field);
        return values.toArray(String[]::new);
    }
}
