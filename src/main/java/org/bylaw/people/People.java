package org.bylaw.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Role;

/** Looks people up. Every method is one query, also those that take many ids. */
public interface People {

    Optional<Person> find(UUID id);

    /** @throws org.bylaw.shared.Problem where there is no such person */
    Person require(UUID id);

    Optional<Person> findByUsername(String username);

    /** Those of the ids that exist, by id. */
    Map<UUID, Person> byIds(Collection<UUID> ids);

    /** Active people whose name, username or email contains the text, by name; at most {@code limit}. */
    List<Person> search(String text, int offset, int limit);

    /** Active people who have the role, by name. */
    List<Person> inRole(Role role);

    Set<Role> rolesOf(UUID personId);

    Optional<Person> managerOf(UUID personId);

    /** Active managers from the nearest upwards, also beyond one who left; a loop in the directory ends the way. */
    List<Person> managersAbove(UUID personId);

    /** Active people who report to the manager directly or through others. */
    List<Person> teamOf(UUID managerId);

    /** Who leads the department of that code: has a manager elsewhere or none, and most of its people below. */
    Optional<Person> headOf(String departmentCode);

    List<Department> departments();

    Optional<Department> department(UUID id);

    /** The locations that active people work at, by name. */
    List<String> locations();

    /** Who does the person's duties on that day; empty where the person is not away. */
    Optional<Person> substituteOf(UUID personId, LocalDate day);

    /** Who does the duties of those of the people who are away on that day, by the one who is away. */
    Map<UUID, Person> substitutesOf(Collection<UUID> personIds, LocalDate day);

    /** For whom the person acts on that day, beside themselves. */
    List<Person> actsFor(UUID substituteId, LocalDate day);
}
