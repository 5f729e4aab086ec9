package org.bylaw.run;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import org.bylaw.shared.MovableClock;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves the demo's clock ahead, to see reminders, due dates and reviews without waiting for them. */
@RestController
@Profile("demo")
class ClockPage {

    private static final String BODY = """
            <h1>Clock</h1><p class="lead">Bylaw lives by a clock that can be moved ahead. Whatever falls due on the way is done at once:
            reminders, campaigns that close, policies that come into force, reviews that open. Keycloak keeps the real time.</p>
            <p class="clock">%s</p>
            <form method="post" action="/clock"><input type="hidden" name="%s" value="%s">
            <button name="by" value="P1D">A day ahead</button><button name="by" value="P7D">A week ahead</button>
            <button name="by" value="P1M">A month ahead</button><button name="by" value="P1Y">A year ahead</button></form>
            <p class="lead">There is no way back but “./bylaw run --fresh”, since what happened has happened.</p>
            """;

    private final MovableClock clock;

    ClockPage(MovableClock clock) {
        this.clock = clock;
    }

    @GetMapping(path = "/clock", produces = DemoPage.HTML)
    String show(CsrfToken token) {
        String now = DemoPage.MOMENT.format(clock.instant().atZone(clock.getZone()));
        return DemoPage.of("Clock", BODY.formatted(now, token.getParameterName(), token.getToken()));
    }

    @PostMapping("/clock")
    ResponseEntity<Void> move(@RequestParam("by") Period by) {
        if (!by.isNegative()) {
            ZonedDateTime now = clock.instant().atZone(clock.getZone());
            clock.advance(Duration.between(now, now.plus(by)));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/clock"))
                .build();
    }
}
