package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Comments on a version: whoever may read it and is not only auditing may write them while it is not yet decided. */
@Service
public class Comments {

    private static final int LONGEST_QUOTE = 2_000;

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;

    Comments(JdbcClient jdbc, PolicyTable table, PolicyAccess access, CurrentPerson currentPerson, AuditTrail audit) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
        this.audit = audit;
    }

    /**
     * What the current person may do with the comments of a version.
     *
     * @param write open threads and reply
     * @param closeAll close also what others opened
     */
    public record Rights(UUID personId, boolean write, boolean closeAll) {

        public boolean close(CommentThread thread) {
            return write && (closeAll || thread.openedBy().equals(personId));
        }
    }

    /** Where a new thread hangs; all empty for the whole text. */
    public record Anchor(
            @Nullable String headingId,
            @Nullable String quote,
            @Nullable String prefix,
            @Nullable String suffix) {

        public static final Anchor WHOLE_TEXT = new Anchor(null, null, null, null);
    }

    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public Rights rights(UUID versionId) {
        VersionFacts version = table.version(versionId);
        PolicyFacts policy = table.policy(version.policyId());
        boolean write =
                access.mayRead(policy, version) && version.state().isUnderWork() && !currentPerson.has(Role.AUDITOR);
        return new Rights(currentPerson.requireId(), write, write && mayCloseAll(policy, version));
    }

    private boolean mayCloseAll(PolicyFacts policy, VersionFacts version) {
        return access.maySteer(policy) || access.mayWrite(policy, version);
    }

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional
    public UUID open(UUID versionId, Anchor anchor, String body) {
        VersionFacts version = commentable(versionId);
        if (anchor.quote() != null && anchor.quote().length() > LONGEST_QUOTE) {
            throw Problem.invalid("comment", say("Choose a shorter passage, or comment on its heading."));
        }
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO comment_thread (id, version_id, heading_id, quote, prefix, suffix, state, opened_by, opened_at)
                        VALUES (:id, :version, :heading, :quote, :prefix, :suffix, 'OPEN', :me, :now)
                        """)
                .param("id", id)
                .param("version", versionId)
                .param("heading", anchor.headingId())
                .param("quote", anchor.quote())
                .param("prefix", anchor.prefix())
                .param("suffix", anchor.suffix())
                .param("me", currentPerson.requireId())
                .param("now", table.now())
                .update();
        write(id, body);
        record("CommentOpened", version, body);
        return id;
    }

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional
    public void reply(UUID threadId, String body) {
        VersionFacts version = commentable(versionOf(threadId));
        write(threadId, body);
        record("CommentAnswered", version, body);
    }

    /** Replies and marks the thread as answered, both or neither. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional
    public void answer(UUID threadId, String body) {
        reply(threadId, body);
        mark(threadId, CommentThread.State.ANSWERED);
    }

    /** Marks a thread as answered or resolved, or opens it again; the owner, the authors and who opened it may. */
    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    @Transactional
    public void mark(UUID threadId, CommentThread.State state) {
        VersionFacts version = commentable(versionOf(threadId));
        PolicyFacts policy = table.policy(version.policyId());
        boolean mine = jdbc.sql("SELECT opened_by = :me FROM comment_thread WHERE id = :id")
                .param("me", currentPerson.requireId())
                .param("id", threadId)
                .query(Boolean.class)
                .single();
        if (!mine && !mayCloseAll(policy, version)) {
            throw Problem.forbidden(say("Only who opened the comment, the owner and the authors may close it."));
        }
        boolean open = state == CommentThread.State.OPEN;
        jdbc.sql("""
                        UPDATE comment_thread SET state = :state, closed_by = :me, closed_at = :now, revision = revision + 1
                        WHERE id = :id
                        """)
                .param("state", state.name())
                .param("me", open ? null : currentPerson.requireId())
                .param("now", open ? null : table.now())
                .param("id", threadId)
                .update();
        record("CommentMarked", version, state.name());
    }

    /** All threads of a version, those that are open first. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_WORK)
    public List<CommentThread> of(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReadingWork(table.policy(version.policyId()), version);
        Map<UUID, List<CommentThread.Comment>> comments = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT c.*, p.name FROM comment c JOIN comment_thread t ON t.id = c.thread_id
                        JOIN person p ON p.id = c.author_id WHERE t.version_id = :version ORDER BY c.written_at, c.id
                        """).param("version", versionId).query(row -> {
            comments.computeIfAbsent(row.getObject("thread_id", UUID.class), id -> new ArrayList<>())
                    .add(new CommentThread.Comment(
                            row.getObject("id", UUID.class),
                            row.getObject("author_id", UUID.class),
                            row.getString("name"),
                            row.getString("body"),
                            row.getTimestamp("written_at").toInstant()));
        });
        return jdbc.sql("""
                        SELECT t.*, p.name FROM comment_thread t JOIN person p ON p.id = t.opened_by
                        WHERE t.version_id = :version ORDER BY t.state <> 'OPEN', t.opened_at
                        """)
                .param("version", versionId)
                .query((row, number) -> new CommentThread(
                        row.getObject("id", UUID.class),
                        versionId,
                        row.getString("heading_id"),
                        row.getString("quote"),
                        row.getString("prefix"),
                        row.getString("suffix"),
                        CommentThread.State.valueOf(row.getString("state")),
                        row.getObject("opened_by", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("opened_at").toInstant(),
                        comments.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private UUID versionOf(UUID threadId) {
        return jdbc.sql("SELECT version_id FROM comment_thread WHERE id = :id")
                .param("id", threadId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This comment is no longer there.")));
    }

    private VersionFacts commentable(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        if (!version.state().isUnderWork()) {
            throw Problem.stale(say("This version is decided; comments on it are closed."));
        }
        if (currentPerson.has(Role.AUDITOR)) {
            throw Problem.forbidden(say("Auditors read everything and change nothing."));
        }
        return version;
    }

    private void write(UUID threadId, String body) {
        if (body.isBlank() || body.length() > 10_000) {
            throw Problem.invalid("comment", say("A comment has 1 to 10,000 characters."));
        }
        jdbc.sql(
                        "INSERT INTO comment (id, thread_id, author_id, body, written_at) VALUES (:id, :thread, :me, :body, :now)")
                .param("id", Ids.next())
                .param("thread", threadId)
                .param("me", currentPerson.requireId())
                .param("body", body.strip())
                .param("now", table.now())
                .update();
    }

    private void record(String act, VersionFacts version, String what) {
        audit.record(
                act,
                SubjectRef.policyVersion(version.id()),
                SubjectRef.policy(version.policyId()),
                Map.of("version", version.number().toString(), "what", what.strip()));
    }
}
