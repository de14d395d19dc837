package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earshot.admit.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds users. */
@Command(name = "user", description = "Adds users.")
final class UserCommand {
    private final Launch launch;

    @Spec
    private CommandSpec spec;

    UserCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Command(
            name = "add",
            description =
                    "Adds a user. The password comes from EARSHOT_USER_PASSWORD or standard input; without both a random one is printed.")
    int add(
            @Parameters(paramLabel = "NAME", description = "1 to 80 of a-z, 0-9, dot, dash and underscore.")
                    String name,
            @Option(names = "--role", required = true, description = "agent, supervisor or admin.") Role role,
            @Option(
                            names = "--language",
                            paramLabel = "LANGUAGE",
                            description = "en, es or pl; as their browser asks where it is missing.")
                    @Nullable
                    String language,
            @Option(
                            names = "--zone",
                            paramLabel = "ZONE",
                            description = "Time zone such as Europe/Madrid; as their browser says where it is missing.")
                    @Nullable
                    String zone)
            throws IOException, InterruptedException {
        Map<String, String> user = new LinkedHashMap<>();
        user.put("name", name);
        user.put("role", role.name().toLowerCase(Locale.ROOT));
        Optional.ofNullable(language).ifPresent(given -> user.put("language", given));
        Optional.ofNullable(zone).ifPresent(given -> user.put("zone", given));
        password().ifPresent(given -> user.put("password", given));
        JsonNode answer = ControlClient.of(launch).post("/api/v1/users", user);
        String made = user.containsKey("password")
                ? ""
                : " with the password " + answer.path("password").asText();
        spec.commandLine().getOut().println("User " + name + " is added as " + user.get("role") + made + ".");
        return 0;
    }

    private static Optional<String> password() throws IOException {
        String given = System.getenv("EARSHOT_USER_PASSWORD");
        if (given != null && !given.isEmpty()) {
            return Optional.of(given);
        }
        if (System.console() != null || System.in.available() == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine())
                .filter(line -> !line.isEmpty());
    }
}
