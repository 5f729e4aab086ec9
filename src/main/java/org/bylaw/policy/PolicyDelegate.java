package org.bylaw.policy;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What BPMN calls of this module; each method is one call into {@link PolicyLifecycle}. */
@BpmnDelegate
public class PolicyDelegate {

    private final PolicyLifecycle lifecycle;
    private final PolicyTable table;

    PolicyDelegate(PolicyLifecycle lifecycle, PolicyTable table) {
        this.lifecycle = lifecycle;
        this.table = table;
    }

    public void discarded(String versionId) {
        lifecycle.discarded(UUID.fromString(versionId));
    }

    public void openConsultation(String versionId) {
        lifecycle.openConsultation(UUID.fromString(versionId));
    }

    public Date consultationEndsAt(String versionId) {
        return Date.from(lifecycle.consultationEndsAt(UUID.fromString(versionId)));
    }

    public void closeConsultation(String versionId) {
        lifecycle.closeConsultation(UUID.fromString(versionId));
    }

    public boolean hasOpenComments(String versionId) {
        return lifecycle.hasOpenComments(UUID.fromString(versionId));
    }

    public void freeze(String versionId) {
        lifecycle.freeze(UUID.fromString(versionId));
    }

    public void returnToDraft(String versionId) {
        lifecycle.returnToDraft(UUID.fromString(versionId));
    }

    public void approved(String versionId) {
        lifecycle.approved(UUID.fromString(versionId));
    }

    public void rejected(String versionId) {
        lifecycle.rejected(UUID.fromString(versionId));
    }

    public boolean isEffectiveLater(String versionId) {
        return lifecycle.isEffectiveLater(UUID.fromString(versionId));
    }

    public Date effectiveAt(String versionId) {
        return Date.from(lifecycle.effectiveAt(UUID.fromString(versionId)));
    }

    public void publish(String versionId) {
        lifecycle.publish(UUID.fromString(versionId));
    }

    /** MAJOR, MINOR or EDITORIAL. */
    public String changeKind(String versionId) {
        return table.version(UUID.fromString(versionId)).changeKind().name();
    }

    public void informAudience(String versionId) {
        lifecycle.informAudience(UUID.fromString(versionId));
    }

    public void startRevision(String policyId) {
        lifecycle.startRevision(UUID.fromString(policyId));
    }

    public void retire(String policyId) {
        lifecycle.retire(UUID.fromString(policyId));
    }
}
