package jp.kenkotecho.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.record.TsvTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are called; no name is looked up here. */
class OutsideAddressTest {

    static Stream<List<String>> special() {
        return TsvTable.of(OutsideAddress.class, "special-addresses.tsv").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("special")
    void calls_neither_the_first_nor_the_last_address_of_a_special_block(List<String> row) {
        var block = AddressBlock.of(row.get(0));
        var last = block.first()
                .add(BigInteger.ONE.shiftLeft(block.bits() - block.length()).subtract(BigInteger.ONE));

        assertThat(block.first().and(last)).as("the block begins where it says").isEqualTo(block.first());
        assertThat(isCalled(address(block.first(), block.bits()))).isFalse();
        assertThat(isCalled(address(last, block.bits()))).isFalse();
        assertThat(row.get(2)).contains("RFC ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:a00:1::",
                "4000::1",
                "::",
                "255.255.255.255",
            })
    void calls_no_inner_address_in_another_dress(String address) throws UnknownHostException {
        assertThat(isCalled(at(address))).isFalse();
    }

    /** Of each special range one that somebody would try, so that a line lost from the table is seen here. */
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, this host",
        "10.1.2.3, private use",
        "100.64.0.1, shared address space of carriers",
        "127.0.0.1, loopback",
        "169.254.169.254, metadata of clouds",
        "172.16.0.1, private use",
        "192.0.0.1, IETF protocol assignments",
        "192.0.0.170, discovery of NAT64",
        "192.0.2.1, documentation",
        "192.88.99.1, 6to4 relays",
        "192.168.0.1, private use",
        "198.18.0.1, benchmarks",
        "198.19.255.254, benchmarks",
        "198.51.100.1, documentation",
        "203.0.113.1, documentation",
        "224.0.0.1, multicast",
        "240.0.0.1, reserved",
        "254.255.255.254, reserved",
        "255.255.255.255, broadcast",
        "::1, loopback",
        "::ffff:127.0.0.1, mapped",
        "::ffff:169.254.169.254, mapped",
        "::127.0.0.1, compatible",
        "64:ff9b::7f00:1, NAT64",
        "64:ff9b:1::7f00:1, NAT64 of one network",
        "100::1, discard only",
        "2001::1, Teredo",
        "2001:10::1, ORCHID",
        "2001:db8::1, documentation",
        "2002:7f00:1::1, 6to4",
        "3fff::1, documentation",
        "fc00::1, unique local",
        "fd12:3456::1, unique local",
        "fe80::1, link local",
        "fec0::1, site local",
        "ff02::1, multicast",
    })
    void calls_nothing_of_a_special_range(String address, String what) throws UnknownHostException {
        assertThat(isCalled(at(address))).as(what).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
                "192.0.1.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700::1",
                        "2400::1",
            })
    void calls_what_is_outside(String address) throws UnknownHostException {
        assertThat(isCalled(at(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/x",
                "ftp://app.example/x",
                "https://user@app.example/x",
                "https://user:word@app.example/x",
                "https:///x",
                "https://app example/x",
                "//app.example/x",
                "file:///etc/passwd",
                "nonsense",
                "",
            })
    void calls_nothing_in_clear_and_nothing_that_is_no_address(String address) throws UnknownHostException {
        var outside = at("1.1.1.1");
        assertThat(OutsideAddress.given(false, host -> new InetAddress[] {outside})
                        .mayBeCalled(address))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.1", "fd00::1"})
    void one_inner_address_among_those_of_a_name_is_one_too_many(String inner) throws UnknownHostException {
        var both = new InetAddress[] {at("1.1.1.1"), at(inner)};
        assertThat(OutsideAddress.given(false, host -> both).mayBeCalled("https://app.example/x"))
                .isFalse();
    }

    private static InetAddress at(String figures) throws UnknownHostException {
        return InetAddress.getAllByName(figures)[0];
    }

    private static boolean isCalled(InetAddress address) {
        return OutsideAddress.given(false, host -> new InetAddress[] {address}).mayBeCalled("https://app.example/x");
    }

    private static InetAddress address(BigInteger number, int bits) {
        var bytes = new byte[bits / 8];
        var all = number.toByteArray();
        for (var i = 1; i <= Math.min(bytes.length, all.length); i++) {
            bytes[bytes.length - i] = all[all.length - i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
