package org.bylaw.audit.seal;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the sealer work every second, on each node. */
@Component
@ConditionalOnProperty(name = "bylaw.seal.run", havingValue = "true", matchIfMissing = true)
class SealSchedule {

    private final Sealer sealer;

    SealSchedule(Sealer sealer) {
        this.sealer = sealer;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void seal() {
        sealer.seal();
    }
}
