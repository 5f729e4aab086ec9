package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bylaw.siem.TestTls;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** No mail and no password goes out in the open, or to a server that only says that it is ours. */
class MailTlsTest {

    /** A name that is no name of this machine's, so that it is treated as another machine. */
    private static final String ELSEWHERE = "mail.example.org";

    @TempDir
    static Path folder;

    static TestTls ours;
    static TestTls others;

    private MailServer server;

    @BeforeAll
    static void certificates() {
        ours = new TestTls(folder, "localhost");
        others = new TestTls(folder, "evil.example.org");
    }

    @BeforeEach
    void start() throws IOException {
        server = new MailServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aServerThatOffersNoEncryptionGetsNothing() {
        assertThatThrownBy(() -> send(MailTls.REQUIRED, ELSEWHERE, null))
                .hasStackTraceContaining("STARTTLS is required");
        assertThat(server.heard).allMatch(line -> line.matches("EHLO .*|QUIT"));
    }

    @Test
    void onThisMachineOrWhereTheOperatorSaysSoItDoes() {
        send(MailTls.REQUIRED, "127.0.0.1", null);
        send(MailTls.OFFERED, ELSEWHERE, null);
        send(MailTls.NONE, ELSEWHERE, null);
        assertThat(server.heard).filteredOn(line -> line.equals("DATA")).hasSize(3);
    }

    /** Signed by nobody whom this machine trusts. */
    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "REQUIRED", "OFFERED"})
    void aCertificateOfNobodyIsRefused(MailTls tls) {
        server.speaksTls(ours.server(), tls == MailTls.IMPLICIT);
        assertThatThrownBy(() -> send(tls, ELSEWHERE, null)).hasStackTraceContaining("SSLHandshakeException");
        assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    /** Signed by somebody trusted, but for another name. */
    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "REQUIRED"})
    void theCertificateOfAnotherServerIsRefused(MailTls tls) throws Exception {
        server.speaksTls(others.server(), tls == MailTls.IMPLICIT);
        SSLContext trusting = trusting(others);
        assertThatThrownBy(() -> send(tls, ELSEWHERE, trusting))
                .hasStackTraceContaining("No subject alternative DNS name matching localhost");
        assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    @ParameterizedTest
    @EnumSource(names = {"IMPLICIT", "REQUIRED"})
    void theServersOwnCertificateIsTaken(MailTls tls) throws Exception {
        server.speaksTls(ours.server(), tls == MailTls.IMPLICIT);
        send(tls, "127.0.0.1", trusting(ours));
        assertThat(server.heard).contains("DATA");
        assertThat(server.inTheOpen).noneMatch(line -> line.startsWith("MAIL"));
    }

    /** The mailbox for bounces, which has a password to lose. */
    @ParameterizedTest
    @ValueSource(strings = {"imap", "imaps"})
    void theMailboxIsNotOpenedInTheOpenOrAtAnother(String protocol) throws Exception {
        if (protocol.equals("imaps")) {
            server.speaksTls(ours.server(), true);
        }
        server.imap = true;
        Properties properties = new Properties();
        (protocol.equals("imaps") ? MailTls.IMPLICIT : MailTls.REQUIRED)
                .apply(properties, "mail." + protocol + ".", ELSEWHERE);
        try (Store store = Session.getInstance(properties).getStore(protocol)) {
            assertThatThrownBy(() -> store.connect("localhost", server.port(), "bounces", "secret-word"))
                    .hasStackTraceContaining(protocol.equals("imaps") ? "SSLHandshakeException" : "STARTTLS");
        }
        assertThat(server.heard).noneMatch(line -> line.contains("secret-word"));
    }

    @Test
    void otherWordsInTheSettingsStopTheStart() {
        assertThat(MailTls.of("X", " Required ")).isEqualTo(MailTls.REQUIRED);
        assertThatThrownBy(() -> MailTls.of("BYLAW_SMTP_TLS", "maybe"))
                .hasMessageContaining("BYLAW_SMTP_TLS has to be required, implicit, offered or none");
    }

    /** Sends one mail to the server of this test, as if it stood there. */
    private void send(MailTls tls, String host, @Nullable SSLContext trusted) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server.port());
        Properties properties = sender.getJavaMailProperties();
        tls.apply(properties, "mail.smtp.", host);
        properties.setProperty("mail.smtp.timeout", "5000");
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        if (trusted != null) {
            properties.put("mail.smtp.ssl.socketFactory", trusted.getSocketFactory());
        }
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom("bylaw@example.org");
        mail.setTo("eve@example.org");
        mail.setText("x");
        sender.send(mail);
    }

    private static SSLContext trusting(TestTls tls) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var in = Files.newInputStream(tls.certificate)) {
            store.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Speaks as much of SMTP and IMAP as it takes to be told secrets. */
    private static final class MailServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<String> inTheOpen = new CopyOnWriteArrayList<>();
        private volatile @Nullable SSLContext tls;
        private volatile boolean atOnce;
        private volatile boolean imap;

        private MailServer() throws IOException {
            Thread.ofVirtual().start(this::listen);
        }

        private int port() {
            return socket.getLocalPort();
        }

        private void speaksTls(SSLContext context, boolean fromTheFirstByte) {
            tls = context;
            atOnce = fromTheFirstByte;
        }

        private void listen() {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void serve(Socket client) {
            try (client) {
                Socket first = atOnce ? encrypted(client) : client;
                if (talk(first, true)) {
                    talk(encrypted(client), false);
                }
            } catch (IOException gone) {
                heard.add("(gone)");
            }
        }

        private SSLSocket encrypted(Socket plain) throws IOException {
            SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            socket.setUseClientMode(false);
            socket.startHandshake();
            return socket;
        }

        /** @return whether the other side wants to go on encrypted */
        private boolean talk(Socket client, boolean greets) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII);
            if (greets) {
                say(out, imap ? "* OK ready" : "220 ready");
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                if (!(client instanceof SSLSocket)) {
                    inTheOpen.add(line);
                }
                if (line.startsWith("EHLO") && tls != null && !(client instanceof SSLSocket)) {
                    say(out, "250-here");
                    say(out, "250 STARTTLS");
                } else if (imap) {
                    String tag = line.substring(0, line.indexOf(' '));
                    say(out, "* CAPABILITY IMAP4rev1 AUTH=PLAIN");
                    say(out, tag + " OK done");
                } else if (line.equals("STARTTLS")) {
                    say(out, "220 go on");
                    return true;
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    while (!".".equals(in.readLine())) {
                        continue;
                    }
                    say(out, "250 taken");
                } else if (line.equals("QUIT")) {
                    say(out, "221 bye");
                    return false;
                } else {
                    say(out, "250 fine");
                }
            }
            return false;
        }

        private static void say(Writer out, String line) throws IOException {
            out.write(line + "\r\n");
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
