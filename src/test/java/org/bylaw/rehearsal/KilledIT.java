package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bylaw.testing.JarProcess;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A handful of kills at random moments; {@link KillLongRun} does it hundreds of times. */
@ModuleTest
@Import({KillScene.class, AtOnceProven.class})
class KilledIT {

    @TempDir
    private Path folder;

    @Autowired
    KillScene scene;

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        assertThat(scene.play(settings -> JarProcess.start(folder, settings), 4))
                .startsWith("4 kills");
    }
}
