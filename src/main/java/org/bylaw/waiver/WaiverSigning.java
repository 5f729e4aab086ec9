package org.bylaw.waiver;

import java.util.Map;
import org.bylaw.shared.SubjectRef;
import org.bylaw.signature.Signature;
import org.bylaw.signature.SignedActs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a signature of management does to a waiver. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaiverSigning implements SignedActs {

    private final WaiverDecisions decisions;

    WaiverSigning(WaiverDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.WAIVER);
    }

    @Override
    public String fingerprint(SubjectRef subject, String act) {
        return decisions.fingerprint(subject.id());
    }

    @Override
    public void signed(Signature signature, Map<String, String> details) {
        decisions.signed(signature.subject().id(), signature);
    }
}
