package org.bylaw.rehearsal;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged nodes behind HAProxy, one of them killed at work, in a few seconds; the long form is {@link TwoNodesLongRun}. */
class TwoNodesIT {

    private static final List<String> STAFF = List.of(
            "agnes.lind",
            "marek.novak",
            "noah.winkler",
            "emma.sjoberg",
            "olivia.hart",
            "clara.neumann",
            "anton.berglund",
            "sofia.wik");

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        assumeThat(Haproxy.program())
                .as("an installed HAProxy (Debian: apt-get install haproxy), or BYLAW_HAPROXY")
                .isPresent();
        try (TwoNodesScene scene = new TwoNodesScene(Haproxy.program().orElseThrow(), folder, STAFF, false)) {
            scene.play(4);
            scene.nothingIsLostAndNothingDoneTwice();
            System.out.println(scene.figures());
        }
    }
}
