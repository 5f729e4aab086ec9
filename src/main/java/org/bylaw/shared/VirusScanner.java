package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Asks ClamAV about files that are kept, where the settings name one ({@code BYLAW_CLAMD}); by its daemon's command INSTREAM
 * over TCP (clamd(8)). A file that it could not look at is not taken either: whoever switched it on relies on it.
 */
@Component
public class VirusScanner {

    private static final Logger LOG = LoggerFactory.getLogger(VirusScanner.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;

    private final OutgoingCalls calls;
    private final String host;
    private final int port;

    VirusScanner(OutgoingCalls calls, @Value("${bylaw.clamd:}") String address) {
        this.calls = calls;
        host = host(address);
        port = port(address);
    }

    /** It normally stands inside. */
    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        OutgoingHost clamd(@Value("${bylaw.clamd:}") String address) {
            return new OutgoingHost(host(address), port(address), OutgoingHost.Reach.INSIDE);
        }
    }

    /**
     * Lets clean files pass; all of them where no scanner is set.
     *
     * @param field that the file was handed in by
     * @throws Problem INVALID where something was found, or nothing could be asked
     */
    public void requireClean(String field, String name, byte[] content) {
        if (host.isEmpty()) {
            return;
        }
        String answer;
        try {
            answer = ask(content);
        } catch (IOException away) {
            LOG.warn("The virus scanner at {}:{} does not answer: {}", host, port, away.getMessage());
            throw Problem.invalid(
                    field,
                    say(
                            "“{0}” could not be checked for viruses just now, so it is not taken. Please try again later.",
                            name));
        }
        if (answer.equals("stream: OK")) {
            return;
        }
        LOG.warn("The virus scanner says of a file that was handed in: {}", answer);
        throw Problem.invalid(
                field,
                answer.endsWith(" FOUND")
                        ? say("“{0}” is not taken: the virus scanner found something in it.", name)
                        : say("“{0}” could not be checked for viruses, so it is not taken.", name));
    }

    @SuppressWarnings("try") // The deadline works by being open.
    private String ask(byte[] content) throws IOException {
        try (Socket socket = calls.connect(host, port, TIMEOUT);
                Deadline deadline = new Deadline(socket, TIMEOUT.multipliedBy(2))) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            try {
                out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
                for (int from = 0; from < content.length; from += CHUNK) {
                    int length = Math.min(CHUNK, content.length - from);
                    out.writeInt(length);
                    out.write(content, from, length);
                }
                out.writeInt(0);
                out.flush();
            } catch (IOException refusedHalfway) {
                // It says why, such as that the file is larger than it may look at.
                return answer(socket.getInputStream(), refusedHalfway);
            }
            return answer(socket.getInputStream(), null);
        }
    }

    private static String answer(InputStream in, @Nullable IOException before) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int each = in.read(); each > 0 && answer.size() < LONGEST_ANSWER; each = in.read()) {
            answer.write(each);
        }
        if (answer.size() == 0) {
            throw before == null ? new IOException("no answer") : before;
        }
        return answer.toString(StandardCharsets.UTF_8).strip();
    }

    private static String host(String address) {
        return address.strip().replaceAll(":\\d+$", "");
    }

    /**
     * 3310 where none is named.
     *
     * @throws IllegalStateException where it is no address
     */
    private static int port(String address) {
        String text = address.strip();
        if (!text.isEmpty() && !text.matches("[^\\s/:]+(:\\d{1,5})?")) {
            throw new IllegalStateException("BYLAW_CLAMD has to be a host and a port, such as clamav:3310.");
        }
        int colon = text.lastIndexOf(':');
        return colon < 0 ? 3310 : Integer.parseInt(text.substring(colon + 1));
    }
}
