package org.bylaw.operations;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.PartState.Level;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** Shows administrators, compliance and auditors how every part stands that the platform needs. */
@Service
public class PlatformHealth {

    private final PlatformWatch watch;
    private final PlatformNodes nodes;

    PlatformHealth(PlatformWatch watch, PlatformNodes nodes) {
        this.watch = watch;
        this.nodes = nodes;
    }

    /**
     * One part, in the language of whoever asks.
     *
     * @param level the worst of all nodes
     * @param words of the other side, as they came; empty where there are none
     * @param since when it has been so
     * @param lastSuccess empty where that is not known
     * @param path of the page with more; empty where there is none
     * @param elsewhere what other nodes have trouble with of it
     */
    public record Part(
            String key,
            String name,
            Level level,
            String what,
            String meaning,
            String advice,
            String words,
            Instant since,
            @Nullable Instant lastSuccess,
            String path,
            List<OnNode> elsewhere) {}

    /** How another node finds a part. */
    public record OnNode(String node, Level level, Instant since) {}

    /**
     * All parts, those with trouble first.
     *
     * @param node that answers
     * @param lookedAt when it last looked; empty where it has just started
     */
    public record Report(String node, @Nullable Instant lookedAt, List<Part> parts) {

        /** Those that somebody should look at. */
        public List<Part> troubled() {
            return parts.stream().filter(part -> part.level().isTrouble()).toList();
        }
    }

    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public Report report() {
        List<PlatformWatch.Seen> seen = watch.seen();
        Map<String, List<OnNode>> elsewhere = elsewhere();
        return new Report(
                nodes.name(),
                seen.stream()
                        .map(PlatformWatch.Seen::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                seen.stream()
                        .map(each ->
                                part(each, elsewhere.getOrDefault(each.part().key(), List.of())))
                        .sorted(Comparator.comparing(PlatformHealth::rank))
                        .toList());
    }

    private Map<String, List<OnNode>> elsewhere() {
        try {
            return nodes.elsewhere().stream()
                    .collect(Collectors.groupingBy(
                            other -> other.trouble().part(),
                            Collectors.mapping(
                                    other -> new OnNode(
                                            other.node(),
                                            other.trouble().level(),
                                            other.trouble().since()),
                                    Collectors.toList())));
        } catch (DataAccessException | TransactionException away) {
            // This node's own view says what is wrong with the database.
            return Map.of();
        }
    }

    private static Part part(PlatformWatch.Seen seen, List<OnNode> elsewhere) {
        Level level = elsewhere.stream()
                .map(OnNode::level)
                .filter(Level::isTrouble)
                .reduce(seen.state().level(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        return new Part(
                seen.part().key(),
                seen.part().name(),
                level,
                seen.state().what().get(),
                seen.state().meaning().get(),
                seen.state().advice().get(),
                seen.state().words(),
                seen.since(),
                seen.lastSuccess(),
                seen.state().path(),
                elsewhere);
    }

    /** What works and what is not set up keep the order of the parts among themselves. */
    private static int rank(Part part) {
        return switch (part.level()) {
            case FAILS -> 0;
            case INCOMPLETE -> 1;
            case SLOW -> 2;
            case UNKNOWN -> 3;
            case WORKS -> 4;
            case NOT_SET_UP -> 5;
        };
    }
}
