package jp.kenkotecho.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import jp.kenkotecho.record.TsvTable;

/**
 * The addresses that may be called. A name is looked up once for a call, and what was looked at is what is connected
 * to: a name that stands for another address a moment later (DNS rebinding) leads nowhere else. Any thread may ask.
 */
public final class OutsideAddress {

    private static final List<AddressBlock> SPECIAL =
            TsvTable.of(OutsideAddress.class, "special-addresses.tsv").rows().stream()
                    .map(row -> AddressBlock.of(row.get(0)))
                    .toList();

    /** All that was ever given to somebody of IPv6 (RFC 4291 §2.4, RFC 3587). */
    private static final AddressBlock GLOBAL = AddressBlock.of("2000::/3");

    private static final int BYTES_OF_IPV6 = 16;

    /** How far a call may go. */
    private enum Reach {
        PUBLIC,
        THIS_MACHINE,
        ANYWHERE
    }

    /** Who knows the addresses of a name. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final Reach reach;
    private final Names names;

    private OutsideAddress(Reach reach, Names names) {
        this.reach = reach;
        this.names = names;
    }

    /**
     * What others give us: https, and no address of this machine or of an inner network.
     *
     * @param local instead, for demo mode and tests, this machine alone, also by plain http
     */
    public static OutsideAddress given(boolean local) {
        return given(local, InetAddress::getAllByName);
    }

    static OutsideAddress given(boolean local, Names names) {
        return new OutsideAddress(local ? Reach.THIS_MACHINE : Reach.PUBLIC, names);
    }

    /** What the operator wrote into the settings: it may well be of an inner network. */
    public static OutsideAddress ofSettings() {
        return new OutsideAddress(Reach.ANYWHERE, InetAddress::getAllByName);
    }

    /** What can be told without asking anybody: the scheme, a host, and no name or password before it. */
    boolean isWellFormed(String address) {
        try {
            var uri = URI.create(address);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && reach != Reach.PUBLIC));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The addresses of a name. This may take as long as name servers please.
     *
     * @throws UnknownHostException also when one of them may not be called
     */
    InetAddress[] lookUp(String host) throws UnknownHostException {
        var addresses = names.addressesOf(host);
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(this::isReached)) {
            throw new UnknownHostException("may not be called");
        }
        return addresses;
    }

    /** Whether it may be called as things stand; looks the name up. */
    boolean mayBeCalled(String address) {
        try {
            return isWellFormed(address) && lookUp(URI.create(address).getHost()).length > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isReached(InetAddress address) {
        return switch (reach) {
            case ANYWHERE -> true;
            case THIS_MACHINE -> address.isLoopbackAddress();
            case PUBLIC ->
                SPECIAL.stream().noneMatch(block -> block.contains(address))
                        && (address.getAddress().length < BYTES_OF_IPV6 || GLOBAL.contains(address));
        };
    }
}
