package org.bylaw.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.TestTls;

/**
 * A real HAProxy as a child process, with the configuration that is shipped. It is the machine's own, or one unpacked into
 * the folder that {@code BYLAW_HAPROXY} names.
 */
final class Haproxy implements AutoCloseable {

    private static final Path SHIPPED = Path.of("docker", "haproxy").toAbsolutePath();

    private final Process process;
    private final Path socket;
    private final int port;

    private Haproxy(Process process, Path socket, int port) {
        this.process = process;
        this.socket = socket;
        this.port = port;
    }

    static Optional<Path> program() {
        return Stream.of(
                        System.getenv().getOrDefault("BYLAW_HAPROXY", "/nowhere") + "/usr/sbin/haproxy",
                        "/usr/sbin/haproxy",
                        "/usr/local/sbin/haproxy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder with a short path: a socket's name may be a hundred characters long */
    static Haproxy start(Path program, Path folder, int port, TestTls tls, int nodeOne, int nodeTwo) {
        try {
            Path certificate = Files.writeString(
                    folder.resolve("certificate.pem"), Files.readString(tls.certificate) + Files.readString(tls.key));
            Path socket = folder.resolve("haproxy");
            ProcessBuilder builder = new ProcessBuilder(
                            program.toString(),
                            "-W",
                            "-db",
                            "-f",
                            SHIPPED.resolve("haproxy.cfg").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("haproxy.log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "BYLAW_PROXY_BIND",
                            "127.0.0.1:" + port,
                            "BYLAW_PROXY_CERTIFICATE",
                            certificate.toString(),
                            "BYLAW_PROXY_PAGES",
                            SHIPPED.toString(),
                            "BYLAW_PROXY_SOCKET",
                            socket.toString(),
                            "BYLAW_NODE_ONE",
                            "127.0.0.1:" + nodeOne,
                            "BYLAW_NODE_TWO",
                            "127.0.0.1:" + nodeTwo));
            Haproxy proxy = new Haproxy(builder.start(), socket, port);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .failFast("HAProxy ended", () -> !proxy.process.isAlive())
                    .until(proxy::listens);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        return KeycloakServer.freePort();
    }

    private boolean listens() {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives an order over its socket, as operators do, and returns what it says. */
    String order(String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer said = ByteBuffer.allocate(65_536);
            while (channel.read(said) >= 0) {
                continue;
            }
            return StandardCharsets.US_ASCII.decode(said.flip()).toString();
        }
    }

    /** Whether it sends visitors to that node: one or two. */
    boolean isUp(String node) throws IOException {
        return order("show servers state bylaw")
                .lines()
                .map(line -> line.split(" "))
                // srv_name, srv_op_state: 1 is running since a short while, 2 is running.
                .anyMatch(columns -> columns.length > 5 && columns[3].equals(node) && columns[5].matches("[12]"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
