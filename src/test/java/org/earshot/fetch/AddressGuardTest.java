package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(new AllowedHosts(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://0x7f.0x0.0x0.0x1/",
                "http://127.0.0.01/",
                "http://00127.0.0.1/",
                "http://0/",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://2852039166/",
                "http://0xa9fea9fe/",
                "http://0251.0376.0251.0376/",
                "http://0xa9.0xfe.0xa9.0xfe/",
                "http://169.16689662/",
                "http://169.254.43518/",
                "http://evil.example.0x7f/",
                "http://①②⑦.1/",
                "http://%31%32%37.0.0.1/",
                "http://user@public.example/",
                "http://public.example@127.0.0.1/",
                "http://public.example:99999/",
                "http://public.example:0/",
                "http://public.example:22/",
                "http://public.example:25/",
                "http://public.example:6667/",
                "http:///path",
                "http:opaque",
                "//public.example/",
                "/path",
                "file:///etc/passwd",
                "ftp://public.example/",
                "gopher://public.example/",
                "jar:http://public.example/a.jar!/",
                "http://-public.example/",
                "http://public..example/"
            })
    void anAddressSpelledInAnAmbiguousOrImproperWayIsRefusedBeforeAnythingIsLookedUp(String address) {
        assertThat(guard.aim(URI.create(address))).isInstanceOf(Aim.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Public.Example./a?b#c, public.example, 80, http://public.example/a?b",
        "https://public.example, public.example, 443, https://public.example/",
        "https://public.example:8443/x, public.example, 8443, https://public.example:8443/x",
        "http://bücher.example/ä, xn--bcher-kva.example, 80, http://xn--bcher-kva.example/%C3%A4",
        "http://under_score.example/, under_score.example, 80, http://under_score.example/",
        "http://8.8.8.8/, 8.8.8.8, 80, http://8.8.8.8/",
        "'http://[2606:4700::1]:8080/', 2606:4700:0:0:0:0:0:1, 8080, 'http://[2606:4700:0:0:0:0:0:1]:8080/'",
        "'http://[::ffff:8.8.8.8]/', 8.8.8.8, 80, http://8.8.8.8/",
        "http://1password.example/, 1password.example, 80, http://1password.example/",
    })
    void aProperAddressGetsOneSpelling(String address, String host, int port, String spelled) {
        assertThat(guard.aim(URI.create(address)))
                .isEqualTo(new Aim.Target(spelled.substring(0, spelled.indexOf(':')), host, port, URI.create(spelled)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "::7f00:1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:c0a8:101::",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fdff::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "2606:4700::5efe:127.0.0.1",
                "2606:4700::200:5efe:10.0.0.1"
            })
    void anAddressOfThisMachineOrOfAPrivateNetworkIsNotPublic(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1",
                        "128.0.0.1",
                "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.0.1", "192.169.0.1", "198.17.0.1", "198.20.0.1",
                        "223.255.255.255",
                "2606:4700::1", "2a00:1450::1", "2002:808:808::1", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8", "2001:200::1"
            })
    void aNeighbourOfAClosedBlockIsPublic(String address) throws UnknownHostException {
        assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, 8080, 127.0.0.1, true",
        "127.0.0.1, localhost, 8080, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, 8080, 127.0.0.2, false",
        "127.0.0.1:8099, 127.0.0.1, 8099, 127.0.0.1, true",
        "127.0.0.1:8099, 127.0.0.1, 8098, 127.0.0.1, false",
        "localhost, localhost, 8080, 127.0.0.1, true",
        "localhost, 127.0.0.1, 8080, 127.0.0.1, false",
        "LocalHost., localhost, 8080, ::1, true",
        "intranet.example:8443, intranet.example, 8443, 10.1.2.3, true",
        "intranet.example:8443, intranet.example, 443, 10.1.2.3, false",
        "intranet.example, evil.intranet.example, 443, 10.1.2.3, false",
        "10.0.0.0/8, any.example, 443, 10.1.2.3, true",
        "10.0.0.0/9, any.example, 443, 10.200.2.3, false",
        "fd00::/8, any.example, 443, fd12::1, true",
        "fd00::/8, any.example, 443, fe80::1, false",
        "[::1]:8080, ::1, 8080, ::1, true",
        "::1, ::1, 9999, ::1, true",
        "bücher.example, xn--bcher-kva.example, 443, 10.1.2.3, true",
    })
    void theAdminOpensSingleHosts(String entry, String host, int port, String address, boolean opened)
            throws UnknownHostException {
        AddressGuard opening = new AddressGuard(new AllowedHosts(List.of(" " + entry + " ")));
        List<InetAddress> resolved = List.of(InetAddress.getByName(address));
        if (opened) {
            assertThat(opening.permitted(host, port, resolved)).isEqualTo(resolved);
        } else {
            assertThatThrownBy(() -> opening.permitted(host, port, resolved))
                    .isInstanceOf(ForbiddenAddress.class)
                    .hasMessageContaining("earshot.http.allow-hosts");
        }
    }

    @Test
    void ofAHostWithPublicAndPrivateAddressesOnlyThePublicOnesAreUsed() throws UnknownHostException {
        InetAddress inside = InetAddress.getByName("10.0.0.1");
        InetAddress outside = InetAddress.getByName("8.8.8.8");
        assertThat(guard.permitted("mixed.example", 80, List.of(inside, outside)))
                .containsExactly(outside);
    }

    @Test
    void aPortOfAnotherProtocolCanBeOpenedByName() {
        AddressGuard opening = new AddressGuard(new AllowedHosts(List.of("shop.example:81")));
        assertThat(opening.aim(URI.create("http://shop.example:81/"))).isInstanceOf(Aim.Target.class);
        assertThat(guard.aim(URI.create("http://shop.example:81/"))).isInstanceOf(Aim.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "10.0.0.0/33",
                "10.0.0/8",
                "a b",
                "host:99999",
                "host:x",
                "user@host",
                "*",
                "127.0.0.1/"
            })
    void aHostThatCannotBeReadIsNamed(String entry) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("earshot.http.allow-hosts: '" + entry + "' is not a host");
    }
}
