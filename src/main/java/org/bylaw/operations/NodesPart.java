package org.bylaw.operations;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells how many nodes run, and which one is gone without having been stopped. */
@Component
@Order(140)
class NodesPart implements PlatformPart {

    private final PlatformNodes nodes;
    private final Clock clock;

    NodesPart(PlatformNodes nodes, Clock clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "nodes";
    }

    @Override
    public String name() {
        return say("Nodes");
    }

    @Override
    public PartState look() {
        Instant alive = clock.instant().minus(PlatformNodes.GONE_AFTER);
        List<PlatformNodes.Node> all = nodes.all();
        List<PlatformNodes.Node> gone = all.stream()
                .filter(node -> !runs(node, alive) && !isBack(node, all))
                .toList();
        long running = all.stream().filter(node -> runs(node, alive)).count();
        if (!gone.isEmpty()) {
            String names =
                    gone.stream().map(PlatformNodes.Node::name).distinct().collect(Collectors.joining(", "));
            return PartState.incomplete(() -> say("Not seen any more, and not stopped: {0}.", names))
                    .meaning(() -> counted(
                            running,
                            "1 node goes on with everything, what the other one had begun included.",
                            "{0} nodes go on with everything, what the other one had begun included."))
                    .advice(() ->
                            say("Start it again where it is needed. Otherwise it is forgotten after half an hour."))
                    .since(gone.stream()
                            .map(PlatformNodes.Node::seenAt)
                            .min(Instant::compareTo)
                            .orElseThrow());
        }
        return PartState.works(() -> counted(Math.max(1, running), "1 node runs.", "{0} nodes run."));
    }

    private boolean runs(PlatformNodes.Node node, Instant alive) {
        return !node.seenAt().isBefore(alive) || node.id().equals(nodes.id());
    }

    /** Whether one of its name began after it was seen last: whatever keeps it running has started it again. */
    private static boolean isBack(PlatformNodes.Node gone, List<PlatformNodes.Node> all) {
        return all.stream()
                .anyMatch(other ->
                        other.name().equals(gone.name()) && other.startedAt().isAfter(gone.seenAt()));
    }
}
