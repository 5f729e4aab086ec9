package org.bylaw.policy;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.Changes;
import org.bylaw.document.Markdown;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
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

/** Writes drafts: begins them, saves what several people write, and says who writes and what changes. */
@Service
public class Drafts {

    private static final int LONGEST_TEXT = 2_000_000;

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final DraftStart start;
    private final TextSaves saves;
    private final PolicyDuties duties;
    private final People people;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;

    Drafts(
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            DraftStart start,
            TextSaves saves,
            PolicyDuties duties,
            People people,
            CurrentPerson currentPerson,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.start = start;
        this.saves = saves;
        this.duties = duties;
        this.people = people;
        this.currentPerson = currentPerson;
        this.audit = audit;
    }

    /** Begins a new version on top of the one in force, and returns its id. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.POLICY_OWNER)
    @Transactional
    public UUID revise(UUID policyId, ChangeKind kind, String summary) {
        return start.revision(table.policy(policyId), kind, summary.strip(), currentPerson.requireId());
    }

    /**
     * Saves a text.
     *
     * @param baseRevision the count of saves of the text that was changed; where somebody else has saved since, nothing
     *     is overwritten and the result says what they wrote
     */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE, Role.EMPLOYEE})
    @Whose(ObjectRule.WRITER)
    @Transactional
    public SaveResult save(UUID versionId, int baseRevision, String text) {
        VersionFacts version = table.version(versionId);
        access.requireWriting(table.policy(version.policyId()), version);
        requireLength(text);
        String sha256 = Markdown.sha256(text);
        if (version.textRevision() == baseRevision && version.sha256().equals(sha256)) {
            return new SaveResult(baseRevision, table.now().toInstant(), null);
        }
        UUID me = currentPerson.requireId();
        int saved = jdbc.sql("""
                        UPDATE policy_version SET body = :text, body_sha256 = :sha256, text_revision = text_revision + 1
                        WHERE id = :id AND text_revision = :base AND state IN ('DRAFT', 'CONSULTATION')
                        """)
                .param("text", text)
                .param("sha256", sha256)
                .param("id", versionId)
                .param("base", baseRevision)
                .update();
        if (saved == 0) {
            return conflict(versionId, baseRevision);
        }
        saves.keep(versionId, baseRevision + 1, text, me);
        table.contributed(List.of(versionId), me);
        audit.record(
                "DraftSaved",
                SubjectRef.policyVersion(versionId),
                SubjectRef.policy(version.policyId()),
                Map.of("version", version.number().toString(), "save", baseRevision + 1, "sha256", sha256));
        return new SaveResult(baseRevision + 1, table.now().toInstant(), null);
    }

    /**
     * Saves what a person decided for after a conflict. The person's own text is kept among the earlier texts, whatever
     * the decision was.
     *
     * @param theirRevision the count of saves that the decision was made on; where it has grown, nothing is saved and
     *     the result is the next conflict
     * @param mine what the person had written
     * @param decided what the draft says from now on
     */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE, Role.EMPLOYEE})
    @Whose(ObjectRule.WRITER)
    @Transactional
    public SaveResult settle(UUID versionId, int theirRevision, String mine, String decided) {
        SaveResult kept = save(versionId, theirRevision, mine);
        if (!kept.isSaved()) {
            return kept;
        }
        saves.keepForGood(versionId, kept.textRevision());
        return save(versionId, kept.textRevision(), decided);
    }

    /** @throws Problem where it is longer than a text may be, wherever it comes from */
    static void requireLength(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid("text", say("The text is longer than 2,000,000 characters."));
        }
    }

    private SaveResult conflict(UUID versionId, int baseRevision) {
        VersionFacts now = table.version(versionId);
        access.requireWriting(table.policy(now.policyId()), now);
        String theirName = jdbc.sql("""
                        SELECT p.name FROM policy_text_save s JOIN person p ON p.id = s.saved_by
                        WHERE s.version_id = :id ORDER BY s.text_revision DESC LIMIT 1
                        """)
                .param("id", versionId)
                .query(String.class)
                .optional()
                .orElse(now.createdByName());
        String base = saves.text(versionId, baseRevision).orElse("");
        return new SaveResult(
                now.textRevision(),
                null,
                new SaveResult.Conflict(theirName, table.body(versionId), now.textRevision(), base));
    }

    /** Says what kind of change the draft is and what changes; the number follows from the kind. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.WRITER)
    @Transactional
    public void describe(UUID versionId, ChangeKind kind, String summary) {
        VersionFacts version = table.version(versionId);
        access.requireWriting(table.policy(version.policyId()), version);
        table.holdEditable(version);
        VersionNumber former = version.basedOn() == null
                ? VersionNumber.NONE
                : table.version(version.basedOn()).number();
        if (version.basedOn() == null && kind != ChangeKind.MAJOR) {
            throw Problem.invalid("changeKind", say("The first version of a policy is a major one."));
        }
        VersionNumber number = kind.after(former);
        jdbc.sql("""
                        UPDATE policy_version SET change_kind = :kind, change_summary = :summary, major = :major, minor = :minor
                        WHERE id = :id AND state IN ('DRAFT', 'CONSULTATION')
                        """)
                .param("kind", kind.name())
                .param("summary", summary.strip())
                .param("major", number.major())
                .param("minor", number.minor())
                .param("id", versionId)
                .update();
        audit.record(
                "DraftDescribed",
                SubjectRef.policyVersion(versionId),
                SubjectRef.policy(version.policyId()),
                Changes.with(
                        Map.of("version", number.toString(), "kind", kind.name(), "summary", summary.strip()),
                        Changes.between(
                                Map.of("kindOfChange", version.changeKind().name(), "wording", version.changeSummary()),
                                Map.of("kindOfChange", kind.name(), "wording", summary.strip()))));
    }

    /** Names who writes in the draft beside its author and the owner. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.WRITER)
    @Transactional
    public void nameCoAuthors(UUID versionId, Set<UUID> personIds) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        access.requireWriting(policy, version);
        table.holdEditable(version);
        Collection<Person> known = people.byIds(personIds).values();
        if (known.size() != personIds.size() || known.stream().anyMatch(person -> !person.active())) {
            throw Problem.invalid("coAuthors", say("Choose people who work here."));
        }
        List<String> before = names(people.byIds(table.coAuthors(versionId)).values());
        jdbc.sql("DELETE FROM policy_co_author WHERE version_id = :id AND person_id <> ALL (:people)")
                .param("id", versionId)
                .param("people", personIds.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO policy_co_author (version_id, person_id) SELECT :id, unnest(:people)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", versionId)
                .param("people", personIds.toArray(UUID[]::new))
                .update();
        duties.finishDraft(policy, version, personIds, later("as a co-author"));
        audit.record(
                "CoAuthorsNamed",
                SubjectRef.policyVersion(versionId),
                SubjectRef.policy(policy.id()),
                Changes.with(
                        Map.of("people", names(known)),
                        Changes.between(Map.of("coAuthors", before), Map.of("coAuthors", names(known)))));
    }

    private static List<String> names(Collection<Person> people) {
        return people.stream().map(Person::name).sorted().toList();
    }

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public List<Person> coAuthors(UUID versionId) {
        requireReading(versionId);
        return List.copyOf(people.byIds(table.coAuthors(versionId)).values());
    }

    /** The texts that the draft had before, newest first; of one person's saves in a row the last. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_WORK)
    public List<TextSaves.Save> earlierTexts(UUID versionId) {
        requireReadingWork(versionId);
        return saves.of(versionId);
    }

    /** One of the draft's earlier texts. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_WORK)
    public String earlierText(UUID versionId, int textRevision) {
        requireReadingWork(versionId);
        return saves.text(versionId, textRevision)
                .orElseThrow(() -> Problem.notFound(say("This earlier text is no longer kept.")));
    }

    private void requireReadingWork(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReadingWork(table.policy(version.policyId()), version);
    }

    private void requireReading(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
    }
}
