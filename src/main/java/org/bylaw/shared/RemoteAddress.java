package org.bylaw.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.tomcat.util.net.IPv6Utils;

/** The network address that a request came from. */
public final class RemoteAddress {

    /** Nothing else may reach the resolver, which would ask a name server. */
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    private static final int NETWORK_BYTES = 8;

    private RemoteAddress() {}

    /** As people write it: "::1" rather than "0:0:0:0:0:0:0:1" (RFC 5952). */
    public static String of(HttpServletRequest request) {
        return IPv6Utils.canonize(request.getRemoteAddr());
    }

    /**
     * Whom to count as one: an address of IPv4, but a network of IPv6, for the smallest that a provider hands out has 2^64
     * addresses (RFC 6177, RFC 7421) and whoever has it can take another one for each request.
     */
    public static String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address;
        }
        try {
            // An IPv4 address in IPv6's clothes comes out of here as one of IPv4.
            InetAddress parsed = InetAddress.getByName(address);
            if (!(parsed instanceof Inet6Address)) {
                return parsed.getHostAddress();
            }
            byte[] bytes = parsed.getAddress();
            for (int index = NETWORK_BYTES; index < bytes.length; index++) {
                bytes[index] = 0;
            }
            return IPv6Utils.canonize(InetAddress.getByAddress(bytes).getHostAddress()) + "/64";
        } catch (UnknownHostException e) {
            // What looks like an address and is none is counted by its letters.
            return address;
        }
    }
}
