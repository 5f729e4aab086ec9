package org.bylaw.people.directory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Shows the state of the directory reading. Bylaw works on without Keycloak's directory, so it is never down for it. */
@Component("directory")
class DirectoryHealth implements HealthIndicator {

    private final ReadingRecord record;

    DirectoryHealth(ReadingRecord record) {
        this.record = record;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        record.state().ifPresent(state -> {
            health.withDetail("lastTriedAt", state.lastTriedAt());
            if (state.lastReadAt() != null) {
                health.withDetail("lastReadAt", state.lastReadAt()).withDetail("people", state.people());
            }
            if (state.problem() != null) {
                health.withDetail("problem", state.problem());
            }
        });
        return health.build();
    }
}
