package org.bylaw.shared;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of an entry of the log, on one line whatever people typed into it: nobody writes entries of their own. */
public final class OneLineMessage extends MessageConverter {

    /** What Spring Boot tells the operator when the start stops: several lines, made of settings alone. */
    private static final String START_REPORT = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public String convert(ILoggingEvent event) {
        String message = String.valueOf(super.convert(event));
        return event.getLoggerName().equals(START_REPORT) ? message : OneLine.of(message);
    }
}
