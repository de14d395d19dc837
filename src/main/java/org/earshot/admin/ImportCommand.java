package org.earshot.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over mentions from a file. */
@Command(
        name = "import",
        description = "Takes over mentions from a file, one JSON object a line, as POST /api/v1/mentions takes them.")
final class ImportCommand implements Callable<Integer> {
    private static final int BATCH = 500;

    private final Launch launch;

    @Parameters(paramLabel = "FILE.jsonl", description = "The file; - for standard input.")
    private Path file = Path.of("-");

    @Spec
    private CommandSpec spec;

    ImportCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ControlClient daemon = ControlClient.of(launch);
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> batch = new ArrayList<>();
        int line = 0;
        int taken = 0;
        try (BufferedReader lines = file.toString().equals("-") ? stdin() : Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    batch.add(parse(json, text, line));
                }
                if (batch.size() == BATCH) {
                    taken += send(daemon, batch, line);
                }
            }
        }
        taken += send(daemon, batch, line);
        spec.commandLine().getOut().println(taken + " mentions taken over from " + file + ".");
        return 0;
    }

    private static BufferedReader stdin() {
        return new BufferedReader(new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode parse(ObjectMapper json, String text, int line) throws IOException {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("Line " + line + " is not JSON: " + e.getOriginalMessage()
                    + ". Lines before it are taken over; mend it and run the command again");
        }
    }

    private static int send(ControlClient daemon, List<JsonNode> batch, int line)
            throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return 0;
        }
        try {
            daemon.post("/api/v1/mentions", batch);
        } catch (IOException e) {
            throw new IOException("The lines up to " + line + " are not taken over: " + e.getMessage(), e);
        }
        int sent = batch.size();
        batch.clear();
        return sent;
    }
}
