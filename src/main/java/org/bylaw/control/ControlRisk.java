package org.bylaw.control;

import java.util.UUID;

/** Extension point: the module that keeps risks says how much depends on a control. */
public interface ControlRisk {

    /** The highest level among the open risks that the control treats: LOW, MEDIUM, HIGH or VERY_HIGH; MEDIUM where none is linked. */
    String levelFor(UUID controlId);
}
