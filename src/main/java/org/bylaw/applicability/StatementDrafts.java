package org.bylaw.applicability;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.Changes;
import org.bylaw.control.Catalogue;
import org.bylaw.control.Framework;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.workflow.Processes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts the Statement of Applicability and sends it to approval, puts a draft away or takes a submitted one back. */
@Service
public class StatementDrafts {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final int NAMED = 12;

    private final StatementTable table;
    private final LineTable lines;
    private final StatementDuties duties;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Processes processes;

    StatementDrafts(
            StatementTable table,
            LineTable lines,
            StatementDuties duties,
            Catalogue catalogue,
            AuditTrail audit,
            CurrentPerson currentPerson,
            Processes processes) {
        this.table = table;
        this.lines = lines;
        this.duties = duties;
        this.catalogue = catalogue;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.processes = processes;
    }

    /**
     * What a draft says beside its controls.
     *
     * @param scope what of the organisation it covers
     * @param summary what changes, for those who approve
     */
    public record Words(String title, String scope, String summary) {}

    /**
     * Begins the next version, which follows the controls until it is submitted.
     *
     * @param framework the key of a tailored framework
     * @throws Problem STALE where one is under work already
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public UUID begin(String framework) {
        Framework of = catalogue.framework(framework);
        if (!of.tailored()) {
            throw Problem.invalid(say("Controls of this framework are measured through mappings, not tailored."));
        }
        UUID me = currentPerson.requireId();
        UUID id = Ids.next();
        StatementVersion last = table.ofFramework(of.id()).stream()
                .filter(version -> version.state() != StatementState.DISCARDED)
                .findFirst()
                .orElse(null);
        try {
            table.insert(
                    id,
                    of.id(),
                    last == null ? say("Statement of Applicability") : last.title(),
                    last == null ? "" : last.scope(),
                    me);
        } catch (DuplicateKeyException e) {
            throw Problem.stale(say("A version is being drafted or approved already. Open it from the list."));
        }
        StatementVersion version = table.require(id);
        record("StatementBegun", version, Map.of());
        duties.finish(version, me, later("because you began it"));
        processes.start("statement-of-applicability", id, Map.of("statementId", id.toString()));
        return id;
    }

    /**
     * Says what the draft covers and what changes.
     *
     * @param revision of the draft that the person saw
     * @throws Problem STALE where somebody changed it meanwhile; INVALID with the field's name
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void describe(UUID id, int revision, Words words) {
        StatementVersion version = table.lock(id);
        requireDraft(version);
        tooLong("title", words.title(), LONGEST_TITLE);
        tooLong("scope", words.scope(), LONGEST_TEXT);
        tooLong("summary", words.summary(), LONGEST_TEXT);
        if (words.title().isBlank()) {
            throw Problem.invalid("title", say("Give it a title."));
        }
        HonestText.require("title", words.title().strip());
        UUID me = currentPerson.requireId();
        if (!table.describe(
                id,
                revision,
                words.title().strip(),
                words.scope().strip(),
                words.summary().strip(),
                me)) {
            throw changed();
        }
        table.wrote(id, me);
        record(
                "StatementDescribed",
                version,
                Changes.between(
                        Map.of("title", version.title(), "scope", version.scope(), "wording", version.summary()),
                        Map.of("title", words.title(), "scope", words.scope(), "wording", words.summary())));
    }

    /**
     * Sends the draft to approval, with the controls as they are tailored now.
     *
     * @param revision of the draft that the person saw
     * @throws Problem STALE where somebody changed it meanwhile; INVALID where something is missing
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void submit(UUID id, int revision) {
        StatementVersion version = table.lock(id);
        requireDraft(version);
        if (version.revision() != revision) {
            throw changed();
        }
        if (version.scope().isBlank()) {
            throw Problem.invalid("scope", say("Say what of the organisation it covers."));
        }
        if (version.summary().isBlank()) {
            throw Problem.invalid("summary", say("Say in a sentence what changes; those who approve read it."));
        }
        List<String> undecided = lines.undecided(version.frameworkId());
        if (!undecided.isEmpty()) {
            throw Problem.invalid(undecided(undecided));
        }
        UUID me = currentPerson.requireId();
        if (!table.describe(id, revision, version.title(), version.scope(), version.summary(), me)) {
            throw changed();
        }
        table.wrote(id, me);
        duties.close(id);
        record("StatementSubmitted", version, Map.of());
        processes.completeTask(id, "draftStatement", Map.of());
    }

    static String undecided(List<String> controls) {
        String named = String.join(", ", controls.subList(0, Math.min(NAMED, controls.size())));
        return controls.size() <= NAMED
                ? say("Decide first whether these apply: {0}.", named)
                : say("Decide first whether these apply: {0} and {1} others.", named, controls.size() - NAMED);
    }

    /** Gives a draft up; it stays on record. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void discard(UUID id) {
        requireDraft(table.lock(id));
        processes.correlate("StatementDiscarded", id, Map.of());
    }

    /** Takes a version back to the draft while it waits for approval. */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void withdraw(UUID id, String reason) {
        StatementVersion version = table.lock(id);
        if (reason.isBlank()) {
            throw Problem.invalid("reason", say("Say why; the approvers see it."));
        }
        tooLong("reason", reason, LONGEST_TEXT);
        if (version.state() != StatementState.APPROVAL) {
            throw Problem.stale(say("This version is not waiting for approval any more."));
        }
        record("StatementWithdrawn", version, Map.of("reason", reason.strip()));
        processes.correlate("StatementWithdrawn", id, Map.of());
    }

    private static void requireDraft(StatementVersion version) {
        if (version.state() != StatementState.DRAFT) {
            throw Problem.stale(say("This draft has been sent on or put away already."));
        }
    }

    private static Problem changed() {
        return Problem.stale(
                say("Somebody has changed this draft since you opened it. Your entries are kept; look again."));
    }

    private static void tooLong(String field, String text, int most) {
        if (text.length() > most) {
            throw Problem.invalid(
                    field, say("Please keep it below {0} characters; this has {1}.", most, text.length()));
        }
    }

    private void record(String act, StatementVersion version, Map<String, ?> more) {
        Map<String, Object> details = new LinkedHashMap<>(more);
        details.put("version", version.name());
        audit.record(act, version.subject(), version.subject(), details);
    }
}
