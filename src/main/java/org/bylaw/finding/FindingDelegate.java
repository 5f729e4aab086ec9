package org.bylaw.finding;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bylaw.workflow.BpmnDelegate;

/** What BPMN calls of this module. */
@BpmnDelegate
public class FindingDelegate {

    private final Queue<String> started = new ConcurrentLinkedQueue<>();

    public void startActions(String controlReviewId) {
        started.add(controlReviewId);
    }
}
