package org.bylaw.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates policies, changes what is known about them, and reads them and their versions. */
@Service
public class Policies {

    private static final String REFERENCE_TAKEN = "Another policy has this reference already.";

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final DraftStart drafts;
    private final SearchIndex search;
    private final People people;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;

    Policies(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            DraftStart drafts,
            SearchIndex search,
            People people,
            CurrentPerson currentPerson,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.drafts = drafts;
        this.search = search;
        this.people = people;
        this.currentPerson = currentPerson;
        this.audit = audit;
    }

    /** Creates a policy with its first draft, and returns the draft's id. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Transactional
    public UUID create(PolicyDetails details, String text) {
        validate(details, null);
        UUID id = Ids.next();
        UUID me = currentPerson.requireId();
        int created = jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, tags, created_by, created_at)
                        VALUES (:id, :reference, :title, :type, :owner, :department, :classification,
                            :language, :interval, :tags, :me, :now)
                        ON CONFLICT (upper(reference)) DO NOTHING
                        """)
                .params(params(id, details))
                .param("me", me)
                .param("now", table.now())
                .update();
        if (created == 0) {
            throw Problem.invalid("reference", REFERENCE_TAKEN);
        }
        links(id, details);
        SubjectRef policy = SubjectRef.policy(id);
        audit.record(
                "PolicyCreated", policy, policy, Map.of("reference", details.reference(), "title", details.title()));
        return drafts.first(table.policy(id), text);
    }

    /**
     * Changes what is known about a policy; the text has its own versions.
     *
     * @param revision of the facts that the change was made on
     */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Transactional
    public void change(UUID id, int revision, PolicyDetails details) {
        PolicyFacts before = table.policy(id);
        access.requireSteering(before);
        validate(details, id);
        int changed = jdbc.sql("""
                        UPDATE policy SET reference = :reference, title = :title, document_type = :type, owner_id = :owner,
                            department_id = :department, classification = :classification, language = :language,
                            review_interval_months = :interval, tags = :tags, revision = revision + 1
                        WHERE id = :id AND revision = :revision
                        """)
                .params(params(id, details))
                .param("revision", revision)
                .update();
        if (changed == 0) {
            throw Problem.stale("Somebody else has changed these details meanwhile. Please look at them again.");
        }
        links(id, details);
        search.refresh(id);
        SubjectRef policy = SubjectRef.policy(id);
        audit.recordFor(
                access.onBehalfOf(before), "PolicyDetailsChanged", policy, policy, before.changesTo(table.policy(id)));
    }

    @AllowedToAll
    public PolicyFacts policy(UUID id) {
        PolicyFacts policy = table.policy(id);
        if (versions(id).isEmpty()) {
            throw Problem.notFound("This policy is not there, or not for you to see.");
        }
        return policy;
    }

    /** A version that the current person may read. */
    @AllowedToAll
    public VersionFacts version(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        return version;
    }

    /** The text of a version, in Markdown. */
    @AllowedToAll
    public String text(UUID versionId) {
        return table.body(version(versionId).id());
    }

    /** The versions that the current person may read, newest first. */
    @AllowedToAll
    public List<VersionFacts> versions(UUID policyId) {
        PolicyFacts policy = table.policy(policyId);
        return table.versions(policyId).stream()
                .filter(version -> access.mayRead(policy, version))
                .toList();
    }

    @AllowedToAll
    public Optional<VersionFacts> inForce(UUID policyId) {
        PolicyFacts policy = table.policy(policyId);
        return table.inForce(policyId).filter(version -> access.mayRead(policy, version));
    }

    /** What a control is called, by its reference. */
    @AllowedToAll
    public Map<String, String> controlTitles() {
        Map<String, String> titles = new LinkedHashMap<>();
        jdbc.sql("SELECT ref, title FROM control ORDER BY position").query(row -> {
            titles.put(row.getString("ref"), row.getString("title"));
        });
        return titles;
    }

    /** Who wrote any part of the version; none of them may approve it. */
    @AllowedToAll
    public Set<UUID> contributors(UUID versionId) {
        return table.contributors(version(versionId).id());
    }

    private static Map<String, Object> params(UUID id, PolicyDetails details) {
        return Map.of(
                "id", id,
                "reference", details.reference().strip(),
                "title", details.title().strip(),
                "type", details.documentType().name(),
                "owner", details.ownerId(),
                "department", details.departmentId(),
                "classification", details.classification().name(),
                "language", details.language(),
                "interval", details.reviewIntervalMonths(),
                "tags", details.tags().toArray(String[]::new));
    }

    private void links(UUID id, PolicyDetails details) {
        jdbc.sql("DELETE FROM policy_audience WHERE policy_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        INSERT INTO policy_audience (policy_id, kind, value)
                        SELECT :id, 'DEPARTMENT', unnest(:departments) UNION ALL SELECT :id, 'LOCATION', unnest(:locations)
                        """)
                .param("id", id)
                .param("departments", details.audienceDepartments().toArray(String[]::new))
                .param("locations", details.audienceLocations().toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM policy_control WHERE policy_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("INSERT INTO policy_control (policy_id, control_ref) SELECT :id, unnest(:controls)")
                .param("id", id)
                .param("controls", details.controls().toArray(String[]::new))
                .update();
    }

    private void validate(PolicyDetails details, @Nullable UUID id) {
        if (!details.reference().strip().matches("[A-Z0-9][A-Z0-9._-]{1,29}")) {
            throw Problem.invalid(
                    "reference", "2 to 30 characters: capital letters, digits, dots, dashes and underscores.");
        }
        if (details.title().isBlank() || details.title().strip().length() > 200) {
            throw Problem.invalid("title", "The title has 1 to 200 characters.");
        }
        if (details.reviewIntervalMonths() < 1 || details.reviewIntervalMonths() > 60) {
            throw Problem.invalid("reviewIntervalMonths", "Between 1 and 60 months.");
        }
        if (!Set.of("en", "de", "fr", "es", "it", "nl").contains(details.language())) {
            throw Problem.invalid("language", "Choose one of the languages.");
        }
        if (people.find(details.ownerId()).filter(Person::active).isEmpty()) {
            throw Problem.invalid("ownerId", "Choose somebody who works here.");
        }
        if (people.department(details.departmentId()).isEmpty()) {
            throw Problem.invalid("departmentId", "Choose a department.");
        }
        boolean taken = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM policy WHERE upper(reference) = upper(:reference) AND id IS DISTINCT FROM CAST(:id AS uuid))")
                .param("reference", details.reference().strip())
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw Problem.invalid("reference", REFERENCE_TAKEN);
        }
        Set<String> strangers = new TreeSet<>(details.audienceDepartments());
        people.departments().forEach(known -> strangers.remove(known.code()));
        if (!strangers.isEmpty()) {
            throw Problem.invalid("audienceDepartments", "Not a department: " + String.join(", ", strangers));
        }
        if (details.tags().stream().anyMatch(tag -> tag.isBlank() || tag.length() > 40)) {
            throw Problem.invalid("tags", "A tag has 1 to 40 characters.");
        }
        Set<String> unknown = new TreeSet<>(details.controls());
        unknown.removeAll(controlTitles().keySet());
        if (!unknown.isEmpty()) {
            throw Problem.invalid("controls", "Not a control of ISO/IEC 27002:2022: " + String.join(", ", unknown));
        }
    }
}
