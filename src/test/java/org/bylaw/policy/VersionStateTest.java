package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.policy.VersionState.APPROVAL;
import static org.bylaw.policy.VersionState.APPROVED;
import static org.bylaw.policy.VersionState.CONSULTATION;
import static org.bylaw.policy.VersionState.DISCARDED;
import static org.bylaw.policy.VersionState.DRAFT;
import static org.bylaw.policy.VersionState.PUBLISHED;
import static org.bylaw.policy.VersionState.REJECTED;
import static org.bylaw.policy.VersionState.RETIRED;
import static org.bylaw.policy.VersionState.SUPERSEDED;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionStateTest {

    /** The whole of the rule once more, so that a changed rule is a decision and not a slip. */
    private static final Map<VersionState, Set<VersionState>> ALLOWED = Map.of(
            DRAFT, Set.of(CONSULTATION, APPROVAL, DISCARDED),
            CONSULTATION, Set.of(DRAFT, APPROVAL),
            APPROVAL, Set.of(DRAFT, APPROVED, REJECTED),
            APPROVED, Set.of(DRAFT, PUBLISHED),
            PUBLISHED, Set.of(SUPERSEDED, RETIRED));

    @ParameterizedTest
    @EnumSource
    void onlyTheseStepsFollow(VersionState state) {
        assertThat(state.next()).isEqualTo(ALLOWED.getOrDefault(state, Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDecidedIsNeverWrittenAgain(VersionState state) {
        assertThat(state.isEditable()).isEqualTo(Set.of(DRAFT, CONSULTATION).contains(state));
        if (state.wasPublished() || state == REJECTED || state == DISCARDED) {
            assertThat(state.next()).doesNotContain(DRAFT, CONSULTATION, APPROVAL);
        }
    }
}
