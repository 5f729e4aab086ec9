package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bylaw.testing.RushAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./bylaw long twonodes}: as {@link TwoNodesIT}, with 60 people, 12 campaigns, and the locks of the dead node waited
 * for ({@code -Dbylaw.people=N -Dbylaw.policies=N}).
 */
class TwoNodesLongRun {

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        assertThat(Haproxy.program())
                .as("an installed HAProxy, or BYLAW_HAPROXY")
                .isPresent();
        int people = Integer.getInteger("bylaw.people", 60);
        try (TwoNodesScene scene = new TwoNodesScene(
                Haproxy.program().orElseThrow(),
                folder,
                IntStream.range(0, people).mapToObj(RushAccounts::username).toList(),
                true)) {
            scene.play(Integer.getInteger("bylaw.policies", 12));
            scene.nothingIsLostAndNothingDoneTwice();
            System.out.println(scene.figures());
        }
    }
}
