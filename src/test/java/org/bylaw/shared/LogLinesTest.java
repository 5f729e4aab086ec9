package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody writes entries of their own into the log: the configuration of production, asked for the lines it would write. */
class LogLinesTest {

    private static final String FORGED = "2026-11-28T10:00:00.000Z  INFO 1 --- [bylaw] [main] o.b.Forged : all is well";

    private final LoggerContext context = new LoggerContext();

    static List<String> attacks() {
        return List.of(
                "x\n" + FORGED,
                "x\r\n" + FORGED,
                "x\r" + FORGED,
                "x\u0085" + FORGED,
                "x\u2028" + FORGED,
                "x\u2029" + FORGED,
                "x\u000B" + FORGED,
                "x\f" + FORGED,
                "x\u001B[2J\u001B[31m" + FORGED,
                "x\b\b\b\b" + FORGED,
                "x\u202E" + FORGED,
                "x\u0000" + FORGED,
                "x\uD83D" + FORGED);
    }

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogLinesTest.class.getResource("/logback-spring.xml")));
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .filteredOn(status -> status.getEffectiveLevel() > Status.INFO)
                .isEmpty();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void oneEntryIsOneLineWhateverSomebodyTyped(String attack) {
        String written = written("Mail to {} waits", new Object[] {attack}, null, "org.bylaw.notification.MailRelay");
        assertThat(written.stripTrailing())
                .doesNotContainPattern("[\\p{Cc}\\p{Cs}\\u2028-\\u202E]")
                .contains(FORGED);
        assertThat(written).endsWith(System.lineSeparator());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void messagesOfFaultsStayOnTheirLinesToo(String attack) {
        IllegalStateException fault = new IllegalStateException("cannot read " + attack, new RuntimeException(attack));
        fault.addSuppressed(new RuntimeException(attack));
        String written = written("Fault", new Object[0], fault, "org.bylaw.ui.Faults");
        assertThat(written).contains("Caused by: ", "Suppressed: ", "\tat ");
        assertThat(written.lines()).noneMatch(line -> line.startsWith(FORGED)).noneMatch(line -> line.strip()
                .matches("(?s).*[\\p{Cc}\\p{Cs}\\u2028-\\u202E].*"));
        assertThat(written.lines().filter(line -> line.contains(FORGED))).hasSize(3);
    }

    @Test
    void whatTheOperatorIsToldWhenTheStartStopsKeepsItsLines() {
        assertThat(written(
                        "\n\nAPPLICATION FAILED TO START\n",
                        new Object[0],
                        null,
                        "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter"))
                .contains("\n\nAPPLICATION FAILED TO START\n");
    }

    @Test
    void theLevelIsTheOneOfProduction() {
        assertThat(context.getLogger(Logger.ROOT_LOGGER_NAME).getLevel()).isEqualTo(Level.INFO);
    }

    /** Standard output alone, and every logger that has a name of its own is in the list. */
    @Test
    void thereIsNoOtherLogThanThoseInTheList() throws IOException {
        List<String> appenders = new ArrayList<>();
        context.getLoggerList().forEach(logger -> logger.iteratorForAppenders()
                .forEachRemaining(appender -> appenders.add(appender.getName())));
        assertThat(appenders).containsExactly("CONSOLE");
        String list = Files.readString(Path.of("src/docs/security/logs.md"));
        Pattern named = Pattern.compile("getLogger\\(\\s*\"([^\"]+)\"");
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                named.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !list.contains("`" + name + "`"))
                        .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    private String written(String message, Object[] values, Throwable fault, String logger) {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("CONSOLE");
        LoggingEvent event = new LoggingEvent(
                LogLinesTest.class.getName(), context.getLogger(logger), Level.WARN, message, fault, values);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
