package org.earshot.fetch;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads a body within limits.
 *
 * @param most bytes after decompression
 * @param cuts whether a longer one is cut there instead of refused
 */
record Body(int most, boolean cuts) {
    /** Deflate reaches about 1000:1 only with a text that repeats itself; feeds and pages stay below 60:1. */
    private static final long RATIO = 250;

    /** A small body is harmless whatever its ratio. */
    private static final long HARMLESS = 4 << 20;

    /** Reads to the end, or throws {@link TooLarge}, or whatever breaks off. */
    byte[] read(InputStream wire, List<String> encodings) throws IOException {
        Counted in = new Counted(wire);
        InputStream plain = in;
        for (int i = encodings.size() - 1; i >= 0; i--) {
            plain = decoded(plain, encodings.get(i).toLowerCase(Locale.ROOT));
        }
        try (InputStream guarded = plain == in ? plain : new Guarded(plain, in)) {
            byte[] body = guarded.readNBytes(cuts ? most : most + 1);
            if (body.length > most) {
                throw new TooLarge("it is larger than " + most + " bytes");
            }
            return body;
        }
    }

    private static InputStream decoded(InputStream in, String encoding) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int first = buffered.read();
        buffered.reset();
        // Servers send "Content-Encoding: gzip" with an empty body too.
        if (first < 0 || encoding.equals("identity")) {
            return buffered;
        }
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(buffered);
            // The zlib wrapping begins with 8 in its low half byte; without it the deflate stream is raw.
            case "deflate" -> new Inflated(buffered, new Inflater((first & 0x0f) != 8));
            default -> throw new ZipException("an encoding that was not asked for");
        };
    }

    /** The body is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(String why) {
            super(why);
        }
    }

    /** Counts what came over the line. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        /** Left open: closing would read the rest of a body that we do not want. */
        @Override
        public void close() {}

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = super.read(bytes, from, length);
            count += Math.max(0, got);
            return got;
        }
    }

    /** Frees the memory of its inflater when closed. */
    private static final class Inflated extends InflaterInputStream {
        Inflated(InputStream in, Inflater inflater) {
            super(in, inflater);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** Stops a stream that is compressed beyond reason. */
    private static final class Guarded extends FilterInputStream {
        private final Counted wire;
        private long count;

        Guarded(InputStream plain, Counted wire) {
            super(plain);
            this.wire = wire;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = super.read(bytes, from, length);
            count += Math.max(0, got);
            if (count > HARMLESS && count > RATIO * wire.count) {
                throw new TooLarge("it is compressed beyond reason");
            }
            return got;
        }
    }
}
