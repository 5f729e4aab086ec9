package org.bylaw.work.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkKindsTest {

    @Test
    void everyKindHasAName() {
        assertThat(WorkKinds.label("accept-control-review")).isEqualTo("Control reviews to accept");
        assertThat(WorkKinds.label("not-known-yet")).isEqualTo("Not known yet");
    }

    @Test
    void countingEndsSomewhere() {
        assertThat(WorkKinds.figure(3)).isEqualTo("3");
        assertThat(WorkKinds.figure(100)).isEqualTo("99+");
    }
}
