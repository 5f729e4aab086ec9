package org.bylaw.operations;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says in {@code /actuator/health} what the page about the platform's health says. A part that fails makes it "DEGRADED", which
 * is answered with 200: people go on working. Only the database's own entry takes a node out of service.
 */
@Component("platform")
class PlatformIndicator implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final PlatformWatch watch;

    PlatformIndicator(PlatformWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        List<PlatformWatch.Seen> seen = watch.seen();
        boolean trouble = seen.stream().anyMatch(each -> each.state().level().isTrouble());
        Health.Builder health = Health.status(trouble ? DEGRADED : Status.UP);
        seen.forEach(each -> health.withDetail(
                each.part().key(),
                "%s since %s".formatted(each.state().level().name().toLowerCase(Locale.ROOT), each.since())));
        return health.build();
    }
}
