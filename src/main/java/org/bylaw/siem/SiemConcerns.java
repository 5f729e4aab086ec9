package org.bylaw.siem;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bylaw.shared.PlatformConcerns;
import org.springframework.stereotype.Component;

/** Tells on the page of operations which receivers get nothing, and which events are refused. */
@Component
class SiemConcerns implements PlatformConcerns {

    private static final String PAGE = "siem";

    private final Receivers.All receivers;
    private final ReceiverStates states;
    private final Clock clock;

    SiemConcerns(Receivers.All receivers, ReceiverStates states, Clock clock) {
        this.receivers = receivers;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public List<Concern> now() {
        List<Concern> concerns = new ArrayList<>();
        for (ReceiverState state : states.of(receivers.list())) {
            if (state.trouble() != null) {
                concerns.add(new Concern(
                        say("The SIEM at {0} gets nothing", state.where()),
                        TroubleWords.advice(state.trouble()),
                        Objects.requireNonNullElseGet(state.since(), clock::instant),
                        PAGE));
            }
            if (state.refused() > 0) {
                concerns.add(new Concern(
                        say("The SIEM at {0} refuses events", state.where()),
                        counted(
                                state.refused(),
                                "1 event is put aside; the others go on.",
                                "{0} events are put aside; the others go on."),
                        states.refused(state.name(), 1).getFirst().refusedAt(),
                        PAGE));
            }
        }
        return concerns;
    }
}
