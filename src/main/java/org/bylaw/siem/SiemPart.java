package org.bylaw.siem;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells on the page about the platform's health which receivers get nothing, and which refuse events. */
@Component
@Order(60)
class SiemPart implements PlatformPart {

    private static final String PAGE = "siem";

    /** A node that sends renews its hold every second; another one takes over within a second of its end. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Receivers.All receivers;
    private final ReceiverStates states;
    private final Clock clock;

    /** Since when no node has had it, as far as this part has seen; a start and a change of nodes take a moment. */
    private final Map<String, Instant> left = new ConcurrentHashMap<>();

    SiemPart(Receivers.All receivers, ReceiverStates states, Clock clock) {
        this.receivers = receivers;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "siem";
    }

    @Override
    public String name() {
        return say("SIEM");
    }

    @Override
    public PartState look() {
        List<ReceiverState> all = states.of(receivers.list());
        if (all.isEmpty()) {
            return PartState.notSetUp(() -> say("No receiver is set up; the audit trail stays in Bylaw."));
        }
        Instant last = all.stream()
                .map(ReceiverState::lastSuccess)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Optional<ReceiverState> silent =
                all.stream().filter(state -> state.trouble() != null).findFirst();
        if (silent.isPresent()) {
            return getsNothing(all, silent.get());
        }
        Optional<ReceiverState> idle = all.stream().filter(this::isLeft).findFirst();
        if (idle.isPresent()) {
            return isSentByNobody(idle.get());
        }
        List<ReceiverState> refusing =
                all.stream().filter(state -> state.refused() > 0).toList();
        if (!refusing.isEmpty()) {
            return refuses(refusing).lastSuccess(last);
        }
        long waiting = all.stream().mapToLong(ReceiverState::waiting).max().orElse(0);
        PartState state = all.stream().allMatch(one -> one.kind() == ReceiverState.Kind.NEW)
                ? PartState.unknown(() -> say("Nothing was sent yet."))
                : PartState.works(() -> counted(waiting, "1 event is on its way.", "{0} events are on their way."));
        return state.lastSuccess(last).page(PAGE);
    }

    private static PartState getsNothing(List<ReceiverState> all, ReceiverState first) {
        Trouble trouble = Objects.requireNonNull(first.trouble());
        return PartState.fails(() -> all.stream()
                        .filter(state -> state.trouble() != null)
                        .map(state -> say("The SIEM at {0} gets nothing", state.where()))
                        .collect(Collectors.joining(". ", "", ".")))
                .meaning(() -> counted(first.waiting(), "1 event waits in Bylaw.", "{0} events wait in Bylaw.") + " "
                        + say("Nothing is lost; they are sent in order once it takes them."))
                .advice(() -> TroubleWords.advice(trouble))
                .words(first.words())
                .since(first.since())
                .lastSuccess(first.lastSuccess())
                .page(PAGE);
    }

    /** Whether the threads that should send to it are dead, or hang, on every node. */
    private boolean isLeft(ReceiverState state) {
        Instant now = clock.instant();
        if (state.heldUntil() != null && !state.heldUntil().isBefore(now)) {
            left.remove(state.name());
            return false;
        }
        return left.computeIfAbsent(state.name(), name -> now).plus(LATELY).isBefore(now);
    }

    private PartState isSentByNobody(ReceiverState idle) {
        return PartState.fails(() -> say("No node of Bylaw sends to the SIEM at {0}.", idle.where()))
                .meaning(() -> counted(idle.waiting(), "1 event waits in Bylaw.", "{0} events wait in Bylaw.") + " "
                        + say("Nothing is lost; they are sent in order once a node sends again."))
                .advice(() -> say("Start Bylaw again, and look into its log for siem-{0}.", idle.name()))
                .since(left.get(idle.name()))
                .lastSuccess(idle.lastSuccess())
                .page(PAGE);
    }

    private PartState refuses(List<ReceiverState> refusing) {
        long refused = refusing.stream().mapToLong(ReceiverState::refused).sum();
        return PartState.incomplete(() -> refusing.stream()
                        .map(state -> say("The SIEM at {0} refuses events", state.where()))
                        .collect(Collectors.joining(". ", "", ".")))
                .meaning(() -> counted(
                        refused,
                        "1 event is put aside; the others go on.",
                        "{0} events are put aside; the others go on."))
                .advice(() -> say("Look at what the receiver says about them, and send them again from the page."))
                .since(states.refused(refusing.getFirst().name(), 1).getFirst().refusedAt())
                .page(PAGE);
    }
}
