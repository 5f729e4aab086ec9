package org.bylaw.report;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bylaw.shared.DailyRecord;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has everything written down that is kept by day, often enough that the last of a day is how it ended. */
@Component
class DailyRecords {

    private final List<DailyRecord> records;

    DailyRecords(List<DailyRecord> records) {
        this.records = records;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void writeDown() {
        records.forEach(DailyRecord::writeDown);
    }
}
