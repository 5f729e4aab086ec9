package org.bylaw.signature;

import java.util.List;
import org.bylaw.shared.SubjectRef;

/** Takes signatures. A page asks, the signing page shows the sentence, Keycloak asks for the password, and it is done. */
public interface Signatures {

    /**
     * Keeps what the current person is about to sign, in place of an earlier wish for the same act.
     *
     * @return the signing page's path, with a leading slash; go there with {@code UI.navigate}
     * @throws org.bylaw.shared.Problem as {@link SignedActs#fingerprint} throws, and STALE where the fingerprint differs
     */
    String ask(ToSign wish);

    /** The signatures on a thing, oldest first; none where the current person may not see the thing. */
    List<Signature> on(SubjectRef subject);
}
