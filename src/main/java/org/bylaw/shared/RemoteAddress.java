package org.bylaw.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.tomcat.util.net.IPv6Utils;

/** The network address that a request came from; nothing here asks a name server, whatever a proxy's header says. */
public final class RemoteAddress {

    private static final int GROUPS = 8;
    private static final int GROUPS_OF_NETWORK = 4;
    private static final String MAPPED = "::ffff:";

    private RemoteAddress() {}

    /** As people write it: "::1" rather than "0:0:0:0:0:0:0:1" (RFC 5952). */
    public static String of(HttpServletRequest request) {
        return IPv6Utils.canonize(request.getRemoteAddr());
    }

    /**
     * Whom to count as one: an address of IPv4, but a network of IPv6, for the smallest that a provider hands out has 2^64
     * addresses (RFC 6177, RFC 7421) and whoever has it can take another one for each request. What is no address is
     * counted by its letters.
     */
    public static String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        if (address.regionMatches(true, 0, MAPPED, 0, MAPPED.length()) && address.contains(".")) {
            return address.substring(MAPPED.length());
        }
        List<String> groups = groups(address);
        if (groups.size() != GROUPS || !groups.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))) {
            return address;
        }
        return IPv6Utils.canonize(String.join(":", groups.subList(0, GROUPS_OF_NETWORK)) + ":0:0:0:0") + "/64";
    }

    /** With zeros in the place of "::"; not eight where it is no address of IPv6. */
    private static List<String> groups(String address) {
        String[] halves = address.split("::", 2);
        List<String> groups = new ArrayList<>(split(halves[0]));
        if (halves.length == 2) {
            List<String> end = split(halves[1]);
            groups.addAll(Collections.nCopies(Math.max(0, GROUPS - groups.size() - end.size()), "0"));
            groups.addAll(end);
        }
        return groups;
    }

    private static List<String> split(String groups) {
        return groups.isEmpty() ? List.of() : List.of(groups.split(":", -1));
    }
}
