package org.earshot.understand.linear;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.earshot.understand.Question;

/**
 * The heads of one language. In a file: a mark, the version of the features, the length and the CRC-32 of what
 * follows, and the heads, deflated; a file that was cut short or belongs to other features is refused with a sentence.
 */
public final class LinearModel {
    private static final int MARK = 0x45415253;
    private static final int MOST_BYTES = 16 << 20;

    private final Map<Question, LinearHead> heads = new EnumMap<>(Question.class);

    /** Takes heads, one for each question at most. */
    public LinearModel(Iterable<LinearHead> heads) {
        for (LinearHead head : heads) {
            this.heads.put(head.question(), head);
        }
    }

    /** The head of a question, where this model has one. */
    public Optional<LinearHead> head(Question question) {
        return Optional.ofNullable(heads.get(question));
    }

    /** The model as a file holds it. */
    public byte[] write() {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(body))) {
                out.writeByte(heads.size());
                for (LinearHead head : heads.values()) {
                    write(head, out);
                }
            }
            CRC32 sum = new CRC32();
            sum.update(body.toByteArray());
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(file);
            out.writeInt(MARK);
            out.writeInt(Grams.VERSION);
            out.writeInt(body.size());
            out.writeLong(sum.getValue());
            body.writeTo(out);
            return file.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("a model cannot be written to memory", e);
        }
    }

    private static void write(LinearHead head, DataOutputStream out) throws IOException {
        out.writeUTF(head.question().name());
        out.writeByte(head.bits());
        out.writeFloat(head.scale());
        for (float bias : head.bias()) {
            out.writeFloat(bias);
        }
        out.write(head.weights());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException where the file is no model, was cut short, was changed, or belongs to other features
     */
    public static LinearModel read(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        if (file.length < 20 || in.readInt() != MARK) {
            throw new IOException("it is no model of Earshot");
        }
        int version = in.readInt();
        if (version != Grams.VERSION) {
            throw new IOException("it was made for features of version " + version + ", not " + Grams.VERSION);
        }
        int length = in.readInt();
        long expected = in.readLong();
        byte[] body = in.readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(body);
        if (body.length != length || sum.getValue() != expected) {
            throw new IOException("it was cut short or changed");
        }
        try {
            return heads(new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body))));
        } catch (EOFException | ZipException | UTFDataFormatException e) {
            throw new IOException("what it holds is cut short or damaged", e);
        }
    }

    private static LinearModel heads(DataInputStream in) throws IOException {
        Map<Question, LinearHead> heads = new EnumMap<>(Question.class);
        int count = in.readUnsignedByte();
        for (int i = 0; i < count; i++) {
            try {
                LinearHead head = head(in);
                if (heads.put(head.question(), head) != null) {
                    throw new IOException("it holds two heads for " + head.question());
                }
            } catch (IllegalArgumentException e) {
                throw new IOException("it holds a head that does not fit", e);
            }
        }
        return new LinearModel(heads.values());
    }

    private static LinearHead head(DataInputStream in) throws IOException {
        Question question = Question.valueOf(in.readUTF());
        int bits = in.readUnsignedByte();
        float scale = in.readFloat();
        float[] bias = new float[question.width()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = in.readFloat();
        }
        if (bits > 20 || (long) question.width() << bits > MOST_BYTES) {
            throw new IOException("it holds a head that is too large");
        }
        if (!Float.isFinite(scale) || !finite(bias)) {
            throw new IOException("it holds a head with figures that are no numbers");
        }
        byte[] weights = new byte[question.width() << bits];
        in.readFully(weights);
        return new LinearHead(question, bits, weights, scale, bias);
    }

    private static boolean finite(float[] figures) {
        for (float figure : figures) {
            if (!Float.isFinite(figure)) {
                return false;
            }
        }
        return true;
    }
}
