package org.bylaw.audit;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bylaw.shared.Say;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What a node works on for people who may leave and come back: done as whoever began it, from their address and in their
 * language, and counted, so that a row can say how far it is.
 */
public final class BackgroundWork {

    private final Map<UUID, AtomicInteger> here = new ConcurrentHashMap<>();
    private final ExecutorService workers;

    /**
     * Work of one kind.
     *
     * @param threads what its threads are called
     * @param atOnce how many pieces are worked on at once; more wait
     */
    public BackgroundWork(String threads, int atOnce) {
        workers = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name(threads, 1).factory());
    }

    /** @param work counts in what it is given how far it is */
    public void begin(UUID id, Consumer<AtomicInteger> work) {
        AtomicInteger done = new AtomicInteger();
        here.put(id, done);
        Locale language = Say.language();
        workers.execute(Caller.handedOn(() -> {
            LocaleContextHolder.setLocale(language);
            try {
                work.accept(done);
            } finally {
                LocaleContextHolder.resetLocaleContext();
                here.remove(id);
            }
        }));
    }

    /** What this node works on or is still to begin with, and how far each is. */
    public Map<UUID, Integer> progress() {
        return here.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .get()));
    }

    /** @return what is given up by that */
    public Set<UUID> stop() {
        workers.shutdownNow();
        return Set.copyOf(here.keySet());
    }
}
