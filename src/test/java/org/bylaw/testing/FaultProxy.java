package org.bylaw.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands in front of a server and does to its connections what networks and broken servers do. */
public final class FaultProxy implements AutoCloseable {

    /** What it does. */
    public enum Mode {
        PASS,
        /** Nobody takes the connection. */
        REFUSE,
        /** Takes it, and says nothing. */
        HANG,
        /** Lets the server's answers through, a byte every now and then. */
        TRICKLE,
        /** Cuts the connection with a reset when the server begins to answer. */
        RESET,
        /** Answers what nobody understands, and closes. */
        GARBAGE
    }

    private static final long TRICKLE_MILLIS = 60;
    private static final byte[] GARBAGE =
            "\u0001\u0002 what? <html>this is not what you asked for</html>\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    private final int target;
    private final int port;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;
    private volatile @Nullable String resetBehind;
    private @Nullable ServerSocket server;
    private @Nullable Thread accepting;

    /** @param target port of the server on this machine */
    public FaultProxy(int target) {
        this.target = target;
        this.port = listen(0);
    }

    public int port() {
        return port;
    }

    /** From now on; the connections that there are are cut. */
    public synchronized FaultProxy does(Mode next) {
        mode = next;
        resetBehind = null;
        open.forEach(FaultProxy::closed);
        open.clear();
        if (next == Mode.REFUSE) {
            closed(server);
            server = null;
            awaitEnd();
        } else if (server == null) {
            listen(port);
        }
        return this;
    }

    /** Passes everything on, until the client has said that: the server gets it, and its answer is lost by a reset. */
    public synchronized FaultProxy losesTheAnswerTo(String said) {
        does(Mode.PASS);
        resetBehind = said;
        return this;
    }

    private int listen(int wanted) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 50);
            server = listening;
            accepting = Thread.ofVirtual().name("fault-proxy").start(() -> accept(listening));
            return listening.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until then the machine itself still takes connections. */
    private void awaitEnd() {
        try {
            if (accepting != null) {
                accepting.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().name("fault-proxy").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            switch (mode) {
                case HANG -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                case GARBAGE -> {
                    client.getOutputStream().write(GARBAGE);
                    client.shutdownOutput();
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                    client.close();
                }
                default -> pass(client);
            }
        } catch (IOException gone) {
            closed(client);
        }
    }

    private void pass(Socket client) throws IOException {
        Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(there);
        Said said = new Said();
        Thread asking = Thread.ofVirtual().name("fault-proxy").start(() -> ask(client, there, said));
        try {
            answer(client, there, said);
            client.shutdownOutput();
            asking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed(there);
            closed(client);
        }
    }

    /** What the client said on its connection is kept where an answer is to be lost. */
    private static final class Said {

        private final StringBuilder text = new StringBuilder();

        synchronized void add(byte[] bytes, int read) {
            text.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        }

        synchronized boolean has(@Nullable String wanted) {
            return wanted != null && text.indexOf(wanted) >= 0;
        }
    }

    private void ask(Socket client, Socket there, Said said) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = client.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                said.add(bytes, read);
                there.getOutputStream().write(bytes, 0, read);
            }
            there.shutdownOutput();
        } catch (IOException gone) {
            closed(there);
        }
    }

    private void answer(Socket client, Socket there, Said said) throws IOException {
        byte[] bytes = new byte[8192];
        InputStream in = there.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            boolean lost = said.has(resetBehind);
            if (mode == Mode.RESET || lost) {
                out.write(bytes, 0, lost ? 0 : Math.min(3, read));
                out.flush();
                client.setSoLinger(true, 0);
                client.close();
                return;
            }
            if (mode == Mode.TRICKLE) {
                trickle(out, bytes, read);
            } else {
                out.write(bytes, 0, read);
            }
        }
    }

    private static void trickle(OutputStream out, byte[] bytes, int read) throws IOException {
        for (int place = 0; place < read; place++) {
            out.write(bytes[place]);
            out.flush();
            try {
                Thread.sleep(TRICKLE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void closed(@Nullable Closeable connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        closed(server);
        open.forEach(FaultProxy::closed);
    }
}
