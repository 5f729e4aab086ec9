package org.bylaw.siem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bylaw.audit.TrailRow;

/** One message as RFC 5424 has it, with its length before it as RFC 6587 (3.4.1) and 5425 have it. */
final class SyslogMessage {

    /** 32473 is the enterprise number that RFC 5612 sets aside for documents: Bylaw has none of its own. */
    private static final String STRUCTURE = "bylaw@32473";

    /** "Log audit". */
    private static final int FACILITY = 13;

    /** Receivers take messages of 64 kB where they are told to; longer ones go without their details. */
    private static final int LONGEST = 60_000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private SyslogMessage() {}

    static byte[] framed(SiemEvent event, EventForm form, Sender sender) {
        byte[] message = message(event, form, sender);
        if (message.length > LONGEST) {
            message = message(event.withoutDetails(), form, sender);
        }
        byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(length.length + message.length);
        frame.writeBytes(length);
        frame.writeBytes(message);
        return frame.toByteArray();
    }

    private static byte[] message(SiemEvent event, EventForm form, Sender sender) {
        TrailRow row = event.row();
        String text = "<" + (FACILITY * 8 + severity(event.kind().severity())) + ">1 "
                + row.at().atOffset(ZoneOffset.UTC).format(TIME) + " "
                + word(sender.host(), 255) + " bylaw - "
                + word(event.kind().act(), 32) + " "
                + structure(event) + " \uFEFF"
                + form.write(event);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String structure(SiemEvent event) {
        TrailRow row = event.row();
        StringBuilder text = new StringBuilder("[").append(STRUCTURE);
        parameter(text, "id", event.id());
        parameter(text, "index", String.valueOf(event.index()));
        parameter(text, "category", event.kind().category());
        parameter(text, "severity", String.valueOf(event.kind().severity()));
        parameter(text, "outcome", event.kind().outcome());
        parameter(text, "actor", row.actorName());
        parameter(text, "actorId", row.actorId() == null ? "" : row.actorId().toString());
        parameter(text, "subject", row.subject().kind() + ":" + row.subject().id());
        return text.append(']').toString();
    }

    private static void parameter(StringBuilder text, String name, String value) {
        String escaped = Plain.cut(Plain.visible(value), 500)
                .replaceAll("[\\r\\n]+", " ")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("]", "\\]");
        text.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    /** Printable ASCII without spaces. */
    private static String word(String text, int most) {
        String word = text.replaceAll("[^!-~]", "_");
        return word.isEmpty() ? "-" : word.substring(0, Math.min(most, word.length()));
    }

    /** From CEF's 0 to 10 to syslog's 6 (informational) to 2 (critical). */
    private static int severity(int cef) {
        return cef <= 3 ? 6 : cef <= 6 ? 5 : cef <= 8 ? 4 : cef == 9 ? 3 : 2;
    }
}
