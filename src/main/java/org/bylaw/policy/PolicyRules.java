package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What holds for the details of every policy; what is to be looked up for it, once for all that are checked together. */
@Component
class PolicyRules {

    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es", "it", "nl");

    private final JdbcClient jdbc;
    private final People people;

    PolicyRules(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    static Problem referenceTaken() {
        return Problem.invalid("reference", say("Another policy has this reference already."));
    }

    /** @throws Problem that names the field, where details of new policies are not as they should be */
    void checkNew(Collection<PolicyDetails> all) {
        check(all, null);
    }

    /** @throws Problem that names the field, where the details that a policy is to have are not as they should be */
    void checkChange(UUID policyId, PolicyDetails details) {
        check(List.of(details), policyId);
    }

    private void check(Collection<PolicyDetails> all, @Nullable UUID policyId) {
        all.forEach(PolicyRules::checkFields);
        Map<UUID, Person> owners =
                people.byIds(all.stream().map(PolicyDetails::ownerId).collect(Collectors.toSet()));
        List<Department> departments = people.departments();
        Set<UUID> departmentIds = departments.stream().map(Department::id).collect(Collectors.toSet());
        for (PolicyDetails details : all) {
            Person owner = owners.get(details.ownerId());
            if (owner == null || !owner.active()) {
                throw Problem.invalid("ownerId", say("Choose somebody who works here."));
            }
            if (!departmentIds.contains(details.departmentId())) {
                throw Problem.invalid("departmentId", say("Choose a department."));
            }
        }
        checkReferences(all, policyId);
        checkAudience(all, departments);
        checkControls(all);
    }

    private static void checkFields(PolicyDetails details) {
        if (!details.reference().strip().matches("[A-Z0-9][A-Z0-9._-]{1,29}")) {
            throw Problem.invalid(
                    "reference", say("2 to 30 characters: capital letters, digits, dots, dashes and underscores."));
        }
        if (details.title().isBlank() || details.title().strip().length() > 200) {
            throw Problem.invalid("title", say("The title has 1 to 200 characters."));
        }
        HonestText.require("title", details.title().strip());
        if (details.reviewIntervalMonths() < 1 || details.reviewIntervalMonths() > 60) {
            throw Problem.invalid("reviewIntervalMonths", say("Between 1 and 60 months."));
        }
        if (!LANGUAGES.contains(details.language())) {
            throw Problem.invalid("language", say("Choose one of the languages."));
        }
        if (details.tags().stream().anyMatch(tag -> tag.isBlank() || tag.length() > 40)) {
            throw Problem.invalid("tags", say("A tag has 1 to 40 characters."));
        }
    }

    private void checkReferences(Collection<PolicyDetails> all, @Nullable UUID policyId) {
        List<String> references =
                all.stream().map(details -> details.reference().strip()).toList();
        boolean taken = jdbc.sql("""
            SELECT EXISTS (SELECT FROM policy
                WHERE upper(reference) = ANY (:references) AND id IS DISTINCT FROM CAST(:id AS uuid))
            """)
                .param("references", references.toArray(String[]::new))
                .param("id", policyId)
                .query(Boolean.class)
                .single();
        if (taken || new HashSet<>(references).size() < references.size()) {
            throw referenceTaken();
        }
    }

    private static void checkAudience(Collection<PolicyDetails> all, List<Department> departments) {
        Set<String> strangers = new TreeSet<>();
        all.forEach(details -> strangers.addAll(details.audienceDepartments()));
        departments.forEach(known -> strangers.remove(known.code()));
        if (!strangers.isEmpty()) {
            throw Problem.invalid("audienceDepartments", say("Not a department: {0}", String.join(", ", strangers)));
        }
    }

    private void checkControls(Collection<PolicyDetails> all) {
        Set<String> unknown = new TreeSet<>();
        all.forEach(details -> unknown.addAll(details.controls()));
        if (!unknown.isEmpty()) {
            unknown.removeAll(jdbc.sql("""
                SELECT k.code FROM control k JOIN framework f ON f.id = k.framework_id
                WHERE f.tailored AND NOT k.heading AND k.code = ANY (:codes)
                """)
                    .param("codes", unknown.toArray(String[]::new))
                    .query(String.class)
                    .set());
        }
        if (!unknown.isEmpty()) {
            throw Problem.invalid(
                    "controls", say("Not a control that is tailored here: {0}", String.join(", ", unknown)));
        }
    }
}
