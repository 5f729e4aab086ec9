package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates policies, changes what is known about them, and reads them and their versions. */
@Service
public class Policies {

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final NewPolicies newPolicies;
    private final PolicyRules rules;
    private final PolicyRows rows;
    private final SearchIndex search;
    private final AuditTrail audit;

    Policies(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            NewPolicies newPolicies,
            PolicyRules rules,
            PolicyRows rows,
            SearchIndex search,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.newPolicies = newPolicies;
        this.rules = rules;
        this.rows = rows;
        this.search = search;
        this.audit = audit;
    }

    /** Creates a policy with its first draft, and returns the draft's id. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Transactional
    public UUID create(PolicyDetails details, String text) {
        return newPolicies
                .create(List.of(new NewPolicies.NewPolicy(details, text)))
                .getFirst()
                .versionId();
    }

    /**
     * Changes what is known about a policy; the text has its own versions.
     *
     * @param revision of the facts that the change was made on
     */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public void change(UUID id, int revision, PolicyDetails details) {
        PolicyFacts before = table.policy(id);
        access.requireSteering(before);
        rules.checkChange(id, details);
        if (!rows.update(new PolicyRows.Entered(id, details), revision)) {
            throw Problem.stale(say("Somebody else has changed these details meanwhile. Please look at them again."));
        }
        search.refresh(id);
        SubjectRef policy = SubjectRef.policy(id);
        audit.recordFor(
                access.onBehalfOf(before), "PolicyDetailsChanged", policy, policy, before.changesTo(table.policy(id)));
    }

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public PolicyFacts policy(UUID id) {
        PolicyFacts policy = table.policy(id);
        if (versions(id).isEmpty()) {
            throw Problem.notFound(say("This policy is not there, or not for you to see."));
        }
        return policy;
    }

    /** A version that the current person may read. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public VersionFacts version(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        return version;
    }

    /** The text of a version, in Markdown. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public String text(UUID versionId) {
        return table.body(version(versionId).id());
    }

    /** The versions that the current person may read, newest first. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public List<VersionFacts> versions(UUID policyId) {
        PolicyFacts policy = table.policy(policyId);
        return table.versions(policyId).stream()
                .filter(version -> access.mayRead(policy, version))
                .toList();
    }

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public Optional<VersionFacts> inForce(UUID policyId) {
        PolicyFacts policy = table.policy(policyId);
        return table.inForce(policyId).filter(version -> access.mayRead(policy, version));
    }

    /** What the controls that a policy can state are called, by their codes: those of the frameworks that are tailored. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public Map<String, String> controlTitles() {
        Map<String, String> titles = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT k.code, k.title FROM control k JOIN framework f ON f.id = k.framework_id
                        WHERE f.tailored AND NOT k.heading ORDER BY f.position, k.position
                        """).query(row -> {
            titles.put(row.getString("code"), row.getString("title"));
        });
        return titles;
    }

    /** Who wrote any part of the version; none of them may approve it. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public Set<UUID> contributors(UUID versionId) {
        return table.contributors(version(versionId).id());
    }
}
