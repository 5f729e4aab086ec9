package org.bylaw.operations;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.ModelDeployed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes each new version of a model into the trail, in the transaction that brought it. */
@Component
class ModelTrail {

    private final AuditTrail audit;

    ModelTrail(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void on(ModelDeployed deployed) {
        SubjectRef model = subject(deployed.key());
        audit.record(
                "ModelDeployed",
                model,
                model,
                Map.of(
                        "model", deployed.name(),
                        "key", deployed.key(),
                        "version", deployed.version(),
                        "sha256", deployed.sha256(),
                        "reason", deployed.reason()));
    }

    /** Models have keys instead of ids; the same key is always the same id. */
    static SubjectRef subject(String key) {
        return new SubjectRef(
                SubjectRef.MODEL, UUID.nameUUIDFromBytes(("model " + key).getBytes(StandardCharsets.UTF_8)));
    }
}
