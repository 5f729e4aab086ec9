package org.bylaw.siem;

/** A form in which an event is written. */
interface EventForm {

    /** On one line. */
    String write(SiemEvent event);
}
