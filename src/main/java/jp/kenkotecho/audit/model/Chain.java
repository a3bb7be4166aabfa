package jp.kenkotecho.audit.model;

import jp.kenkotecho.crypto.KeyedMac;

/**
 * Seals entries so that none can be changed, taken out or put in unseen: each seal is an HMAC-SHA-256 of the seal before,
 * the number and the text. Without the key nobody can make a chain that verifies, not even with the database in hand.
 */
public final class Chain {

    private final KeyedMac mac;

    public Chain(KeyedMac mac) {
        this.mac = mac;
    }

    /**
     * The seal of an entry.
     *
     * @param before the seal of the entry before; empty for the first
     * @param seq its number, from 1
     * @param text the entry as it is stored
     * @return 64 hexadecimal digits
     */
    public String seal(String before, long seq, String text) {
        return mac.hex(before + "\n" + seq + "\n" + text);
    }
}
