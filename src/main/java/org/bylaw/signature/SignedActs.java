package org.bylaw.signature;

import java.util.Map;
import org.bylaw.shared.SubjectRef;

/**
 * Extension point: the module whose things are signed says what stands to be signed, and does what a signature says. Both
 * run as the signer and in the transaction of the signature.
 */
public interface SignedActs {

    boolean supports(String subjectKind);

    /**
     * Fingerprint of the thing as it stands now, with its row locked. It differing from what the signer was shown, nothing
     * is signed.
     *
     * @throws org.bylaw.shared.Problem where the current person may not do this, or it is no longer to be done
     */
    String fingerprint(SubjectRef subject, String act);

    /**
     * Does what was signed: rows, audit, duties, mails, and the engine last.
     *
     * @param details those of {@link ToSign#details()}
     */
    void signed(Signature signature, Map<String, String> details);
}
