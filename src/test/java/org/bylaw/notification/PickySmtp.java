package org.bylaw.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that refuses recipients by their name, as real ones do. */
final class PickySmtp implements AutoCloseable {

    /** What it answers to a recipient whose address holds the word. */
    private static final Map<String, String> ANSWERS = Map.of(
            "unknown", "550 5.1.1 <%s>: Recipient address rejected: User unknown in virtual mailbox table",
            "greylisted", "450 4.2.0 <%s>: Recipient address rejected: Greylisted, see later",
            "foreign", "554 5.7.1 <%s>: Relay access denied",
            "unlucky", "550 Relaying not permitted");

    final List<String> tried = new CopyOnWriteArrayList<>();
    final List<String> arrived = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    PickySmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    JavaMailSender sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getLocalPort());
        return sender;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
            say(out, "220 picky");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase();
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
                    tried.add(recipient);
                    say(out, answer(recipient));
                } else if (command.equals("DATA")) {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    arrived.add(recipient);
                    say(out, "250 taken");
                } else if (command.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 picky");
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String answer(String recipient) {
        return ANSWERS.entrySet().stream()
                .filter(answer -> recipient.contains(answer.getKey()))
                .map(answer -> answer.getValue().formatted(recipient))
                .findFirst()
                .orElse("250 fine");
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
