package org.bylaw.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Tells when the other side ends the line, of which a library that reads through it may make nothing. */
final class WatchedSocket extends Socket {

    private final Runnable ended;

    WatchedSocket(Runnable ended) {
        this.ended = ended;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return noted(in.read());
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return noted(in.read(bytes, from, length));
            }
        };
    }

    private int noted(int read) {
        if (read < 0) {
            ended.run();
        }
        return read;
    }
}
