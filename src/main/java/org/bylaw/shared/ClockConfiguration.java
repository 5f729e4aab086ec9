package org.bylaw.shared;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the application, in the organisation's time zone; only the demo and the tests have one that moves. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnProperty(name = "bylaw.clock.movable", havingValue = "false", matchIfMissing = true)
    Clock clock(@Value("${bylaw.time-zone:UTC}") ZoneId zone) {
        return Clock.system(zone);
    }

    @Bean
    @ConditionalOnProperty(name = "bylaw.clock.movable", havingValue = "true")
    MovableClock movableClock(@Value("${bylaw.time-zone:UTC}") ZoneId zone) {
        return new MovableClock(zone);
    }
}
