package jp.kenkotecho.portal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream that remembers the last bytes that went through it. */
final class TailInputStream extends FilterInputStream {

    private static final int LENGTH = 1_024;

    private final byte[] ring = new byte[LENGTH];
    private long read;

    TailInputStream(InputStream of) {
        super(of);
    }

    @Override
    public int read() throws IOException {
        var next = super.read();
        if (next >= 0) {
            keep((byte) next);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var got = super.read(into, from, length);
        for (var i = from; i < from + got; i++) {
            keep(into[i]);
        }
        return got;
    }

    /** Reads what is left; the last bytes of all. */
    byte[] drained() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        var last = new byte[(int) Math.min(LENGTH, read)];
        for (var i = 0; i < last.length; i++) {
            last[i] = ring[(int) ((read - last.length + i) % LENGTH)];
        }
        return last;
    }

    private void keep(byte next) {
        ring[(int) (read % LENGTH)] = next;
        read++;
    }
}
