package org.bylaw.risk;

import java.util.Map;
import org.bylaw.shared.SubjectRef;
import org.bylaw.signature.Signature;
import org.bylaw.signature.SignedActs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets what remains of a risk be signed for. */
@Component
class RiskSigning implements SignedActs {

    private final Acceptances acceptances;

    RiskSigning(Acceptances acceptances) {
        this.acceptances = acceptances;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.RISK);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String fingerprint(SubjectRef subject, String act) {
        return acceptances.fingerprint(subject.id());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void signed(Signature signature, Map<String, String> details) {
        acceptances.accepted(signature);
    }
}
