package org.earshot.understand.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The network of a model: word pieces in, one row of numbers a piece out. Runs in the caller's thread. */
final class Graph implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    private Graph(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /** Takes the model file. */
    static Graph open(byte[] model) throws IOException, OrtException {
        OrtEnvironment environment = RuntimeLibraries.load();
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Every length of text would keep a plan of its own.
            options.setMemoryPatternOptimization(false);
            return new Graph(environment, environment.createSession(model, options));
        }
    }

    /** A row for each piece of one text. */
    float[][] run(long[] pieces) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, input(name, pieces));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return ((float[][][]) result.get(0).getValue())[0];
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor input(String name, long[] pieces) throws OrtException {
        long[] values = pieces;
        if (!name.equals("input_ids")) {
            values = new long[pieces.length];
            Arrays.fill(values, name.equals("attention_mask") ? 1 : 0);
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, pieces.length});
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
