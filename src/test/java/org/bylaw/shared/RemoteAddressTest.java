package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RemoteAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0:0:0:0:0:0:0:1, ::1",
        "2001:db8:0:0:0:0:0:10, 2001:db8::10",
        "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "203.0.113.7, 203.0.113.7"
    })
    void isWrittenAsPeopleWriteIt(String told, String written) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(told);
        assertThat(RemoteAddress.of(request)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1:0:0:0:10, 2001:db8:0:1::/64",
        "2001:db8:0:1:ffff:ffff:ffff:ffff, 2001:db8:0:1::/64",
        "2001:db8:0:2::10, 2001:db8:0:2::/64",
        "::1, ::/64",
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void countsWholeNetworksOfIpv6(String address, String network) {
        assertThat(RemoteAddress.network(address)).isEqualTo(network);
    }

    /** A name would be looked up, and whoever sends the header would choose which. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "evil.example",
                "evil.example:80",
                "fe80::1%eth0",
                ":::::",
                "1:2:3",
                "dead:beef.example"
            })
    void whatIsNoAddressStaysAsItIs(String told) {
        assertThat(RemoteAddress.network(told)).isEqualTo(told);
    }

    @Test
    void theAddressesOfOneNetworkAreCountedTogether() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("2001:db8:0:1:0:0:0:10");
        assertThat(RemoteAddress.network(request)).isEqualTo(RemoteAddress.network("2001:db8:0:1::11"));
    }
}
