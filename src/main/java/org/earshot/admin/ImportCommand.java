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
        int sent = 0;
        int added = 0;
        if (!file.toString().equals("-") && !Files.isReadable(file)) {
            throw new IOException("There is no file " + file + " that can be read");
        }
        try (BufferedReader lines = file.toString().equals("-") ? stdin() : Files.newBufferedReader(file)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (!text.isBlank()) {
                    batch.add(parse(json, text, line));
                }
                if (batch.size() == BATCH) {
                    sent += batch.size();
                    added += send(daemon, batch, line);
                }
            }
        }
        sent += batch.size();
        added += send(daemon, batch, line);
        spec.commandLine().getOut().println(sent + " mentions read from " + file + ", " + added + " of them new.");
        return 0;
    }

    private static BufferedReader stdin() {
        return new BufferedReader(new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode parse(ObjectMapper json, String text, int line) throws IOException {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("Line " + line + " is not a JSON object (column "
                    + e.getLocation().getColumnNr()
                    + "). Lines before it are taken over; mend it and run the command again");
        }
    }

    private static int send(ControlClient daemon, List<JsonNode> batch, int line)
            throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return 0;
        }
        try {
            int added = daemon.post("/api/v1/mentions", batch).path("stored").asInt();
            batch.clear();
            return added;
        } catch (IOException e) {
            throw new IOException("The lines up to " + line + " are not taken over: " + e.getMessage(), e);
        }
    }
}
