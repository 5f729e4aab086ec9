package org.bylaw.operations;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.ModelDeployed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes into the trail which versions of models run from now on, in the transaction that deploys them. */
@Component
class ModelRecord {

    private final AuditTrail audit;

    ModelRecord(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void record(ModelDeployed model) {
        SubjectRef subject = new SubjectRef(
                SubjectRef.MODEL, UUID.nameUUIDFromBytes(model.key().getBytes(StandardCharsets.UTF_8)));
        audit.record(
                "ModelDeployed",
                subject,
                subject,
                Map.of(
                        "model", model.name(),
                        "key", model.key(),
                        "version", model.version(),
                        "file", model.file(),
                        "fileSha256", model.sha256()));
    }
}
