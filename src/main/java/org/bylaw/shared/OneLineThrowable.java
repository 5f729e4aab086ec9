package org.bylaw.shared;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** A stack trace whose messages stay on their lines; an exception often quotes what it could not read. */
public final class OneLineThrowable extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy fault) {
        return super.throwableProxyToString(new Quoted(fault));
    }

    /** The same fault, and those that caused it, with other messages. */
    private record Quoted(IThrowableProxy fault) implements IThrowableProxy {

        private static @Nullable IThrowableProxy of(@Nullable IThrowableProxy fault) {
            return fault == null ? null : new Quoted(fault);
        }

        @Override
        public @Nullable String getMessage() {
            String message = fault.getMessage();
            return message == null ? null : OneLine.of(message);
        }

        @Override
        public @Nullable String getOverridingMessage() {
            String message = fault.getOverridingMessage();
            return message == null ? null : OneLine.of(message);
        }

        @Override
        public String getClassName() {
            return fault.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return fault.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return fault.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return of(fault.getCause());
        }

        @Override
        public @Nullable IThrowableProxy[] getSuppressed() {
            return Arrays.stream(fault.getSuppressed()).map(Quoted::of).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return fault.isCyclic();
        }
    }
}
