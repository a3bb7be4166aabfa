package jp.kenkotecho.spi;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin alike, as CIDR writes them ({@code 198.18.0.0/15}, {@code fc00::/7}: RFC 4632 §3.1, RFC 4291 §2.3).
 *
 * @param bits of an address: 32 or 128
 * @param length how many of them the addresses have in common
 */
record AddressBlock(BigInteger first, int bits, int length) {

    private static final int BITS_OF_A_BYTE = 8;

    static AddressBlock of(String text) {
        var slash = text.indexOf('/');
        var first = written(text.substring(0, slash)).getAddress();
        return new AddressBlock(
                new BigInteger(1, first),
                first.length * BITS_OF_A_BYTE,
                Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    /** An address in figures, which nobody is asked for. */
    private static InetAddress written(String figures) {
        try {
            return InetAddress.getAllByName(figures)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(figures, e);
        }
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        var differing = new BigInteger(1, bytes).xor(first);
        return bytes.length * BITS_OF_A_BYTE == bits
                && differing.shiftRight(bits - length).signum() == 0;
    }
}
