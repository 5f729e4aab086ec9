package org.bylaw.attestation;

import java.util.List;

/**
 * What people do to confirm.
 *
 * @param questions to be answered before, each about one of the campaign's texts; at most 30
 * @param passPercent so many in a hundred of a text's questions have to be right, 1 to 100
 * @param attempts how often somebody may answer them before the owner of the policy is asked, 1 to 20
 */
public record Confirming(Confirmation kind, List<Question> questions, int passPercent, int attempts) {

    /** A click, and no questions. */
    public static final Confirming BY_CLICK = new Confirming(Confirmation.CLICK, List.of(), 100, 3);

    public Confirming {
        questions = List.copyOf(questions);
    }
}
