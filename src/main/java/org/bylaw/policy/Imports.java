package org.bylaw.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.audit.AuditTrail;
import org.bylaw.document.FileSource;
import org.bylaw.document.Intake;
import org.bylaw.document.IntakeResult;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imports files as policies in draft: each file in a transaction of its own, so that a bad one leaves nothing half-stored. */
@Service
public class Imports {

    /** So many files are stored at once while the next are read; storing is mostly waiting for the database. */
    private static final int WRITERS = 4;

    private final Policies policies;
    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    Imports(
            Policies policies,
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            CurrentPerson currentPerson,
            AuditTrail audit,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.policies = policies;
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * What is the same for all files of an import.
     *
     * @param type of the documents
     * @param language of the texts
     */
    public record Common(
            DocumentType type,
            UUID ownerId,
            UUID departmentId,
            Classification classification,
            String language,
            int reviewIntervalMonths) {}

    /**
     * What became of a file.
     *
     * @param versionId the draft; empty where the file was refused
     */
    public record Report(
            String fileName,
            String title,
            @Nullable UUID versionId,
            List<String> taken,
            List<String> lost,
            @Nullable String refused) {}

    /** The file as it came, with its fingerprint. */
    public record Original(UUID id, String fileName, String mediaType, String sha256) {}

    /** Told after each file how many of all are dealt with. */
    public interface Progress {
        void of(int done, int files);
    }

    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    public List<Report> take(List<FileSource> files, Common common, Progress progress) {
        List<Future<Report>> storing = new ArrayList<>();
        Set<String> given = new HashSet<>();
        try (ExecutorService writers =
                new DelegatingSecurityContextExecutorService(Executors.newFixedThreadPool(WRITERS))) {
            Intake.read(files, file -> {
                if (file.isRefused()) {
                    storing.add(CompletableFuture.completedFuture(refused(file, file.refused())));
                } else {
                    String reference = freeReference(file, common.type(), given);
                    storing.add(writers.submit(() -> store(file, reference, common)));
                }
            });
            return reports(storing, progress);
        }
    }

    private static List<Report> reports(List<Future<Report>> storing, Progress progress) {
        List<Report> reports = new ArrayList<>();
        for (Future<Report> file : storing) {
            try {
                reports.add(file.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while files were stored", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("A file could not be stored", e.getCause());
            }
            progress.of(reports.size(), storing.size());
        }
        return reports;
    }

    private Report store(IntakeResult file, String reference, Common common) {
        try {
            UUID version = transaction.execute(status -> storeOne(file, reference, common));
            return new Report(file.fileName(), file.title(), version, file.taken(), file.lost(), null);
        } catch (Problem problem) {
            return refused(file, problem.getMessage());
        }
    }

    private UUID storeOne(IntakeResult file, String reference, Common common) {
        UUID version = policies.create(
                new PolicyDetails(
                        reference,
                        file.title(),
                        common.type(),
                        common.ownerId(),
                        common.departmentId(),
                        common.classification(),
                        common.language(),
                        Set.of(),
                        Set.of(),
                        common.reviewIntervalMonths(),
                        Set.of(),
                        Set.of()),
                file.markdown());
        jdbc.sql("""
                        INSERT INTO policy_original (id, version_id, file_name, media_type, sha256, content, report, imported_by, imported_at)
                        VALUES (:id, :version, :name, :type, :sha256, :content, CAST(:report AS jsonb), :me, :now)
                        """)
                .param("id", Ids.next())
                .param("version", version)
                .param("name", file.fileName())
                .param("type", file.mediaType())
                .param("sha256", file.sha256())
                .param("content", file.content())
                .param("report", json.writeValueAsString(Map.of("taken", file.taken(), "lost", file.lost())))
                .param("me", currentPerson.requireId())
                .param("now", table.now())
                .update();
        audit.record(
                "PolicyImported",
                SubjectRef.policyVersion(version),
                SubjectRef.policy(table.version(version).policyId()),
                Map.of("file", file.fileName(), "sha256", file.sha256()));
        return version;
    }

    /**
     * The file's own reference where it is free, else one made from type and title, with a number where needed.
     *
     * @param given what this import has given already; those files may not be stored yet
     */
    private String freeReference(IntakeResult file, DocumentType type, Set<String> given) {
        String wish = file.reference() == null ? "" : clean(file.reference());
        String base = wish.length() >= 2 ? wish : type.name().substring(0, 3) + "-" + initials(file.title());
        List<String> taken = jdbc.sql("SELECT upper(reference) FROM policy WHERE upper(reference) LIKE :base || '%'")
                .param("base", base.replaceAll("([\\\\%_])", "\\\\$1"))
                .query(String.class)
                .list();
        String reference = base;
        for (int number = 2; taken.contains(reference) || !given.add(reference); number++) {
            reference = base + "-" + number;
        }
        return reference;
    }

    private static String clean(String text) {
        String cleaned =
                text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9._-]+", "-").replaceAll("^[^A-Z0-9]+", "");
        return cleaned.substring(0, Math.min(20, cleaned.length()));
    }

    /** Of at most six words: more of them nobody can say. */
    private static String initials(String title) {
        StringBuilder letters = new StringBuilder();
        for (String word : title.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && letters.length() < 6) {
                letters.append(word.charAt(0));
            }
        }
        String cleaned = clean(letters.toString());
        return cleaned.isEmpty() ? "X" : cleaned;
    }

    private static Report refused(IntakeResult file, @Nullable String why) {
        return new Report(file.fileName(), file.title(), null, List.of(), List.of(), why);
    }

    /** The files that a version was imported from. */
    @AllowedToAll
    public List<Original> originals(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        return jdbc.sql(
                        "SELECT id, file_name, media_type, sha256 FROM policy_original WHERE version_id = :id ORDER BY imported_at")
                .param("id", versionId)
                .query(Original.class)
                .list();
    }

    @AllowedToAll
    public byte[] content(UUID versionId, UUID originalId) {
        VersionFacts version = table.version(versionId);
        access.requireReading(table.policy(version.policyId()), version);
        return jdbc.sql("SELECT content FROM policy_original WHERE id = :id AND version_id = :version")
                .param("id", originalId)
                .param("version", versionId)
                .query(byte[].class)
                .single();
    }
}
