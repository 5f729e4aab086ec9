package org.bylaw.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bylaw.shared.Costly;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts how often somebody did something costly, in buckets of tokens that fill up again evenly. Each node counts for
 * itself: with two nodes a limit is at most double. It measures real time; a moved clock gives no tokens.
 */
@Component
@EnableConfigurationProperties(LimitSettings.class)
class RateLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** From so many buckets on, full ones are thrown away: a new one is as full. */
    private static final int MANY = 20_000;

    private final LimitSettings settings;
    private final TimeMeter meter;
    private final ConcurrentMap<Object, Bucket> buckets = new ConcurrentHashMap<>();

    private record OfPerson(Costly.Kind kind, UUID personId) {}

    private record OfAddress(String address) {}

    @Autowired
    RateLimits(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(LimitSettings settings, TimeMeter meter) {
        this.settings = settings;
        this.meter = meter;
    }

    /** Counts one call; how long to wait where that was one too many. */
    Optional<Duration> take(Costly.Kind kind, UUID personId) {
        return take(new OfPerson(kind, personId), settings.of(kind));
    }

    /** Counts one request of somebody who is not logged in. */
    Optional<Duration> take(String address) {
        return take(new OfAddress(address), settings.addresses());
    }

    /** How many buckets are kept. */
    int kept() {
        return buckets.size();
    }

    private Optional<Duration> take(Object whose, int aMinute) {
        if (aMinute == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.computeIfAbsent(whose, key -> bucket(aMinute)).tryConsumeAndReturnRemaining(1);
        if (buckets.size() > MANY) {
            tidy();
        }
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private synchronized void tidy() {
        if (buckets.size() > MANY) {
            buckets.entrySet().removeIf(entry -> entry.getValue().getAvailableTokens() >= limitOf(entry.getKey()));
        }
    }

    private int limitOf(Object whose) {
        return whose instanceof OfPerson person ? settings.of(person.kind()) : settings.addresses();
    }

    private Bucket bucket(int aMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, MINUTE))
                .withCustomTimePrecision(meter)
                .build();
    }
}
