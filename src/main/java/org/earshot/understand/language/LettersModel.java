package org.earshot.understand.language;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Our own model of a few languages: for each run of letters one weight per language, a byte each. The file is a
 * heading, the languages with the size of one step, the weights row by row, and a checksum.
 */
final class LettersModel {
    private static final int MAGIC = 0x45_4C_49_44;
    private static final int VERSION = 1;
    private static final int MOST_LANGUAGES = 64;
    private static final int MOST_BYTES = 16 << 20;
    private static final float STEPS = 127;

    private final List<String> languages;
    private final float[] steps;
    private final byte[] weights;

    private LettersModel(List<String> languages, float[] steps, byte[] weights) {
        this.languages = languages;
        this.steps = steps;
        this.weights = weights;
    }

    /** The model with learned weights, row by row, rounded to bytes. */
    static LettersModel of(List<String> languages, float[] learned) {
        int many = languages.size();
        float[] steps = new float[many];
        for (int i = 0; i < learned.length; i++) {
            steps[i % many] = Math.max(steps[i % many], Math.abs(learned[i]) / STEPS);
        }
        byte[] weights = new byte[learned.length];
        for (int i = 0; i < learned.length; i++) {
            weights[i] = (byte) Math.round(steps[i % many] == 0 ? 0 : learned[i] / steps[i % many]);
        }
        return new LettersModel(List.copyOf(languages), steps, weights);
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it is cut short, damaged or of another version
     */
    static LettersModel read(InputStream file) throws IOException {
        byte[] all = file.readNBytes(MOST_BYTES);
        if (all.length < 3 * Integer.BYTES) {
            throw new IOException("it is cut short");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("it is no letters model of version " + VERSION);
        }
        if (checksum(all)
                != new DataInputStream(new ByteArrayInputStream(all, all.length - Integer.BYTES, Integer.BYTES))
                        .readInt()) {
            throw new IOException("it is cut short or damaged");
        }
        int many = in.readInt();
        if (many < 2 || many > MOST_LANGUAGES) {
            throw new IOException("it names " + many + " languages");
        }
        List<String> languages = new ArrayList<>();
        float[] steps = new float[many];
        for (int i = 0; i < many; i++) {
            languages.add(in.readUTF());
            steps[i] = in.readFloat();
        }
        byte[] weights = new byte[Grams.ROWS * many];
        in.readFully(weights);
        return new LettersModel(List.copyOf(languages), steps, weights);
    }

    private static int checksum(byte[] all) {
        CRC32 sum = new CRC32();
        sum.update(all, 0, all.length - Integer.BYTES);
        return (int) sum.getValue();
    }

    /** The file. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(languages.size());
            for (int i = 0; i < steps.length; i++) {
                out.writeUTF(languages.get(i));
                out.writeFloat(steps[i]);
            }
            out.write(weights);
            out.writeInt(0);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        byte[] all = bytes.toByteArray();
        ByteBuffer.wrap(all).putInt(all.length - Integer.BYTES, checksum(all));
        return all;
    }

    /** How well a {@link PlainText} fits each language: natural logarithms of odds, up to a constant that all share. */
    Map<String, Double> scores(String plain) {
        int[] rows = Grams.of(plain);
        int many = steps.length;
        int[] sums = new int[many];
        for (int row : rows) {
            for (int i = 0, at = row * many; i < many; i++, at++) {
                sums[i] += weights[at];
            }
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < many; i++) {
            scores.put(languages.get(i), sums[i] * steps[i] * weight(rows.length));
        }
        return scores;
    }

    /** What one run counts among so many: a long text says more, but not as much more as it is longer. */
    static double weight(int runs) {
        return 1 / Math.sqrt(Math.max(1, runs));
    }

    @Override
    public String toString() {
        return "letters" + VERSION + Arrays.toString(languages.toArray());
    }
}
