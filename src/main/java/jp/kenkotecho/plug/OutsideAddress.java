package jp.kenkotecho.plug;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;

/**
 * Which addresses that others give us may be called: https, and no address of this machine or of an inner network. Java
 * remembers a resolved name for 30 seconds, so the address that was looked at is the one that is called right after;
 * whoever calls follows no redirect.
 *
 * @param local instead, for demo mode and tests, this machine alone, also by plain http
 */
public record OutsideAddress(boolean local) {

    /** Looks the name up. */
    public boolean mayBeCalled(String address) {
        try {
            var uri = URI.create(address);
            var host = uri.getHost();
            return host != null
                    && uri.getUserInfo() == null
                    && ("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))
                    && Arrays.stream(InetAddress.getAllByName(host)).allMatch(this::isOutside);
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private boolean isOutside(InetAddress address) {
        if (local) {
            return address.isLoopbackAddress();
        }
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !isPrivate(address.getAddress());
    }

    /** Unique local IPv6 (fc00::/7), carrier-grade NAT (100.64.0.0/10) and this network (0.0.0.0/8). */
    private static boolean isPrivate(byte[] address) {
        var first = address[0] & 0xff;
        return address.length == 16
                ? (first & 0xfe) == 0xfc
                : first == 0 || (first == 100 && (address[1] & 0xc0) == 64);
    }
}
