package org.bylaw.applicability;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bylaw.control.Reason;

/**
 * The text that is approved and signed: all that a version says, one fact a line, in the same words whoever reads it. A value
 * of several lines goes on indented, so that no value can look like another fact.
 */
final class StatementText {

    private StatementText() {}

    static String of(StatementVersion version, List<StatementLine> lines) {
        StringBuilder text = new StringBuilder();
        fact(text, "Statement of Applicability", version.title());
        fact(text, "Version", version.name());
        fact(text, "Framework", version.frameworkName());
        fact(text, "Scope", version.scope());
        fact(text, "Changes", version.summary());
        for (StatementLine line : lines) {
            text.append('\n');
            fact(text, "Control", line.name());
            fact(text, "Applicable", Boolean.TRUE.equals(line.applicable()) ? "yes" : "no");
            fact(
                    text,
                    "Reasons",
                    line.reasons().stream().sorted().map(Reason::word).collect(Collectors.joining(", ")));
            fact(text, "Justification", line.justification());
            fact(text, "Status", line.status().word());
            fact(text, "Owner", line.owner());
            fact(text, "Department", line.department());
            fact(text, "Maturity", Objects.toString(line.maturity(), ""));
            fact(text, "Target maturity", Objects.toString(line.target(), ""));
            fact(text, "How it is done", line.how());
            fact(text, "Policies", String.join("\n", line.policies()));
        }
        return text.toString();
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append(name).append(':');
        if (!value.isBlank()) {
            text.append(' ').append(value.strip().replace("\r", "").replace("\n", "\n    "));
        }
        text.append('\n');
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
