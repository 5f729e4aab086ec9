package org.bylaw.architecture;

import org.bylaw.Bylaw;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void modulesUseEachOtherOnlyAsTheirPackageInfoSays() {
        ApplicationModules.of(Bylaw.class).verify();
    }
}
