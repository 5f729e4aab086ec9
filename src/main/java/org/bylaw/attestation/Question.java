package org.bylaw.attestation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that is answered before a text can be attested.
 *
 * @param policyId whose text it is about
 * @param options 2 to 6 answers to choose from
 * @param right which of them is right, from 1
 * @param passage the heading of the text under which the answer stands; where a wrong answer points to
 */
public record Question(
        UUID policyId,
        String question,
        List<String> options,
        int right,
        @Nullable String passage) {

    public Question {
        options = List.copyOf(options);
    }
}
