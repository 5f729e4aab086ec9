package org.bylaw.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out files of evidence, to keep and never to show: they came from outside, and may not run as a page of ours. */
@RestController
class EvidenceDownload {

    private final Evidences evidences;
    private final EvidenceTable table;
    private final AuditTrail audit;

    EvidenceDownload(Evidences evidences, EvidenceTable table, AuditTrail audit) {
        this.evidences = evidences;
        this.table = table;
        this.audit = audit;
    }

    @Costly(Costly.Kind.DOWNLOAD)
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_READER)
    @GetMapping("/evidence/{id:[0-9a-f-]{36}}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        EvidenceFacts evidence = evidences.one(id);
        if (evidence.kind() != EvidenceKind.FILE) {
            throw EvidenceTable.missing();
        }
        audit.recordAhead(
                "EvidenceFetched",
                evidence.subject(),
                evidence.subject(),
                Map.of("title", evidence.title(), "file", Objects.requireNonNull(evidence.fileName())));
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(Objects.requireNonNull(evidence.fileName()), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(table.content(evidence));
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<String> problem(Problem problem) {
        HttpStatus status =
                switch (problem.kind()) {
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
                    default -> HttpStatus.NOT_FOUND;
                };
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(problem.getMessage());
    }
}
