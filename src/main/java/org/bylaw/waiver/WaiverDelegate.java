package org.bylaw.waiver;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What BPMN calls of this module; each method is one call into {@link WaiverCourse}. */
@BpmnDelegate
public class WaiverDelegate {

    private final WaiverCourse course;

    WaiverDelegate(WaiverCourse course) {
        this.course = course;
    }

    public void ask(String waiverId) {
        course.ask(UUID.fromString(waiverId));
    }

    public void askBack(String waiverId) {
        course.askBack(UUID.fromString(waiverId));
    }

    public void askManagement(String waiverId) {
        course.askManagement(UUID.fromString(waiverId));
    }

    public void grant(String waiverId) {
        course.grant(UUID.fromString(waiverId));
    }

    public void refuse(String waiverId) {
        course.refuse(UUID.fromString(waiverId));
    }

    public Date lateAt(String waiverId) {
        return Date.from(course.lateAt(UUID.fromString(waiverId)));
    }

    public void late(String waiverId) {
        course.late(UUID.fromString(waiverId));
    }

    public Date remindAt(String waiverId) {
        return Date.from(course.remindAt(UUID.fromString(waiverId)));
    }

    public void remind(String waiverId) {
        course.remind(UUID.fromString(waiverId));
    }

    public Date endsAt(String waiverId) {
        return Date.from(course.endsAt(UUID.fromString(waiverId)));
    }

    public void expire(String waiverId) {
        course.expire(UUID.fromString(waiverId));
    }

    public boolean isInForce(String waiverId) {
        return course.stands(UUID.fromString(waiverId)) == WaiverState.ACTIVE;
    }

    public boolean hasExpired(String waiverId) {
        return course.stands(UUID.fromString(waiverId)) == WaiverState.EXPIRED;
    }

    public void policyRetired(String policyId) {
        course.policyRetired(UUID.fromString(policyId));
    }
}
