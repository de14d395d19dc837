package org.earshot.gather;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Arithmetic with what was said, as numbers of length one. */
final class Voice {
    private Voice() {}

    /** The cosine of two of the same size, from -1 to 1; 0 beside nothing. */
    static double nearness(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** The mean of some that are there, with a weight, and one more, brought to length one. */
    static float[] mean(float[] centre, int members, float[] more) {
        float[] sum = new float[centre.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = centre[i] * members + more[i];
        }
        return unit(sum);
    }

    /** The same direction with length one; nothing stays nothing. */
    static float[] unit(float[] any) {
        double square = 0;
        for (float part : any) {
            square += part * part;
        }
        float length = (float) Math.sqrt(square);
        float[] unit = new float[any.length];
        for (int i = 0; i < any.length && length > 0; i++) {
            unit[i] = any[i] / length;
        }
        return unit;
    }

    static float[] minus(float[] one, float[] other) {
        float[] rest = one.clone();
        add(rest, other, -1);
        return rest;
    }

    /** Adds a part of another one to a sum. */
    static void add(float[] sum, float[] more, float part) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i] * part;
        }
    }

    static String write(float[] voice) {
        ByteBuffer bytes = ByteBuffer.allocate(voice.length * Float.BYTES);
        bytes.asFloatBuffer().put(voice);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    static float[] read(String written) {
        byte[] bytes = Base64.getDecoder().decode(written);
        float[] voice = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(voice);
        return voice;
    }
}
