package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeadlineTest {

    @Test
    @Timeout(20)
    @SuppressWarnings("try") // The deadline works by being open.
    void aPeerThatDoesNotReadIsGivenUp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                Deadline deadline = new Deadline(socket, Duration.ofMillis(300))) {
            byte[] much = new byte[50_000_000];
            assertThatThrownBy(() -> socket.getOutputStream().write(much)).isInstanceOf(IOException.class);
        }
    }
}
