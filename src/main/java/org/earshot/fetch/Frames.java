package org.earshot.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;

/** The client's side of an open WebSocket (RFC 6455 sections 5 to 7): whole texts come out, pings are answered, the rest is an error. */
final class Frames {
    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_CONTROL = 125;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final DataInputStream in;
    private final OutputStream out;
    private final SecureRandom random = new SecureRandom();
    private volatile long heardAt = System.nanoTime();
    private volatile long askedAt = heardAt;

    Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in, 64 << 10));
        this.out = out;
    }

    /** The next text; throws where the line ends or breaks. */
    String next() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            int head = in.readUnsignedByte();
            int length = length(head);
            heardAt = System.nanoTime();
            int kind = head & 0x0f;
            byte[] said = in.readNBytes(length);
            if (said.length < length) {
                throw new EOFException();
            }
            if (kind >= CLOSE) {
                control(kind, said);
                continue;
            }
            if (begun ? kind != 0 : kind != TEXT) {
                throw new BrokenLine("what came is no text");
            }
            text.writeBytes(said);
            if (text.size() > LONGEST) {
                throw new BrokenLine("a message is longer than " + LONGEST + " bytes");
            }
            if ((head & 0x80) != 0) {
                return text(text.toByteArray());
            }
            begun = true;
        }
    }

    private int length(int head) throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        boolean control = (head & 0x08) != 0;
        if ((head & 0x70) != 0 || (second & 0x80) != 0 || (control && (head & 0x80) == 0)) {
            throw new BrokenLine("what came is no WebSocket");
        }
        if (length < 0 || length > (control ? LONGEST_CONTROL : LONGEST)) {
            throw new BrokenLine("a frame is longer than " + LONGEST + " bytes");
        }
        return (int) length;
    }

    private void control(int kind, byte[] said) throws IOException {
        if (kind == PING) {
            send(PONG, said);
        } else if (kind == CLOSE) {
            send(CLOSE, said.length < 2 ? new byte[0] : new byte[] {said[0], said[1]});
            int code = said.length < 2 ? 1005 : ByteBuffer.wrap(said).getShort() & 0xffff;
            throw new BrokenLine("the server closed the line (" + code + ")");
        } else if (kind != PONG) {
            throw new BrokenLine("what came is no WebSocket");
        }
    }

    private static String text(byte[] bytes) throws BrokenLine {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BrokenLine("a message is not UTF-8");
        }
    }

    /** Asks for a sign of life where the line has been silent for so long, once in that time. */
    void stir(Duration silence) {
        long now = System.nanoTime();
        if (now - Math.max(heardAt, askedAt) > silence.toNanos()) {
            askedAt = now;
            try {
                send(PING, new byte[0]);
            } catch (IOException e) {
                return; // whoever reads the line notices
            }
        }
    }

    private synchronized void send(int kind, byte[] said) throws IOException {
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        ByteBuffer frame = ByteBuffer.allocate(6 + said.length);
        frame.put((byte) (0x80 | kind)).put((byte) (0x80 | said.length)).put(mask);
        for (int i = 0; i < said.length; i++) {
            frame.put((byte) (said[i] ^ mask[i % 4]));
        }
        out.write(frame.array());
        out.flush();
    }
}
