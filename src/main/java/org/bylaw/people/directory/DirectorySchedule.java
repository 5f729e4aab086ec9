package org.bylaw.people.directory;

import org.bylaw.shared.OutgoingSchedule;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the directory is read; ISO-8601 durations in the settings. */
@Component
@ConditionalOnProperty(name = "bylaw.directory.sync", havingValue = "true", matchIfMissing = true)
class DirectorySchedule {

    private final DirectorySync sync;

    DirectorySchedule(DirectorySync sync) {
        this.sync = sync;
    }

    @Scheduled(
            scheduler = OutgoingSchedule.NAME,
            initialDelayString = "PT0S",
            fixedDelayString = "${bylaw.directory.everyone-every:PT15M}")
    void everyone() {
        sync.readNow();
    }

    @Scheduled(
            scheduler = OutgoingSchedule.NAME,
            initialDelayString = "${bylaw.directory.disabled-every:PT20S}",
            fixedDelayString = "${bylaw.directory.disabled-every:PT20S}")
    void disabled() {
        sync.readDisabled();
    }
}
