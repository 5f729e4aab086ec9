package org.bylaw.approval;

import java.util.UUID;

/** What people do in an approval: decide, sign, hand over. Each is one transaction; a {@code Problem} undoes it whole. */
public interface Approvals {

    /**
     * Records a decision of the current person, who holds the seat or is the substitute of whoever does.
     *
     * @param reason why; needed for requested changes and for a rejection
     * @param sha256 fingerprint of the text that the person saw
     * @throws org.bylaw.shared.Problem STALE where the text or the state is no longer the one the person saw; INVALID
     *     with field {@code reason}; FORBIDDEN for writers, for others than those asked, and for an approval that needs a
     *     signature
     */
    void decide(UUID roundId, UUID seatId, Outcome outcome, String reason, String sha256);

    /**
     * Keeps what was typed while the person goes to sign, so that the login in between loses nothing.
     *
     * @throws org.bylaw.shared.Problem like {@link #decide}
     */
    void prepareSignature(UUID roundId, UUID seatId, String comment, String sha256);

    /**
     * Where to send the browser for the fresh login; it comes back to {@code returnPath}.
     *
     * @param sha256 fingerprint of the text that the signing page showed
     */
    String loginToSign(UUID roundId, UUID seatId, String sha256, String returnPath);

    /** Whether {@link #sign} may follow: the fresh login for this seat and text was made. */
    boolean readyToSign(UUID seatId);

    /**
     * Approves and signs with the fresh login made for this seat and text.
     *
     * @throws org.bylaw.shared.Problem STALE where the text changed after the page was opened: nothing is signed;
     *     FORBIDDEN without a fresh login
     */
    void sign(UUID roundId, UUID seatId);

    /**
     * Gives an undecided seat to somebody else; the policy's owner may, nobody who wrote the text may get it.
     *
     * @param why for the record, such as "on parental leave"
     */
    void handOver(UUID roundId, UUID seatId, UUID toPersonId, String why);
}
