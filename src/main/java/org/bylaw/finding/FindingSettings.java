package org.bylaw.finding;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How many days a correction may take, and how long before its date the owner is reminded. */
@Component
class FindingSettings {

    private final Map<Severity, Integer> days = new EnumMap<>(Severity.class);
    private final int reminderDays;

    FindingSettings(
            @Value("${bylaw.finding.days-critical:14}") int critical,
            @Value("${bylaw.finding.days-high:30}") int high,
            @Value("${bylaw.finding.days-medium:60}") int medium,
            @Value("${bylaw.finding.days-low:90}") int low,
            @Value("${bylaw.finding.reminder-days:7}") int reminderDays) {
        days.put(Severity.CRITICAL, critical);
        days.put(Severity.HIGH, high);
        days.put(Severity.MEDIUM, medium);
        days.put(Severity.LOW, low);
        this.reminderDays = reminderDays;
    }

    int days(Severity severity) {
        return days.getOrDefault(severity, 0);
    }

    int reminderDays() {
        return reminderDays;
    }
}
