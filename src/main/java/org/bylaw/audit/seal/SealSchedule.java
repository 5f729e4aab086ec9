package org.bylaw.audit.seal;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the sealer work every second, on each node. */
@Component
@ConditionalOnProperty(name = "bylaw.seal.run", havingValue = "true", matchIfMissing = true)
class SealSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(SealSchedule.class);

    private final Sealer sealer;
    private volatile @Nullable String failing;

    SealSchedule(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What the last attempt failed of; empty where it went well. */
    @Nullable
    String fault() {
        return failing;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void seal() {
        try {
            sealer.seal();
            failing = null;
        } catch (RuntimeException e) {
            // Once a fault and not once a second; the acts themselves go on.
            String fault = String.valueOf(e.getMessage());
            if (!fault.equals(failing)) {
                failing = fault;
                LOG.error("The trail cannot be sealed; it is tried again every second", e);
            }
        }
    }
}
