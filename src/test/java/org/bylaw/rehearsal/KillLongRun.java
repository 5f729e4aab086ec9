package org.bylaw.rehearsal;

import java.nio.file.Path;
import org.bylaw.testing.InstalledJar;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** {@code ./bylaw long kill}: the packaged application is killed 200 times ({@code -Dbylaw.kills=N -Dbylaw.seed=N}). */
@ModuleTest
@Import({KillScene.class, AtOnceProven.class})
class KillLongRun {

    @TempDir
    private Path folder;

    @Autowired
    KillScene scene;

    @Test
    void nothingIsLostAndNothingDoneTwice() throws Exception {
        InstalledJar installed = InstalledJar.in(folder.resolve("installed"), scene.settings());
        System.out.println(
                scene.play(settings -> installed.start(folder, settings), Integer.getInteger("bylaw.kills", 200)));
    }
}
