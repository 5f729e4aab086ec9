package org.bylaw.shared;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one door to other machines. Only a host that a setting names is called, and only at an allowed address; the name is
 * resolved once and that address is called, so that a name server cannot answer the check and the call differently.
 */
@Component
public class OutgoingCalls {

    /** Numbers that some programs read as an address although they do not look like one: 2130706433, 0x7f.1, 0177.0.0.1. */
    private static final Pattern ODD_NUMBER =
            Pattern.compile("(0x[0-9a-f]*|[0-9]+)(\\.(0x[0-9a-f]*|[0-9]+))*\\.?", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN_NUMBER = Pattern.compile("((0|[1-9][0-9]{0,2})(\\.(?!$)|$)){4}");

    private final List<OutgoingHost> hosts;
    private final AddressRules outside;
    private final AddressRules inside;
    private final Names names;

    @Autowired
    OutgoingCalls(List<OutgoingHost> hosts, @Value("${bylaw.outgoing.private:}") String allowedInside) {
        this(hosts, allowedInside, InetAddress::getAllByName);
    }

    OutgoingCalls(List<OutgoingHost> hosts, String allowedInside, Names names) {
        this.hosts = hosts.stream().filter(host -> !host.name().isBlank()).toList();
        this.names = names;
        try {
            outside = new AddressRules(allowedInside);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalStateException(
                    "BYLAW_OUTGOING_PRIVATE has to be true, false, or blocks of addresses such as"
                            + " 10.1.0.0/16,fd00::/8 with commas between them; this is none: "
                            + unreadable.getMessage(),
                    unreadable);
        }
        inside = outside.withInside();
    }

    /** Who knows the addresses of a name. */
    interface Names {
        InetAddress[] of(String name) throws UnknownHostException;
    }

    /**
     * A connection to that host.
     *
     * @param timeout for asking the name server and trying all addresses together: whoever holds something while it calls
     *     has to know how long that may take
     * @throws OutgoingRefused where it is not to be called
     */
    public Socket connect(String host, int port, Duration timeout) throws IOException {
        return connect(host, port, timeout, Socket::new);
    }

    private Socket connect(String host, int port, Duration timeout, Supplier<Socket> sockets) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        IOException last = new UnknownHostException(host);
        List<InetAddress> addresses = addresses(host, port);
        for (int tried = 0; tried < addresses.size(); tried++) {
            // Each gets its share of what is left, so that a dead one leaves time for the next.
            long share = (end - System.nanoTime()) / 1_000_000 / (addresses.size() - tried);
            if (share < 1) {
                throw new SocketTimeoutException("There was no connection to " + host + " in time");
            }
            Socket socket = sockets.get();
            try {
                socket.connect(new InetSocketAddress(addresses.get(tried), port), (int) share);
                return socket;
            } catch (IOException dead) {
                socket.close();
                last = dead;
            }
        }
        throw last;
    }

    /**
     * The same with TLS, after a look at whether the certificate is the host's.
     *
     * @param timeout for the connection, and again for agreeing on TLS
     * @throws OutgoingRefused where it is not to be called
     */
    public SSLSocket connectTls(String host, int port, SSLContext tls, Duration timeout) throws IOException {
        return connectTls(host, port, tls, timeout, () -> {});
    }

    /**
     * The same, for whoever has to know whether the other side said good-bye: Java tells an end of TLS, which only the other
     * side can send, from a cut line, which is anybody's doing, just to whoever looks at the line itself.
     *
     * @param cut called when the line ends before TLS does
     */
    @SuppressWarnings("try") // The deadline works by being open.
    public SSLSocket connectTls(String host, int port, SSLContext tls, Duration timeout, Runnable cut)
            throws IOException {
        Socket plain = connect(host, port, timeout, () -> new WatchedSocket(cut));
        try {
            plain.setSoTimeout((int) timeout.toMillis());
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, bare(host), port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setSSLParameters(parameters);
            try (Deadline deadline = new Deadline(plain, timeout)) {
                socket.startHandshake();
            }
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /** The allowed addresses of an allowed host. */
    private List<InetAddress> addresses(String host, int port) throws UnknownHostException {
        String name = normal(host);
        Optional<OutgoingHost> known = hosts.stream()
                .filter(each -> normal(each.name()).equals(name) && (each.port() == 0 || each.port() == port))
                .findFirst();
        if (known.isEmpty()) {
            throw new OutgoingRefused(host + ":" + port + " is not called, since no setting names it");
        }
        if (ODD_NUMBER.matcher(name).matches() && !PLAIN_NUMBER.matcher(name).matches()) {
            throw new OutgoingRefused(
                    host + " is not called, since it is a number that programs read as different addresses;"
                            + " write the address with four numbers without leading zeros");
        }
        List<InetAddress> addresses = List.of(names.of(bare(host)));
        AddressRules rules = known.get().reach() == OutgoingHost.Reach.INSIDE ? inside : outside;
        for (InetAddress address : addresses) {
            Optional<String> refusal = rules.refusal(address);
            if (refusal.isPresent()) {
                throw new OutgoingRefused(host + " is not called, since " + address.getHostAddress() + " is "
                        + refusal.get() + "; BYLAW_OUTGOING_PRIVATE names the private addresses that may be called");
            }
        }
        return addresses;
    }

    /**
     * For libraries that open their own connections by a factory, as the one for mail does.
     *
     * @param most how long a connection may last as a whole: limits for each read let a peer go on for ever that sends a
     *     byte now and then
     */
    public SocketFactory sockets(Duration most) {
        return new SocketFactory() {
            @Override
            public Socket createSocket() {
                return new GuardedSocket(OutgoingCalls.this, most);
            }

            @Override
            public Socket createSocket(String host, int port) throws IOException {
                Socket socket = createSocket();
                socket.connect(InetSocketAddress.createUnresolved(host, port), 10_000);
                return socket;
            }

            @Override
            public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
                return createSocket(host, port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port) throws IOException {
                return createSocket(host.getHostAddress(), port);
            }

            @Override
            public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                    throws IOException {
                return createSocket(host.getHostAddress(), port);
            }
        };
    }

    /** The address to call for that host and port. */
    InetSocketAddress checked(String host, int port) throws UnknownHostException {
        return new InetSocketAddress(addresses(host, port).getFirst(), port);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String normal(String host) {
        String name = bare(host.strip()).toLowerCase(Locale.ROOT);
        String absolute = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            return absolute.contains(":") ? absolute : IDN.toASCII(absolute);
        } catch (IllegalArgumentException noName) {
            return absolute;
        }
    }
}
