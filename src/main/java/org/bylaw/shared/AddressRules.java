package org.bylaw.shared;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which network addresses may be called: not what is inside, unless it is allowed, and some never. */
final class AddressRules {

    /** Nothing that could be called, or every machine at once: RFC 6890, RFC 1112, RFC 4291. */
    private static final List<Block> NEVER =
            blocks("0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "ff00::/8", "::/128", "100::/64");

    /** Where clouds hand out the passwords of their machines; allowed only where it is named. */
    private static final List<Block> LINK = blocks("169.254.0.0/16", "fe80::/10");

    /** Inside, or for documents and trials only: RFC 1918, 4193, 6598, 6890, 5737, 3849. */
    private static final List<Block> INSIDE = blocks(
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "::1/128",
            "fc00::/7",
            "fec0::/10",
            "64:ff9b:1::/48",
            "2001:db8::/32",
            "3fff::/20");

    private final List<Block> allowed;
    private final boolean allInside;

    /**
     * @param allowed {@code true}, {@code false}, or blocks such as {@code 10.1.0.0/16} with commas between them
     * @throws IllegalArgumentException where a block cannot be read
     */
    AddressRules(String allowed) {
        allInside = allowed.strip().equalsIgnoreCase("true");
        this.allowed = allInside || allowed.isBlank() || allowed.strip().equalsIgnoreCase("false")
                ? List.of()
                : Arrays.stream(allowed.split(","))
                        .map(String::strip)
                        .filter(block -> !block.isEmpty())
                        .map(Block::of)
                        .toList();
    }

    /** Rules that let all that is inside be called, too; but never what those above never do. */
    AddressRules withInside() {
        return new AddressRules(allowed, true);
    }

    private AddressRules(List<Block> allowed, boolean allInside) {
        this.allowed = allowed;
        this.allInside = allInside;
    }

    /** Why the address may not be called, in a word or two; empty where it may. */
    Optional<String> refusal(InetAddress address) {
        return Stream.concat(Stream.of(address), carried(address).stream())
                .flatMap(each -> Optional.ofNullable(refusalOf(each)).stream())
                .findFirst();
    }

    private @Nullable String refusalOf(InetAddress address) {
        if (in(NEVER, address)) {
            return "no address of a single machine";
        }
        if (in(allowed, address)) {
            return null;
        }
        if (in(LINK, address)) {
            return "a link-local address";
        }
        return !allInside && in(INSIDE, address) ? "a private address" : null;
    }

    /** The address of the older kind that one of the newer kind leads to: NAT64, 6to4, Teredo, and the compatible form. */
    private static Optional<InetAddress> carried(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return Optional.empty();
        }
        if (in(blocks("64:ff9b::/96", "::/96"), address) && !in(blocks("::/127"), address)) {
            return Optional.of(of(bytes[12], bytes[13], bytes[14], bytes[15]));
        }
        if (in(blocks("2002::/16"), address)) {
            return Optional.of(of(bytes[2], bytes[3], bytes[4], bytes[5]));
        }
        return in(blocks("2001::/32"), address)
                ? Optional.of(of(~bytes[12], ~bytes[13], ~bytes[14], ~bytes[15]))
                : Optional.empty();
    }

    private static InetAddress of(int... parts) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) parts[0], (byte) parts[1], (byte) parts[2], (byte) parts[3]});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean in(List<Block> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... blocks) {
        return Arrays.stream(blocks).map(Block::of).toList();
    }

    /** Addresses that begin alike. */
    private record Block(InetAddress from, int bits) {

        static Block of(String text) {
            int slash = text.indexOf('/');
            String address = slash < 0 ? text : text.substring(0, slash);
            // Nothing that a name server would have to be asked about.
            if (!address.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException(text);
            }
            try {
                InetAddress from = InetAddress.getByName(address);
                int most = from.getAddress().length * 8;
                int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
                if (bits < 0 || bits > most) {
                    throw new IllegalArgumentException(text);
                }
                return new Block(from, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] mine = from.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
