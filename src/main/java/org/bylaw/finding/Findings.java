package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Findings, as far as the control review needs them to compile. */
@Service
public class Findings {

    private final Map<SubjectRef, Queue<NewFinding>> raised = new ConcurrentHashMap<>();
    private final ObjectProvider<FindingOrigin> origins;

    Findings(ObjectProvider<FindingOrigin> origins) {
        this.origins = origins;
    }

    @AllowedToAll
    public void raise(NewFinding finding) {
        SubjectRef origin = finding.origin();
        if (origins.stream().noneMatch(module -> module.supports(origin.kind()) && module.mayRaise(origin))) {
            throw Problem.forbidden(say("Please log in."));
        }
        raised.computeIfAbsent(origin, one -> new ConcurrentLinkedQueue<>()).add(finding);
    }

    @AllowedToAll
    public List<NewFinding> of(SubjectRef origin) {
        return List.copyOf(raised.getOrDefault(origin, new ConcurrentLinkedQueue<>()));
    }
}
